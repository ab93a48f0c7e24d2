import { Environment } from "@marcbachmann/cel-js";
import { CalendarDate, toCalendarDate, yearsBetween } from "./calendar-date.ts";
import { earliestDay, latestDay } from "./partial-date.ts";
import type { ValueType, Vocabulary } from "./types.ts";

type Macro = {
  arg: unknown;
  async: false;
  typeCheck(
    checker: { check(node: unknown, ctx: unknown): unknown; getType(name: string): unknown },
    macro: Macro,
    ctx: unknown,
  ): unknown;
  evaluate(evaluator: { tryEval(node: unknown, ctx: unknown): unknown }, macro: Macro, ctx: unknown): boolean;
};

const answered = ({ args }: { args: unknown[] }): Macro => ({
  arg: args[0],
  async: false,
  typeCheck(checker, macro, ctx) {
    checker.check(macro.arg, ctx);
    return checker.getType("bool");
  },
  evaluate: (evaluator, macro, ctx) => !(evaluator.tryEval(macro.arg, ctx) instanceof Error),
});

function readDate(text: string): CalendarDate {
  const date = toCalendarDate(text);
  if (!date) throw new Error(`not a date: ${text}`);
  return date;
}

const base = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40 } })
  .registerType("date", { ctor: CalendarDate, fields: {} })
  .registerOperator("date < date", (a: CalendarDate, b: CalendarDate) => a.day < b.day)
  .registerOperator("date <= date", (a: CalendarDate, b: CalendarDate) => a.day <= b.day)
  .registerOperator("date > date", (a: CalendarDate, b: CalendarDate) => a.day > b.day)
  .registerOperator("date >= date", (a: CalendarDate, b: CalendarDate) => a.day >= b.day)
  .registerOperator("date == date", (a: CalendarDate, b: CalendarDate) => a.day === b.day)
  .registerFunction("date(string): date", readDate)
  .registerFunction("earliest(string): date", (text: string) => readDate(earliestDay(text) ?? text))
  .registerFunction("latest(string): date", (text: string) => readDate(latestDay(text) ?? text))
  .registerFunction("daysBetween(date, date): int", (a: CalendarDate, b: CalendarDate) => BigInt(b.day - a.day))
  .registerFunction("yearsBetween(date, date): int", (a: CalendarDate, b: CalendarDate) => BigInt(yearsBetween(a, b)))
  .registerFunction("addDays(date, int): date", (a: CalendarDate, days: bigint) => new CalendarDate(a.day + Number(days)))
  .registerFunction("isPersonalId(string): bool", (text: string) => /^\d{12}$/.test(text))
  .registerFunction("answered(ast): bool", answered);

/** Functions an author may call, for messages and manuals. */
export const FUNCTIONS = {
  answered: "answered(tên) → đúng/sai: đã có câu trả lời hay chưa",
  isPersonalId: "isPersonalId(chữ) → đúng/sai: gồm đúng 12 chữ số như số định danh",
  date: 'date("2026-11-20") → ngày',
  earliest: "earliest(ngày có thể thiếu) → ngày sớm nhất có thể, ví dụ 1950 → 1950-01-01",
  latest: "latest(ngày có thể thiếu) → ngày muộn nhất có thể, ví dụ 1950 → 1950-12-31",
  daysBetween: "daysBetween(từ ngày, đến ngày) → số ngày, âm nếu ngược",
  yearsBetween: "yearsBetween(từ ngày, đến ngày) → số năm tròn",
  addDays: "addDays(ngày, số ngày) → ngày",
} as const;

const CEL_TYPES = {
  text: "string",
  choice: "string",
  number: "int",
  yesNo: "bool",
  date: "date",
  texts: "list<string>",
  textMap: "map<string, string>",
} as const satisfies Record<ValueType["kind"], string>;

const RESULT_TYPES: Readonly<Record<string, ValueType>> = {
  string: { kind: "text" },
  int: { kind: "number" },
  double: { kind: "number" },
  bool: { kind: "yesNo" },
  date: { kind: "date" },
  "list<string>": { kind: "texts" },
  "map<string, string>": { kind: "textMap" },
};

/** The type of a result that may leave the evaluator; `undefined` for the others (dyn, bytes, timestamp …). */
export const resultType = (celType: string): ValueType | undefined => RESULT_TYPES[celType];

/** CEL resolves no qualified names here, so `child.birthDate` is registered as `child_birthDate`: same length, positions stay true. */
export const flatName = (dotted: string): string => dotted.replaceAll(".", "_");

const environments = new WeakMap<Vocabulary, Environment>();

/** The environment of a vocabulary; built once, as building is expensive. */
export function environmentFor(vocabulary: Vocabulary): Environment {
  const known = environments.get(vocabulary);
  if (known) return known;
  const environment = base.clone();
  for (const [name, type] of Object.entries(vocabulary)) environment.registerVariable(flatName(name), CEL_TYPES[type.kind]);
  environments.set(vocabulary, environment);
  return environment;
}
