import { withoutMarks } from "../text/index.ts";

const MARK = /[\u0300\u0301\u0303\u0309\u0323]/;

/** "ò" and "a" → "oà". */
function moveMark(first: string, second: string): string {
  const parts = first.normalize("NFD");
  const mark = MARK.exec(parts)?.[0] ?? "";
  return parts.replace(MARK, "").normalize("NFC") + (second + mark).normalize("NFC");
}

/**
 * The spelling of the official list: composed letters, a straight apostrophe, and the tone mark of an open oa, oe, uy on its second letter
 * ("Hoà", "Thuỷ"). A syllable that begins with u keeps it ("Úy"), as the list has it.
 */
export const officialSpelling = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[’‘`´]/g, "'")
    .replace(/(?<=\p{L})([òóỏõọ])([ae])(?!\p{L})/giu, (_, o: string, second: string) => moveMark(o, second))
    .replace(/(?<=\p{L})([ùúủũụ])(y)(?!\p{L})/giu, (_, u: string, second: string) => moveMark(u, second));

/** Equal for names that differ only in case, tone placement, hyphens or spaces. */
export const exactKey = (name: string): string =>
  officialSpelling(name)
    .toLocaleLowerCase("vi")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** As `exactKey`, without diacritics: "duc hoa". */
export const foldedKey = (name: string): string => withoutMarks(exactKey(name));
