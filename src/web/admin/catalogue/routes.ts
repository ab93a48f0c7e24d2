import { Hono } from "hono";
import type { AppEnv } from "../../context.ts";
import { requireOfficer } from "../../guards.ts";
import { beginNew, importUpload, showImport, showNew } from "./begin-pages.ts";
import { BPMN, sendEditBpmn, takeBpmn } from "./edit/bpmn.ts";
import { showCase, showCases } from "./edit/cases-page.ts";
import { saveFile, showFiles } from "./edit/files-page.ts";
import { actOnList } from "./edit/list-acts.ts";
import { LIST_ACTS } from "./edit/list-view.ts";
import { discardParked, showNames, showParked } from "./edit/more-pages.ts";
import { saveNode, showNode } from "./edit/node-page.ts";
import { actOnEdit, showReview } from "./edit/review-page.ts";
import { takeUnseen } from "./edit/take-unseen.ts";
import { groupRoutes } from "./groups/routes.ts";
import { showCatalogue } from "./list-page.ts";
import { CASES, editPath, FILES, NAMES, PREVIEW, REBASE, REVIEW } from "./paths.ts";
import { ofEdit, ofRevision, previewRoutes } from "./preview/routes.ts";
import { beginEdit, compareRevisions, sendRevision, showRevisions, withdraw } from "./procedure-page.ts";

/** Procedures as living data: written, checked, approved and published on screen. */
export function catalogueDesk(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer("controller", "leader"));
  app.get("/", showCatalogue);
  app.get("/moi", showNew);
  app.post("/moi", beginNew);
  app.get("/nhap", showImport);
  app.post("/nhap", importUpload);
  app.route("/nhom", groupRoutes());
  app.route("/soan/:id", editRoutes());
  app.get("/:code", showRevisions);
  app.post("/:code/soan", beginEdit);
  app.post("/:code/bai-bo", withdraw);
  app.get("/:code/so-sanh", compareRevisions);
  app.get("/:code/ban/:revision/tep", sendRevision);
  app.route(`/:code/ban/:revision/${PREVIEW}`, previewRoutes(ofRevision));
  return app;
}

function editRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => c.redirect(editPath(c.req.param("id") ?? "", "chung"), 303));
  app.route(`/${PREVIEW}`, previewRoutes(ofEdit));
  app.get(`/${CASES}`, showCases);
  app.get(`/${CASES}/:file`, showCase);
  app.get(`/${FILES}`, showFiles);
  app.post(`/${FILES}`, saveFile);
  app.get(`/${NAMES}`, showNames);
  app.get("/cat/:parked", showParked);
  app.post("/cat/:parked", discardParked);
  app.post(`/${REBASE}`, takeUnseen);
  app.get(`/${REVIEW}`, showReview);
  app.post(`/${REVIEW}`, actOnEdit);
  app.get(`/quy-trinh/${BPMN}`, sendEditBpmn);
  app.post(`/quy-trinh/${BPMN}`, takeBpmn);
  app.post(`/:section/${LIST_ACTS}`, actOnList);
  app.get("/:section/:place?", showNode);
  app.post("/:section/:place?", saveNode);
  return app;
}
