import {
  type Ask,
  makeReport,
  type Place,
  placesFor,
  type ReportDefinition,
  type ReportTable,
  reportsFor,
} from "../../../features/reports/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { type Question, type ReadAsk, readAsk, WHOLE_PROVINCE } from "./read-ask.ts";

export type Opened = ReadAsk & { report: ReportDefinition; places: readonly Place[]; behind: Behind | undefined };
/** A number of the report whose dossiers are asked for. */
export type Behind = { column: string; line: string };

/** What is asked in the address, or in `query`. @throws Problem 404 for a report that there is not, or not for this post */
export async function openReport(c: AppContext, query: URLSearchParams = new URL(c.req.url).searchParams): Promise<Opened> {
  const { actor } = officerOf(c);
  const report = reportsFor(actor).find(({ slug }) => slug === c.req.param("slug"));
  if (!report) throw notFound("Không có báo cáo này cho vai bạn đang làm. Hãy chọn trong danh sách báo cáo.");
  const own = await placesFor(c.var.services, actor);
  const places = actor.role === "controller" ? [{ id: WHOLE_PROVINCE, name: "Toàn tỉnh" }, ...own] : own;
  const column = query.get("cot");
  const behind = column === null ? undefined : { column, line: query.get("dong") ?? "" };
  return { ...readAsk({ query, report, officer: actor, places, now: c.var.services.clock.now() }), report, places, behind };
}

/** @throws Problem 404 for a number that the report does not have */
export async function tableOf(
  c: AppContext,
  { report, ask, behind }: { report: ReportDefinition; ask: Ask; behind: Behind | undefined },
): Promise<ReportTable> {
  const table = await makeReport(c.var.services, report, ask, behind);
  if (!table) throw notFound("Không có con số này trong báo cáo. Hãy mở lại báo cáo rồi bấm vào số.");
  return table;
}

/** "bao-cao-06a-thang-2026-12-2026-12-01T090000" */
export function fileName({ slug, momentOnly }: ReportDefinition, { period, at }: Question): string {
  return ["bao-cao", slug, ...(momentOnly ? [] : [period]), at.replaceAll(":", "")].join("-");
}
