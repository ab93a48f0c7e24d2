import { dateParts } from "../expr/index.ts";
import { moneyText, withPoints } from "./answers/money.ts";
import { partialDateText } from "./answers/partial-date.ts";
import { rowLines } from "./answers/row-text.ts";
import { isRowType } from "./answers/rows.ts";
import { settle } from "./settle.ts";
import type { Answers, AnswerValue, CaseContext, Field, Revision } from "./types.ts";

/** dd/MM/yyyy of a date yyyy-MM-dd; other text is returned as it is. */
export function dateOnScreen(text: string): string {
  const parts = dateParts(text);
  return parts ? `${String(parts.day).padStart(2, "0")}/${String(parts.month).padStart(2, "0")}/${parts.year}` : text;
}

/** An answer as people read it: dd/MM/yyyy, the label of a choice, Có or Không, 12.500 (four digits stay together, they may be a year), 8.000 đ, 03/1950. Blank answers give "". */
export function answerText(field: Pick<Field, "type" | "choices">, value: AnswerValue | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") {
    if (field.type === "pledge") return value ? "Đã cam đoan" : "Chưa cam đoan";
    return value ? "Có" : "Không";
  }
  if (typeof value === "number" && field.type === "money") return moneyText(value);
  if (typeof value === "number") return Math.abs(value) < 10_000 ? String(value) : withPoints(value);
  if (field.type === "choice") return field.choices?.find((choice) => choice.value === value)?.label ?? value;
  if (field.type === "partialDate") return partialDateText(value);
  return field.type === "date" ? dateOnScreen(value) : value;
}

/** An answer as lines to be shown one below the other: one for each row of a group or table, one otherwise, none when it is blank. */
export function answerLines(field: Field, answers: Readonly<Answers>): string[] {
  if (isRowType(field.type)) return rowLines(field, answers, answerText).filter((line) => line !== "");
  const text = answerText(field, Object.hasOwn(answers, field.id) ? answers[field.id] : undefined);
  return text === "" ? [] : [text];
}

/** Names in braces of a template such as `Đăng ký khai sinh cho {child.name}`. */
export const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => (match[1] ?? "").trim());

/**
 * Title of the dossier (trích yếu); the procedure's name while a part of it is unanswered. A person asked by number is called by the name that
 * the register knows, or the one declared in `<id>.name`: a title never shows an ID number.
 */
export function subjectOf(revision: Revision, ctx: CaseContext): string {
  const { engine, answers, registers } = settle(revision, ctx);
  const textOf = (name: string) => {
    const field = engine.fields.get(name);
    if (field?.type === "person") return registers[name]?.values.name ?? String(answers[`${name}.name`] ?? "");
    return field ? answerText(field, answers[name]) : "";
  };
  if (placeholders(revision.subject).some((name) => textOf(name) === "")) return revision.name;
  return revision.subject.replace(/\{([^{}]*)\}/g, (_, name: string) => textOf(name.trim()));
}
