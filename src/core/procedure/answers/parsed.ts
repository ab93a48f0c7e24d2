import type { Answers, AnswerValue, Field } from "../types.ts";

/** What arrives from a form: by input name. */
export type FormInput = Readonly<Record<string, string | undefined>>;
export type ParsedField =
  | {
      ok: true;
      value: AnswerValue;
      warnings: string[];
      /** Answers beside the field's own, by their full names; "" takes an earlier one back. */
      more?: Answers;
    }
  | {
      ok: false;
      message: string;
      /** The input that is meant, without the field's id: `year` of `<id>.year`. */
      part?: string;
    };

export const fine = (value: AnswerValue, warnings: string[] = []): ParsedField => ({ ok: true, value, warnings });
export const wrong = (message: string, part?: string): ParsedField => ({ ok: false, message, ...(part && { part }) });

/** NFC, no control characters, one space between words, none around. */
export const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();

/** Says that a text is too long; undefined when it is not. @param most characters */
export function tooLong(text: string, most: number): string | undefined {
  const length = [...text].length;
  return length > most ? `Phần này dài ${length} ký tự, nhiều nhất là ${most}. Hãy viết ngắn lại.` : undefined;
}

/** A text of at most `maxLength` of the field, or the usual number of characters. */
export function limited(field: Field, value: string, usual: number): ParsedField {
  const message = tooLong(value, field.maxLength ?? usual);
  return message === undefined ? fine(value) : wrong(message);
}
