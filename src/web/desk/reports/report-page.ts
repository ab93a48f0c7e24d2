import type { Place, ReportDefinition, ReportRow, ReportTable } from "../../../features/reports/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, empty, type FieldError, type Html, html, link, notice, pagination, type SideSection } from "../../ui/index.ts";
import { DESK } from "../paths.ts";
import { chooseForm } from "./choose-form.ts";
import { behindPath, FORMATS, PRINTS, REPORTS, reportPath, savePath } from "./paths.ts";
import { type Question, queryOf } from "./read-ask.ts";
import { tableView } from "./table-view.ts";

export type ReportPageParams = {
  report: ReportDefinition;
  reports: readonly ReportDefinition[];
  table: ReportTable;
  rows: readonly ReportRow[];
  question: Question;
  places: readonly Place[];
  today: string;
  errors: readonly FieldError[];
  /** The dossiers behind a number are shown instead of the report. */
  behind?: { column: string; line: string } | undefined;
  page: number;
  pages: number;
};

/** A report: what is asked, the table, ways to take it along. */
export function reportPage(c: AppContext, params: ReportPageParams): Response {
  const { report, reports, table, question, places, today, errors, behind } = params;
  const query = queryOf(question, report, true);
  const home =
    c.var.session?.face === "officer" && c.var.session.actor?.role === "controller" ? undefined : back(DESK, "Cần làm ngay");
  const up = behind ? back(reportPath(report.slug, query), report.name) : home;
  const bar = html`${up}<h1>${behind ? table.title : report.name}</h1>`;
  const form = behind
    ? undefined
    : html`<p class="soft">${report.about}</p>${chooseForm({ report, question, places, today, errors })}`;
  const body = html`${form}${result(params, query)}`;
  return deskPage(c, {
    title: behind ? table.title : report.name,
    bar,
    body,
    errors: [...errors],
    side: { label: "Các báo cáo", sections: sideOf(reports, report, question) },
  });
}

function sideOf(reports: readonly ReportDefinition[], current: ReportDefinition, question: Question): SideSection[] {
  const items = reports.map((one) => ({
    href: reportPath(one.slug, queryOf(question, one, false)),
    text: one.name.split(":")[0]!,
    current: one.slug === current.slug,
  }));
  return [
    { title: "Báo cáo", items },
    { title: "Bản in dài", items: [{ href: PRINTS, text: "Các bản in của bạn", current: false }] },
  ];
}

function result({ report, table, rows, behind, page, pages }: ReportPageParams, query: URLSearchParams): Html {
  const head = html`<p class="report-head">${table.head.map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`;
  const findings = table.findings.map((body) => notice({ tone: "late", title: "Số liệu không khớp", body }));
  const notes = table.notes.map((note) => html`<p class="soft">${note}</p>`);
  const asked = new URLSearchParams(query);
  if (behind) {
    asked.set("cot", behind.column);
    asked.set("dong", behind.line);
  }
  const files = FORMATS.map((format) =>
    link({ href: savePath(report.slug, asked, format), text: `Tải ${format.toUpperCase()}`, look: "quiet" }),
  );
  if (table.total === 0) {
    // A period without dossiers is handed in, too.
    const save = !behind && html`<div class="bar">${files}<span class="soft">bản không phát sinh</span></div>`;
    return html`${findings}${head}${nothing(report, behind !== undefined)}${save}${notes}`;
  }
  const save = html`<div class="bar">${files}<span class="soft">${String(table.total)} ${behind || report.groupings.length === 0 ? "hồ sơ" : "dòng"}</span></div>`;
  const open =
    behind || !report.behind ? () => undefined : (column: string, line: string) => behindPath(report.slug, query, column, line);
  const turn = pagination({ page, pages, hrefOf: (to) => pageHref(report.slug, asked, behind !== undefined, to) });
  return html`${findings}${head}${save}${tableView(table, rows, open)}${turn}${notes}`;
}

function pageHref(slug: string, asked: URLSearchParams, behind: boolean, page: number): string {
  const query = new URLSearchParams(asked);
  query.set("trang", String(page));
  return `${REPORTS}/${slug}${behind ? "/ho-so" : ""}?${query}`;
}

function nothing(report: ReportDefinition, behind: boolean): Html {
  if (behind)
    return empty({
      title: "Không có hồ sơ nào",
      body: "Không có hồ sơ nào đứng sau con số này, hoặc bạn không được xem các hồ sơ đó.",
    });
  return report.momentOnly
    ? empty({ title: "Không có hồ sơ nào", body: "Vào lúc này không có hồ sơ nào như vậy." })
    : empty({
        title: "Không có số liệu trong kỳ này",
        body: "Đơn vị không có hồ sơ nào thuộc báo cáo này trong những ngày đã chọn. Hãy chọn kỳ khác, hoặc đơn vị khác.",
      });
}
