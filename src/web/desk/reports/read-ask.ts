import { daysOf, type Period, periodName, periodOn, type StatutoryKind, seenAt, windowOf } from "../../../core/reports/index.ts";
import { type Ask, GROUPINGS, type Officer, type Place, type ReportDefinition } from "../../../features/reports/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { FieldError } from "../../ui/index.ts";

/** What was asked for, as the address has it; filled up with what is usual. */
export type Question = {
  period: string;
  /** Days yyyy-MM-dd, or what was typed instead. */
  from: string;
  until: string;
  /** Local time of the figures, yyyy-MM-ddTHH:mm:ss. */
  at: string;
  /** As it was typed; empty when the newest figures were asked for. */
  typedAt: string;
  grouping: string;
  place: string;
};
export type ReadAsk = { ask: Ask; question: Question; errors: FieldError[] };

/** Acts of the last moments may still be on their way into the log; figures are taken where nothing can come in behind. */
const SETTLED = { seconds: 2 };
const KINDS: Readonly<Record<string, StatutoryKind>> = {
  thang: "month",
  quy: "quarter",
  "6-thang": "sixMonths",
  "9-thang": "nineMonths",
  nam: "year",
};
export const FREE = "tu-chon";
export const WHOLE_PROVINCE = "toan-tinh";

/** "thang-2026-12", "quy-2026-4", "6-thang-2026", "nam-2026". */
export function periodSlug({ kind, year, number }: Period): string {
  const slug = Object.entries(KINDS).find(([, one]) => one === kind)![0];
  return [slug, year, ...(number === undefined ? [] : [number])].join("-");
}

/** The period of an address; undefined for what is none. */
export function readPeriod(slug: string): Period | undefined {
  const [, name = "", year, number] = /^(thang|quy|6-thang|9-thang|nam)-(20\d{2})(?:-(\d{1,2}))?$/.exec(slug) ?? [];
  const kind = KINDS[name];
  if (!kind || !year || (kind === "month" || kind === "quarter") !== (number !== undefined)) return undefined;
  const period = { kind, year: Number(year), ...(number !== undefined && { number: Number(number) }) };
  try {
    daysOf(period);
    return period;
  } catch {
    return undefined;
  }
}

type Reading = {
  query: URLSearchParams;
  report: ReportDefinition;
  officer: Officer;
  places: readonly Place[];
  now: Temporal.Instant;
};

/** The question of an address. What is wrong is said, and the usual is asked instead: the present month, now, the own agency. */
export function readAsk({ query, report, officer, places, now }: Reading): ReadAsk {
  const errors: FieldError[] = [];
  const latest = now.subtract(SETTLED).round({ smallestUnit: "second", roundingMode: "floor" });
  const asOf = readInstant(query.get("luc") ?? "", latest, errors);
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  const usual = periodOn("month", today);
  const asked = query.get("ky") ?? "";
  const typed = asked === FREE ? readDays(query, errors) : undefined;
  const period = typed ? undefined : (readPeriod(asked) ?? usual);
  const days = typed ?? daysOf(period!);
  const grouping = GROUPINGS.find((one) => one === query.get("nhom") && report.groupings.includes(one)) ?? report.groupings[0];
  const place = placeOf(query.get("don-vi") ?? "", places, officer);
  const ask: Ask = {
    officer,
    agencies: place.id === WHOLE_PROVINCE ? undefined : [place.id],
    place: place.name,
    days,
    periodName: period ? periodName(period) : "",
    window: seenAt(windowOf(days), asOf),
    asOf,
    grouping: grouping ?? "field",
  };
  return {
    ask,
    errors,
    question: {
      period: asked === FREE ? FREE : periodSlug(period!),
      from: typedDay(query.get("tu")) ?? days.from,
      until: typedDay(query.get("den")) ?? days.until,
      at: localText(asOf),
      typedAt: query.get("luc") ?? "",
      grouping: ask.grouping,
      place: place.id,
    },
  };
}

