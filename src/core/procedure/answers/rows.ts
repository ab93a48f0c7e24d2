import type { Lookup, Vocabulary } from "../../expr/index.ts";
import type { Answers, AnswerValue, Choice, Field, FieldType } from "../types.ts";
import { namesOf } from "../vocabulary.ts";

/** Rows of a field that does not say otherwise. */
export const USUAL_ROWS = 20;
/** The most that `max` may say, that is stored and that is shown again, whatever is posted. */
export const MOST_ROWS = 100;

export const isRowType = (type: FieldType): type is "group" | "table" => type === "group" || type === "table";

/** Types that a question of a row may have: no register, no file. */
export const ROW_TYPES: readonly FieldType[] = [
  "text",
  "longText",
  "personName",
  "choice",
  "yesNo",
  "date",
  "partialDate",
  "number",
  "money",
  "address",
  "phone",
  "email",
];

type Rows = Pick<Field, "id" | "fields">;

/** Fewest and most rows of an answered field. */
export function rowLimits({ required, min, max }: Pick<Field, "required" | "min" | "max">): { min: number; max: number } {
  return { min: required ? Math.max(1, min ?? 1) : (min ?? 0), max: Math.min(max ?? USUAL_ROWS, MOST_ROWS) };
}

/** A question of one row as a field of its own: `history.2.from`. Rows count from 1. */
export const rowField = (group: Pick<Field, "id">, row: number, field: Field): Field => ({
  ...field,
  id: `${group.id}.${row}.${field.id}`,
});

/** Number of rows that a stored answer says; undefined when it says none, 0 when the question was left blank. */
export function rowCount(stored: AnswerValue | undefined): number | undefined {
  if (stored === "") return 0;
  return typeof stored === "number" && Number.isInteger(stored) && stored >= 0 ? Math.min(stored, MOST_ROWS) : undefined;
}

/** Names that conditions of a row may use beside all others: `row.from` is the answer `from` of the same row. */
export function rowNames(fields: readonly { id: string; type: FieldType; choices?: readonly Choice[] }[]): Vocabulary {
  const named = fields.flatMap((field) => Object.entries(namesOf(field)));
  return Object.fromEntries(named.map(([name, type]) => [`row.${name}`, type]));
}

/** Looks up `row.<name>` in one row and everything else as before. */
export function rowLookup(group: Pick<Field, "id">, row: number, answers: Answers, lookup: Lookup): Lookup {
  return (name) => {
    if (!name.startsWith("row.")) return lookup(name);
    const own = `${group.id}.${row}.${name.slice("row.".length)}`;
    return Object.hasOwn(answers, own) ? answers[own] : undefined;
  };
}

/** Whether a name belongs to a row of this field: `history.2.from`, and with parts `history.2.from.year`. */
export function isRowName(group: Rows, name: string): boolean {
  if (!name.startsWith(`${group.id}.`)) return false;
  const match = ROW.exec(name.slice(group.id.length + 1));
  return match !== null && (group.fields ?? []).some(({ id }) => id === match[2]);
}
const ROW = /^([1-9]\d{0,6})\.([a-z][A-Za-z0-9]*)(\.[A-Za-z]+)?$/;

/** The row of an input of this field and what follows it; undefined for other inputs. */
export function rowOfInput(group: Rows, name: string): { row: number; rest: string } | undefined {
  if (!isRowName(group, name)) return undefined;
  const [row = "", ...rest] = name.slice(group.id.length + 1).split(".");
  return { row: Number(row), rest: rest.join(".") };
}
