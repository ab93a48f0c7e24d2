import { Hono } from "hono";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../context.ts";
import { requirePerson } from "../guards.ts";
import { sharedPage } from "../shared-page.ts";
import { confirm, showConfirm, showDraft } from "./dossier/confirm.ts";
import { sendLetter, showLetterForm } from "./dossier/letters.ts";
import { showList } from "./dossier/list.ts";
import { rate, showRating } from "./dossier/rate.ts";
import { showReceipt } from "./dossier/receipt.ts";
import { showDossier } from "./dossier/show.ts";
import { beginSupplement } from "./dossier/supplement.ts";
import { showWithdraw, withdraw } from "./dossier/withdraw.ts";
import { showDossierFile, showDraftFile, showSlip } from "./files.ts";
import { saveAgency, showAgency } from "./filing/agency.ts";
import { showCheck, submit } from "./filing/check.ts";
import { discard } from "./filing/discard.ts";
import { saveFetch, showFetch } from "./filing/fetch.ts";
import { Filed } from "./filing/open.ts";
import { sendPaper, showPaper, takeBack } from "./filing/paper.ts";
import { AGENCY, CHECK, FETCH, paperPath } from "./filing/paths.ts";
import { answerQuestion, showQuestion } from "./filing/question.ts";
import { sendReport, showReport } from "./filing/report.ts";
import { showStart, start } from "./filing/start.ts";
import { uploads } from "./filing/upload.ts";
import { showChecklist } from "./find/checklist.ts";
import { showHistory } from "./find/history.ts";
import { showHome } from "./find/home.ts";
import { showProcedure } from "./find/procedure.ts";
import { sendBpmn, showProcess } from "./find/process.ts";
import { showSample } from "./find/sample.ts";
import { showSearch } from "./find/search.ts";
import { suggest } from "./find/suggest.ts";
import { mandateRoutes } from "./mandates/routes.ts";
import { showAgencies, showAgencyPage } from "./public/agency-pages.ts";
import { showCalendar } from "./public/calendar-page.ts";
import { showEssential } from "./public/essential-page.ts";
import { showAllProcedures, showField } from "./public/field-pages.ts";
import { showGuide, showGuides } from "./public/guide-pages.ts";
import { showLifeEvents } from "./public/life-page.ts";
import { showUsage } from "./public/usage-page.ts";
import { showTracking, track } from "./track.ts";

/** Pages of citizens. */
export function portal(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", showHome);
  app.get("/tim", sharedPage, showSearch);
  app.get("/toi-can", sharedPage, showGuides);
  app.get("/toi-can/:event", sharedPage, showGuide);
  app.get("/cuoc-song", sharedPage, showLifeEvents);
  app.get("/linh-vuc/:field", sharedPage, showField);
  app.get("/co-quan", sharedPage, showAgencies);
  app.get("/co-quan/:id", sharedPage, showAgencyPage);
  app.get("/lich-lam-viec", sharedPage, showCalendar);
  app.get("/thiet-yeu", sharedPage, showEssential);
  app.get("/thong-ke", sharedPage, showUsage);
  app.get("/thu-tuc", sharedPage, showAllProcedures);
  app.get("/tim/goi-y", suggest);
  app.get("/thu-tuc/:code", sharedPage, showProcedure);
  app.get("/thu-tuc/:code/can-mang", sharedPage, showChecklist);
  app.get("/thu-tuc/:code/lich-su", sharedPage, showHistory);
  app.get("/thu-tuc/:code/quy-trinh", sharedPage, showProcess);
  app.get("/thu-tuc/:code/quy-trinh.bpmn", sendBpmn);
  app.get("/thu-tuc/:code/mau/:template", showSample);
  app.get("/tra-cuu/:code?", showTracking);
  app.post("/tra-cuu", track);
  app.route("/", mandateRoutes());
  app.route("/nop", filing(services));
  app.route("/ho-so", dossiers());
  return app;
}

/** An address that takes forms only also leads on when opened: whoever signs in again in the middle of it comes back by GET. */
function filing(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requirePerson);
  app.onError((error, c) => {
    if (error instanceof Filed) return c.redirect(error.path, 303);
    throw error;
  });
  app.get("/:code/bat-dau", showStart);
  app.post("/:code/bat-dau", start);
  app.get("/:draftId/xoa", (c) => c.redirect("/ho-so", 303));
  app.post("/:draftId/xoa", discard);
  app.get(`/:draftId/${CHECK}`, showCheck);
  app.post(`/:draftId/${CHECK}`, submit);
  app.get(`/:draftId/${AGENCY}`, showAgency);
  app.post(`/:draftId/${AGENCY}`, saveAgency);
  app.get(`/:draftId/${FETCH}`, showFetch);
  app.post(`/:draftId/${FETCH}`, saveFetch);
  const upload = uploads(services);
  app.post("/:draftId/tai-len", upload);
  app.patch("/:draftId/tai-len/:uploadId", upload);
  app.get("/:draftId/tai-len/:uploadId", upload);
  app.get("/:draftId/chua-dung/:fieldId", showReport);
  app.post("/:draftId/chua-dung/:fieldId", sendReport);
  app.get("/:draftId/giay-to/:paperId", showPaper);
  app.post("/:draftId/giay-to/:paperId", sendPaper);
  app.get("/:draftId/giay-to/:paperId/xoa", (c) => c.redirect(paperPath(c.req.param("draftId"), c.req.param("paperId")), 303));
  app.post("/:draftId/giay-to/:paperId/xoa", takeBack);
  app.get("/:draftId/giay-to/:paperId/:sha", showDraftFile);
  app.get("/:draftId/:pageId", showQuestion);
  app.post("/:draftId/:pageId", answerQuestion);
  return app;
}

function dossiers(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requirePerson);
  app.get("/", showList);
  app.get("/:code", showDossier);
  app.get("/:code/da-nop", showReceipt);
  app.get("/:code/bo-sung", (c) => c.redirect(`/ho-so/${c.req.param("code")}`, 303));
  app.post("/:code/bo-sung", beginSupplement);
  app.get("/:code/xac-nhan", showConfirm);
  app.post("/:code/xac-nhan", confirm);
  app.get("/:code/du-thao.pdf", showDraft);
  app.get("/:code/thu", showLetterForm);
  app.post("/:code/thu", sendLetter);
  app.get("/:code/danh-gia", showRating);
  app.post("/:code/danh-gia", rate);
  app.get("/:code/rut", showWithdraw);
  app.post("/:code/rut", withdraw);
  app.get("/:code/giay-to/:sha", showDossierFile);
  app.get("/:code/phieu/:kind", showSlip);
  app.get("/:code/phieu/:kind/:version{[0-9]{1,6}}", showSlip);
  return app;
}
