import { Hono } from "hono";
import {
  type Ask,
  makeReport,
  type Place,
  placesFor,
  type ReportDefinition,
  type ReportRow,
  type ReportTable,
  reportsFor,
} from "../../../features/reports/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import type { Format } from "./paths.ts";
import { REPORTS } from "./paths.ts";
import { type Question, type ReadAsk, readAsk, WHOLE_PROVINCE } from "./read-ask.ts";
import { reportPage } from "./report-page.ts";
import { sendTable } from "./send-table.ts";

/** Reports for officers of an agency and for the controller. */
export function reportRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer());
  app.get("/", (c) => c.redirect(`${REPORTS}/${reportsFor(officerOf(c).actor)[0]!.slug}`, 303));
  app.get("/:slug", show);
  app.get("/:slug/ho-so", show);
  app.get("/:slug/:file{tai\\.(?:xlsx|csv|pdf)}", save);
  return app;
}

type Opened = ReadAsk & { report: ReportDefinition; places: readonly Place[]; behind: Behind | undefined };
type Behind = { column: string; line: string };

/** What is asked in the address. @throws Problem 404 for a report that there is not, or not for this post */
async function open(c: AppContext): Promise<Opened> {
  const { actor } = officerOf(c);
  const report = reportsFor(actor).find(({ slug }) => slug === c.req.param("slug"));
  if (!report) throw notFound("Không có báo cáo này cho vai bạn đang làm. Hãy chọn trong danh sách báo cáo.");
  const own = await placesFor(c.var.services, actor);
  const places = actor.role === "controller" ? [{ id: WHOLE_PROVINCE, name: "Toàn tỉnh" }, ...own] : own;
  const query = new URL(c.req.url).searchParams;
  const column = query.get("cot");
  const behind = column === null ? undefined : { column, line: query.get("dong") ?? "" };
  return { ...readAsk({ query, report, officer: actor, places, now: c.var.services.clock.now() }), report, places, behind };
}

async function tableOf(
  c: AppContext,
  { report, ask, behind }: { report: ReportDefinition; ask: Ask; behind: Behind | undefined },
): Promise<ReportTable> {
  const table = await makeReport(c.var.services, report, ask, behind);
  if (!table) throw notFound("Không có con số này trong báo cáo. Hãy mở lại báo cáo rồi bấm vào số.");
  return table;
}

const ROWS = 50;
/** Lines of a report that is no list of dossiers are shown at once. */
const MOST_LINES = 2000;

async function show(c: AppContext): Promise<Response> {
  const opened = await open(c);
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
  const opened = await open(c);
  const format = (c.req.param("file") ?? "").slice("tai.".length) as Format;
  return sendTable(c, {
    ask: opened.ask,
    table: await tableOf(c, opened),
    format,
    name: fileName(opened.report, opened.question),
  });
}

/** "bao-cao-06a-thang-2026-12-2026-12-01T090000" */
function fileName({ slug, momentOnly }: ReportDefinition, { period, at }: Question): string {
  return ["bao-cao", slug, ...(momentOnly ? [] : [period]), at.replaceAll(":", "")].join("-");
}
