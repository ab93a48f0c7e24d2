import { withoutMarks } from "./without-marks.ts";

const NUMBER = /^\d{12}$/;

/** "008 144 990 517" → "008144990517"; undefined when it is no identification number. */
export function readNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s.-]/g, "");
  return NUMBER.test(digits) ? digits : undefined;
}

/** A name as the books write it; "" when there is none. At most 200 characters. */
export function readName(typed: string): string {
  return typed.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, 200).toLocaleUpperCase("vi");
}

/** Whether two writings are one name: marks and their place, case and spaces aside. */
export const sameName = (a: string, b: string): boolean => withoutMarks(a) === withoutMarks(b);
