/** Letters without their marks, đ as d: "Đức Hoà" → "Duc Hoa". */
export const withoutMarks = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");

/** Small letters without marks and one space between words, for comparing and searching: "  Đức  HOÀ " → "duc hoa". */
export const folded = (text: string): string => withoutMarks(text).toLowerCase().replace(/\s+/g, " ").trim();

/** An id from a text: words without marks joined by hyphens, at most 40 characters, beginning with a letter; "" when no letter is in it. */
export const slugOf = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");

/** With a capital letter at its beginning, for what stands alone or begins a sentence: "đang chờ" → "Đang chờ". */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
