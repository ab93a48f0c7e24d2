import { parseDocument } from "yaml";
import { z } from "zod";
import { createCalendar } from "./create-calendar.ts";
import { LAW_SCHEMAS } from "./law-schema.ts";
import type { Allowance, HolidayLaw, WeeklyHours } from "./types.ts";

/** A rule with its period of validity; both dates (yyyy-MM-dd) are included, `to` absent while it is in force. */
export type Dated<Rule> = Rule & { from: string; to?: string | undefined; legal: string };

/** What `law/` says about time. */
export type Law = {
  holidays: HolidayLaw;
  workingHours: Dated<{ hours: WeeklyHours }>[];
  onlineIntake: Dated<{ allowance: Allowance }>[];
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
  if (hours) checkPeriods("working-hours.yaml", "workingHours", hours.workingHours, problems);
  if (intake) checkPeriods("intake.yaml", "onlineIntake", intake.onlineIntake, problems);
  if (intake) checkPeriods("intake.yaml", "sameDay", intake.sameDay, problems);
  if (holidays) checkHolidays(holidays, problems);
  hours?.workingHours.forEach((rule, i) => {
    tryCalendar("working-hours.yaml", `workingHours[${i}].hours`, rule.hours, { holidays: [], swapDays: [] }, problems);
  });
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

function checkPeriods(
  file: string,
  list: string,
  rules: readonly { from: string; to?: string | undefined }[],
  problems: LawProblem[],
): void {
  rules.forEach((rule, i) => {
    const path = `${list}[${i}]`;
    if (rule.to !== undefined && rule.to < rule.from) problems.push({ file, path, message: "Ngày cuối đứng trước ngày đầu." });
    const previous = rules[i - 1];
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
  law.swapDays.forEach((swapDay, i) => {
    const alone: HolidayLaw = { holidays: [], swapDays: [swapDay] };
    tryCalendar("holidays.yaml", `swapDays[${i}]`, { fri: ["07:30-11:30"] }, alone, problems);
  });
}

function tryCalendar(file: string, path: string, hours: WeeklyHours, law: HolidayLaw, problems: LawProblem[]): void {
  try {
    createCalendar({ hours, law });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ file, path, message: error.message });
  }
}
