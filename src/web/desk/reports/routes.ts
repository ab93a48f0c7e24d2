import { Hono } from "hono";
import { PRINTED_AT_ONCE, type ReportRow, reportsFor } from "../../../features/reports/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { fileName, openReport, tableOf } from "./open-report.ts";
import type { Format } from "./paths.ts";
import { printStartPath } from "./paths.ts";
import { printRoutes } from "./print-routes.ts";
import { reportPage } from "./report-page.ts";
import { sendTable } from "./send-table.ts";
import { reportsPage } from "./start-page.ts";

/** Reports for officers of an agency and for the controller. */
export function reportRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer());
  app.get("/", (c) => reportsPage(c, reportsFor(officerOf(c).actor)));
  app.route("/", printRoutes());
  app.get("/:slug", show);
  app.get("/:slug/ho-so", show);
  app.get("/:slug/:file{tai\\.(?:xlsx|csv|pdf)}", save);
  return app;
}

const ROWS = 50;
/** Lines of a report that is no list of dossiers are shown at once. */
const MOST_LINES = 2000;

async function show(c: AppContext): Promise<Response> {
  const opened = await openReport(c);
  const { report, places, question, errors } = opened;
  const behind = c.req.path.endsWith("/ho-so") ? opened.behind : undefined;
  const table = await tableOf(c, { ...opened, behind });
  const size = behind || report.groupings.length === 0 ? ROWS : MOST_LINES;
  const pages = Math.max(1, Math.ceil(table.total / size));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query("trang") ?? 1)) || 1));
  const rows: ReportRow[] = [];
  for await (const part of table.parts({ offset: (page - 1) * size, limit: size })) rows.push(...part);
  const reports = reportsFor(officerOf(c).actor);
  return reportPage(c, { report, reports, table, rows, question, places, today: today(c), errors, behind, page, pages });
}

const today = (c: AppContext): string => c.var.services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();

async function save(c: AppContext): Promise<Response> {
  const opened = await openReport(c);
  const { ask, report, question } = opened;
  const format = (c.req.param("file") ?? "").slice("tai.".length) as Format;
  const table = await tableOf(c, opened);
  if (format === "pdf" && table.total > PRINTED_AT_ONCE)
    return c.redirect(printStartPath(report.slug, new URL(c.req.url).searchParams), 303);
  return sendTable(c, { ask, table, format, name: fileName(report, question) });
}
