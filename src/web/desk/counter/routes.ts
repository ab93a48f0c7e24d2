import { Hono } from "hono";
import type { AppEnv } from "../../context.ts";
import { requireOfficer } from "../../guards.ts";
import { showBook } from "./book.ts";
import { showReady } from "./collect.ts";
import { showDifficulties } from "./difficulties.ts";
import { showFigures } from "./figures.ts";
import { showStart, startVisit } from "./start.ts";
import {
  doSpotAct,
  leave,
  resumeVisit,
  saveDifficulties,
  sendForm,
  showVisit,
  showVisitFile,
  takeOfVisit,
  typeByHand,
} from "./visit.ts";
import { showWaiting } from "./waiting.ts";

/** The counter: whoever sits down is received here, and where the law allows it leaves with the result. */
export function counterRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", requireOfficer("receptionist"), showStart);
  app.post("/", requireOfficer("receptionist"), startVisit);
  app.get("/khach", showWaiting);
  app.get("/so-lieu", showFigures);
  app.get("/so-chung-thuc", showBook);
  app.get("/kho-khan", showDifficulties);
  app.get("/tra", requireOfficer("receptionist"), showReady);
  app.get("/:visit", showVisit);
  app.get("/:visit/tep/:sha", showVisitFile);
  app.post("/:visit/go-tay", typeByHand);
  app.post("/:visit/to-khai", sendForm);
  app.post("/:visit/tiep", resumeVisit);
  app.post("/:visit/lam/:act", doSpotAct);
  app.post("/:visit/thu-tien", takeOfVisit);
  app.post("/:visit/thoi", leave);
  app.post("/:visit/kho-khan", saveDifficulties);
  return app;
}