/**
 * The question as an address. With the instant it says everything, so that a saved or sent link shows the same figures for ever; without it the
 * newest figures are asked for, unless somebody typed an instant.
 */
export function queryOf(
  { period, from, until, at, typedAt, grouping, place }: Question,
  { momentOnly, groupings }: ReportDefinition,
  fixed: boolean,
): URLSearchParams {
  const query = new URLSearchParams();
  if (!momentOnly) {
    query.set("ky", period);
    if (period === FREE) {
      query.set("tu", from);
      query.set("den", until);
    }
  }
  if (fixed || typedAt) query.set("luc", at);
  if (groupings.length > 1) query.set("nhom", grouping);
  query.set("don-vi", place);
  return query;
}

function placeOf(id: string, places: readonly Place[], officer: Officer): Place {
  const found = places.find((one) => one.id === id);
  if (found) return found;
  // The controller looks at the province first, officers at their own agency.
  return places.find((one) => one.id === (officer.role === "controller" ? WHOLE_PROVINCE : officer.agencyId)) ?? places[0]!;
}

function readDays(query: URLSearchParams, errors: FieldError[]): { from: string; until: string } | undefined {
  const from = dayOf(query.get("tu") ?? "");
  const until = dayOf(query.get("den") ?? "");
  if (!from) errors.push({ field: "tu", message: "Ngày đầu chưa đúng. Hãy ghi đủ ngày, tháng, năm, ví dụ 15/11/2026." });
  if (!until) errors.push({ field: "den", message: "Ngày cuối chưa đúng. Hãy ghi đủ ngày, tháng, năm, ví dụ 15/11/2026." });
  if (!from || !until) return undefined;
  if (from <= until) return { from, until };
  errors.push({ field: "den", message: "Ngày cuối đứng trước ngày đầu. Hãy đổi lại." });
  return undefined;
}

/** 14/11/2026, as it is written here, or yyyy-MM-dd; undefined for what is no day. */
function dayOf(text: string): string | undefined {
  const iso = isoDay(text.trim());
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(iso)) return undefined;
  try {
    return Temporal.PlainDate.from(iso, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}

const isoDay = (text: string): string =>
  text.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );

const typedDay = (text: string | null): string | undefined => (text === null ? undefined : (dayOf(text) ?? text));

/** 17:00 14/11/2026, 14/11/2026 17:00 or yyyy-MM-ddTHH:mm. @throws RangeError for what is no instant */
function instantOf(text: string): Temporal.Instant {
  const words = text.trim().split(/[\sT]+/);
  const time = words.find((word) => /^\d{1,2}:\d{2}(:\d{2})?$/.test(word));
  const day = dayOf(words.find((word) => word !== time) ?? "");
  if (!time || !day || words.length !== 2) throw new RangeError(text);
  return Temporal.PlainDateTime.from(`${day}T${time.padStart(time.length < 6 ? 5 : 8, "0")}`, { overflow: "reject" })
    .toZonedDateTime(TIME_ZONE)
    .toInstant();
}

function readInstant(text: string, latest: Temporal.Instant, errors: FieldError[]): string {
  const usual = latest.toString({ smallestUnit: "millisecond" });
  if (!text.trim()) return usual;
  try {
    const at = instantOf(text);
    if (Temporal.Instant.compare(at, latest) <= 0) return at.toString({ smallestUnit: "millisecond" });
    errors.push({
      field: "luc",
      message: "Lúc lấy số liệu chưa tới. Hãy chọn lúc đã qua, hoặc để trống để lấy số liệu mới nhất.",
    });
  } catch {
    errors.push({ field: "luc", message: "Lúc lấy số liệu chưa đúng. Hãy ghi ngày và giờ, ví dụ 14/11/2026 17:00." });
  }
  return usual;
}

/** In Vietnam, for addresses. */
const localText = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE).toPlainDateTime().toString({ smallestUnit: "second" });
