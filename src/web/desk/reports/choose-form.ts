import { daysOf, type Period, periodName, periodOn } from "../../../core/reports/index.ts";
import type { Place, ReportDefinition } from "../../../features/reports/index.ts";
import { button, type FieldError, type Html, html, type Option, select } from "../../ui/index.ts";
import { REPORTS } from "./paths.ts";
import { FREE, periodSlug, type Question, readPeriod } from "./read-ask.ts";

const GROUPING_NAMES: Readonly<Record<string, string>> = {
  field: "Lĩnh vực",
  procedure: "Thủ tục",
  agency: "Cơ quan",
  day: "Ngày",
  channel: "Cách nộp hồ sơ",
  cashier: "Người thu",
};

type Params = {
  report: ReportDefinition;
  question: Question;
  places: readonly Place[];
  today: string;
  errors: readonly FieldError[];
};

/** What the report is asked for: period, agency, lines, instant. A plain GET, so that every answer has an address. */
export function chooseForm({ report, question, places, today, errors }: Params): Html {
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const period = report.momentOnly
    ? undefined
    : html`${select({ name: "ky", label: "Kỳ báo cáo", value: question.period, options: periodOptions(today, question.period) })}<div class="free-days">${plain({ name: "tu", label: "Từ ngày", type: "date", value: question.from, error: errorOf("tu") })}${plain({ name: "den", label: "Đến hết ngày", type: "date", value: question.until, error: errorOf("den") })}</div>`;
  const place =
    places.length > 1
      ? select({
          name: "don-vi",
          label: "Đơn vị",
          value: question.place,
          options: places.map(({ id, name }) => ({ value: id, label: name })),
        })
      : undefined;
  const grouping =
    report.groupings.length > 1
      ? select({
          name: "nhom",
          label: "Mỗi dòng là",
          value: question.grouping,
          options: report.groupings.map((value) => ({ value, label: GROUPING_NAMES[value]! })),
        })
      : undefined;
  const at = plain({ name: "luc", label: "Số liệu tính đến", type: "datetime-local", value: question.at, error: errorOf("luc") });
  return html`<form class="report-form" method="get" action="${REPORTS}/${report.slug}">${period}${place}${grouping}${at}${button({ text: "Xem", kind: "quiet" })}</form>`;
}

type Plain = { name: string; label: string; type: "date" | "datetime-local"; value: string; error: string | undefined };

/** The browser's own field for a day, or a day and hour: keys work, nothing is loaded. */
function plain({ name, label, type, value, error }: Plain): Html {
  const id = `f-${name}`;
  const step = type === "datetime-local" ? html` step="1"` : undefined;
  const wrong = error ? html` aria-invalid="true" aria-describedby="${id}-error"` : undefined;
  return html`<div class="${error ? "field wrong" : "field"}"><label for="${id}">${label}</label>${error && html`<p class="error" id="${id}-error">Lỗi: ${error}</p>`}<input type="${type}" id="${id}" name="${name}" value="${value}"${step}${wrong}></div>`;
}

/** The last thirteen months, five quarters, and what this year and the last one have; and what the address asked for. */
function periodOptions(today: string, asked: string): Option[] {
  const month = periodOn("month", today);
  const quarter = periodOn("quarter", today);
  const years = [month.year, month.year - 1];
  const periods: Period[] = [
    ...back(month, 12, 13),
    ...back(quarter, 4, 5),
    ...years.flatMap((year): Period[] => [
      { kind: "sixMonths", year },
      { kind: "nineMonths", year },
      { kind: "year", year },
    ]),
  ];
  const other = readPeriod(asked);
  if (other && !periods.some((one) => periodSlug(one) === asked)) periods.unshift(other);
  return [...periods.map((one) => ({ value: periodSlug(one), label: labelOf(one) })), { value: FREE, label: "Tự chọn ngày" }];
}

function back({ kind, year, number = 1 }: Period, perYear: number, count: number): Period[] {
  const last = year * perYear + number - 1;
  return Array.from({ length: count }, (_, i) => ({
    kind,
    year: Math.floor((last - i) / perYear),
    number: ((last - i) % perYear) + 1,
  }));
}

function labelOf(period: Period): string {
  const { from, until } = daysOf(period);
  const short = (iso: string) => `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
  return `${periodName(period)} (${short(from)} – ${short(until)})`;
}
