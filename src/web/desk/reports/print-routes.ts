import { Hono } from "hono";
import { listPrints, type ReportPrint, resumeBatch, startPrint, stopBatch, viewPrint } from "../../../features/batch/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf, wholeLateForm } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { sendPdf } from "../../send-pdf.ts";
import { fileName, type Opened, openReport, tableOf } from "./open-report.ts";
import { behindPath, printPath, reportPath } from "./paths.ts";
import { printPage, printStartPage, printsPage } from "./print-page.ts";
import { queryOf } from "./read-ask.ts";

/** Prints of long reports: begun, watched, stopped, gone on with, fetched. */
export function printRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/in", async (c) => printsPage(c, await listPrints(c.var.services, officerOf(c).actor)));
  app.get("/in/:id", async (c) => printPage(c, await printOf(c)));
  app.get("/in/:id/bao-cao.pdf", sendPrint);
  app.post("/in/:id/dung", (c) => then(c, stopBatch));
  app.post("/in/:id/tiep", (c) => then(c, resumeBatch));
  app.get("/:slug/in", async (c) => showStart(c, await askedIn(c)));
  app.post("/:slug/in", begin);
  return app;
}

/** What the address asks, or what was asked when the session ended. */
async function askedIn(c: AppContext): Promise<Opened> {
  const late = (await wholeLateForm(c))?.["cau-hoi"]?.[0];
  return late ? openReport(c, new URLSearchParams(late)) : openReport(c);
}

/** The question with its instant, so that what is made later has the figures of now. */
function wholeQuery({ question, report, behind }: Opened): URLSearchParams {
  const query = queryOf(question, report, true);
  if (behind) {
    query.set("cot", behind.column);
    query.set("dong", behind.line);
  }
  return query;
}

async function showStart(
  c: AppContext,
  opened: Opened,
  refused = opened.errors.map(({ message }) => message).join(" "),
): Promise<Response> {
  const { title, head, total: lines } = await tableOf(c, opened);
  const { slug } = opened.report;
  return printStartPage(c, { slug, query: wholeQuery(opened), title, head, lines, ...(refused && { refused }) });
}

async function begin(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const opened = await openReport(c, new URLSearchParams(form.get("cau-hoi")));
  if (opened.errors.length > 0) return showStart(c, opened);
  const { report, question, behind } = opened;
  const { title, total: lines } = await tableOf(c, opened);
  const { officer: actor, ...ask } = opened.ask;
  const query = queryOf(question, report, true);
  const address = behind ? behindPath(report.slug, query, behind.column, behind.line) : reportPath(report.slug, query);
  const order = { slug: report.slug, ask, ...(behind && { behind }), title, name: fileName(report, question), address, lines };
  const started = await startPrint(c.var.services, { actor, order, key });
  return started.ok ? c.redirect(printPath(started.batchId), 303) : showStart(c, opened, started.message);
}

async function printOf(c: AppContext): Promise<ReportPrint> {
  const print = await viewPrint(c.var.services, officerOf(c).actor, idOf(c));
  if (!print) throw new Problem(404);
  return print;
}

/** For whoever made it and while it is kept. */
async function sendPrint(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { output } = await printOf(c);
  if (!output || output.until <= services.clock.now().toString())
    throw notFound("Bản in này chưa xong, hoặc không còn; tệp chỉ giữ 24 giờ. Hãy mở báo cáo và in lại.");
  const stored = await services.files.get(output.sha256);
  return sendPdf(c, stored.subarray(0, output.size), output.name);
}

async function then(c: AppContext, act: typeof stopBatch): Promise<Response> {
  const id = idOf(c);
  await formOf(c);
  await act(c.var.services, officerOf(c).actor, id);
  return c.redirect(printPath(id), 303);
}

function idOf(c: AppContext): string {
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(c.req.param("id") ?? "")?.[0];
  if (!id) throw new Problem(404);
  return id;
}
