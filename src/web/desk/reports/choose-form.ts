import { daysOf, type Period, periodName, periodOn } from "../../../core/reports/index.ts";
import type { Place, ReportDefinition } from "../../../features/reports/index.ts";
import { button, type FieldError, type Html, html, type Option, select, text } from "../../ui/index.ts";
import { REPORTS } from "./paths.ts";
import { FREE, periodSlug, type Question, readPeriod } from "./read-ask.ts";

const GROUPING_NAMES: Readonly<Record<string, string>> = {
  field: "Lĩnh vực",
  procedure: "Thủ tục",
  agency: "Cơ quan",
  day: "Ngày",
  channel: "Cách nộp hồ sơ",
  cashier: "Người thu",
  holder: "Người giữ bước lúc hết hạn",
  receiver: "Cán bộ tiếp nhận",
  drafter: "Người thụ lý (lập kết quả)",
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
  const errorOf = (field: string) => {
    const error = errors.find((one) => one.field === field)?.message;
    return error === undefined ? {} : { error };
  };
  const day = (name: string, label: string, value: string) =>
    text({ name, label, value: onScreen(value), width: 10, ...errorOf(name) });
  const period = report.momentOnly
    ? undefined
    : html`${select({ name: "ky", label: "Kỳ báo cáo", value: question.period, options: periodOptions(today, question.period) })}<div class="free-days">${day("tu", "Từ ngày", question.from)}${day("den", "Đến hết ngày", question.until)}</div>`;
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
  const at = text({
    name: "luc",
    label: "Số liệu tính đến (trống: mới nhất)",
    value: onScreen(question.typedAt),
    width: 20,
    maxLength: 30,
    ...errorOf("luc"),
  });
  return html`<form class="report-form" method="get" action="${REPORTS}/${report.slug}">${period}${place}${grouping}${at}${button({ text: "Xem", kind: "quiet" })}</form>`;
}

/** An address has yyyy-MM-dd and yyyy-MM-ddTHH:mm:ss; people read and type 14/11/2026 17:00. What they mistyped stays. */
const onScreen = (typed: string): string => typed.replace(/^(\d{4})-(\d{2})-(\d{2})(?:T(\S+))?$/, "$3/$2/$1 $4").trim();

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
