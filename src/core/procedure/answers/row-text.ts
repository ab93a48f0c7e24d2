import type { Answers, AnswerValue, Field } from "../types.ts";
import { rowCount, rowField } from "./rows.ts";

/** Types whose value says by itself what it is about. */
const SPEAKING: readonly string[] = ["text", "longText", "personName", "choice", "address", "phone", "email"];
const SPAN = /^(từ|đến)(?=\s|$)/i;

/**
 * One line for each row, e.g. "Từ 2010 đến 2015 – xã Thượng Lâm – làm ruộng". Questions whose label begins with “Từ” or “Đến” read as a span;
 * other numbers and dates keep their label.
 */
export function rowLines(
  field: Pick<Field, "id" | "fields">,
  answers: Readonly<Answers>,
  textOf: (field: Field, value: AnswerValue | undefined) => string,
): string[] {
  const count = rowCount(answers[field.id]) ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const parts: { text: string; span: string | undefined }[] = [];
    for (const one of field.fields ?? []) {
      const own = rowField(field, index + 1, one);
      const value = textOf(own, Object.hasOwn(answers, own.id) ? answers[own.id] : undefined).replace(/\s*\n\s*/g, " ");
      if (value === "") continue;
      const span = SPAN.exec(one.label)?.[1];
      const last = parts.at(-1);
      if (span && last?.span) last.text += ` ${span.toLocaleLowerCase("vi")} ${value}`;
      else if (span) parts.push({ text: `${capital(span)} ${value}`, span });
      else parts.push({ text: SPEAKING.includes(one.type) ? value : `${one.label}: ${value}`, span: undefined });
    }
    return parts.map(({ text }) => text).join(" – ");
  });
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1).toLocaleLowerCase("vi");
