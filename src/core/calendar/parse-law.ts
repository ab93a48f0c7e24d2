import { parseDocument } from "yaml";
import { z } from "zod";
import { createCalendar } from "./create-calendar.ts";
import { LAW_SCHEMAS } from "./law-schema.ts";
import type { Allowance, HolidayLaw, Hours, HoursPeriod } from "./types.ts";

/** A rule with its period of validity; both dates (yyyy-MM-dd) are included, `to` absent while it is in force. */
export type Dated<Rule> = Rule & { from: string; to?: string | undefined; legal: string };

/** What `law/` says about time. */
export type Law = {
  holidays: HolidayLaw;
  /** Of those that hold on a day the last one counts. */
  workingHours: Dated<HoursPeriod>[];
  /** Hours of single agencies, by identification code; they go before the usual ones. */
  agencies: Readonly<Record<string, Dated<HoursPeriod>[]>>;
  /** `warnAfter`: working hours after which the officers are warned. */
  onlineIntake: Dated<{ allowance: Allowance; warnAfter: { hours: number[]; legal: string } }>[];
  sameDay: Dated<{ /** "HH:mm" */ cutOff: string }>[];
};

/** `file` and `path` (e.g. `holidays[3].date`) say where, `message` says in Vietnamese what to mend. */
export type LawProblem = { file: string; path: string; message: string };
export type ParsedLaw = { ok: true; law: Law } | { ok: false; problems: LawProblem[] };

const VIETNAMESE = z.locales.vi().localeError;

/** Reads the texts of `law/*.yaml`, keyed by file name ("holidays.yaml"). Reports all problems at once. */
export function parseLaw(files: Readonly<Record<string, string>>): ParsedLaw {
  const problems: LawProblem[] = [];
  const holidays = parseFile("holidays", LAW_SCHEMAS.holidays, files, problems);
  const hours = parseFile("working-hours", LAW_SCHEMAS["working-hours"], files, problems);
  const intake = parseFile("intake", LAW_SCHEMAS.intake, files, problems);
  const hourLists = hours
    ? [
        ["workingHours", hours.workingHours] as const,
        ...Object.entries(hours.agencies).map(([id, list]) => [`agencies.${id}`, list] as const),
      ]
    : [];
  for (const [path, list] of hourLists) checkPeriods("working-hours.yaml", path, list, problems);
  if (intake) checkPeriods("intake.yaml", "onlineIntake", intake.onlineIntake, problems);
  if (intake) checkPeriods("intake.yaml", "sameDay", intake.sameDay, problems);
  if (holidays) checkHolidays(holidays, problems);
  for (const [path, list] of hourLists) {
    list.forEach((rule, i) => {
      tryCalendar("working-hours.yaml", `${path}[${i}].hours`, rule.hours, { holidays: [], swapDays: [] }, problems);
    });
  }
  if (intake) checkWarnings(intake.onlineIntake, problems);
  if (!holidays || !hours || !intake || problems.length > 0) return { ok: false, problems };
  return { ok: true, law: { holidays, ...hours, ...intake } };
}

/** The rule in force on a day (yyyy-MM-dd). @throws RangeError when the law has none for that day */
export function ruleOn<Rule extends { from: string; to?: string | undefined }>(rules: readonly Rule[], date: string): Rule {
  const found = rules.find((rule) => rule.from <= date && (rule.to === undefined || date <= rule.to));
  if (!found) throw new RangeError(`Không có quy định nào đang có hiệu lực ngày ${date}. Hãy bổ sung vào thư mục law.`);
  return found;
}

function parseFile<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  files: Readonly<Record<string, string>>,
  problems: LawProblem[],
): z.output<Schema> | undefined {
  const file = `${name}.yaml`;
  const text = files[file];
  if (text === undefined) {
    problems.push({ file, path: "", message: "Không có tệp này." });
    return undefined;
  }
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const line = error.linePos?.[0].line;
      problems.push({
        file,
        path: line === undefined ? "" : `dòng ${line}`,
        message: `Không đọc được YAML: ${error.message.split("\n")[0]}`,
      });
    }
    return undefined;
  }
  const parsed = schema.safeParse(document.toJS(), { error: VIETNAMESE });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) problems.push({ file, path: showPath(issue.path), message: issue.message });
  return undefined;
}

function showPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

type Period = { from: string; to?: string | undefined; season?: object | undefined };

/** Rules follow each other; those of a season lie over the others. */
function checkPeriods(file: string, list: string, rules: readonly Period[], problems: LawProblem[]): void {
  rules.forEach((rule, i) => {
    const path = `${list}[${i}]`;
    if (rule.to !== undefined && rule.to < rule.from) problems.push({ file, path, message: "Ngày cuối đứng trước ngày đầu." });
    if (rule.season) return;
    const previous = rules.slice(0, i).findLast(({ season }) => !season);
    if (previous && (previous.to === undefined || previous.to >= rule.from)) {
      problems.push({
        file,
        path,
        message: "Thời gian áp dụng chồng lên quy định đứng trước. Hãy ghi ngày cuối cho quy định trước.",
      });
    }
  });
}

function checkHolidays(law: HolidayLaw, problems: LawProblem[]): void {
  const seen = new Set<string>();
  for (const list of ["holidays", "swapDays"] as const) {
    law[list].forEach(({ date }, i) => {
      if (seen.has(date))
        problems.push({ file: "holidays.yaml", path: `${list}[${i}].date`, message: `Ngày ${date} được ghi hai lần.` });
      seen.add(date);
    });
  }
  const off = new Set(law.holidays.map(({ date }) => date));
  law.swapDays.forEach((swapDay, i) => {
    if (swapDay.for && !off.has(swapDay.for)) {
      const message = `Ngày ${swapDay.for} được làm bù nhưng không có trong danh sách ngày nghỉ.`;
      problems.push({ file: "holidays.yaml", path: `swapDays[${i}].for`, message });
    }
    const alone: HolidayLaw = { holidays: [], swapDays: [swapDay] };
    tryCalendar("holidays.yaml", `swapDays[${i}]`, { fri: ["07:30-11:30"] }, alone, problems);
  });
}

function checkWarnings(rules: Law["onlineIntake"], problems: LawProblem[]): void {
  rules.forEach(({ allowance, warnAfter: { hours } }, i) => {
    const limit = allowance.unit === "HOUR" ? allowance.qty : Number.POSITIVE_INFINITY;
    if (hours.every((hour, at) => hour < limit && hour > (hours[at - 1] ?? 0))) return;
    problems.push({
      file: "intake.yaml",
      path: `onlineIntake[${i}].warnAfter.hours`,
      message: "Các mốc nhắc phải tăng dần và đứng trước hạn tiếp nhận.",
    });
  });
}

function tryCalendar(file: string, path: string, hours: Hours, law: HolidayLaw, problems: LawProblem[]): void {
  try {
    createCalendar({ hours, law });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ file, path, message: error.message });
  }
}
