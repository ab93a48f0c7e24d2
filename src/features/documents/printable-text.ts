const LONGEST_WORD = 36;
const BREAK = "\u200B";
const MISSING = "?";
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * Text as paper can show it: composed (NFC), without control and direction characters, what the font lacks as "?",
 * and words of more than 36 characters with places to break (a word that runs off the page is not read).
 */
export function printableText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const clean = text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").replace(INVISIBLE, "").trim();
  const shown = Array.from(clean, (char) => (hasGlyph(char.codePointAt(0)!) ? char : MISSING)).join("");
  return shown.replace(new RegExp(`\\S{${LONGEST_WORD},}`, "gu"), (word) =>
    Array.from(word)
      .map((char, i) => (i > 0 && i % 12 === 0 ? BREAK + char : char))
      .join(""),
  );
}

/** Plain data as JSON carries it. */
export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** The same data with every text made printable. */
export function printableData(data: Plain, hasGlyph: (codePoint: number) => boolean): Plain {
  if (typeof data === "string") return printableText(data, hasGlyph);
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map((item: Plain) => printableData(item, hasGlyph));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printableData(value, hasGlyph)]));
}
