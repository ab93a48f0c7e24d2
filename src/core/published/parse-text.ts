/** The catalogue's ways of saying that a field is empty. */
export const isNothing = (text: string): boolean =>
  /^(|không có thông tin|không|không có|không quy định|-+)\.?$/iu.test(text.trim());

/** The text, or "" for the catalogue's ways of saying that there is none. */
export const something = (text: string): string => (isNothing(text) ? "" : text.trim());

/** A list separated by commas outside brackets: "Doanh nghiệp, Tổ chức (không bao gồm doanh nghiệp, HTX)". */
export function splitList(text: string): string[] {
  const parts = text.split(/,(?![^(]*\))/u).map((part) => part.trim());
  return isNothing(text) ? [] : parts.filter(Boolean);
}

/** Cuts off a bracket at the start, with the brackets inside it; an unclosed one reaches to the end. */
export function cutBrackets(text: string): { inside: string; rest: string } {
  if (!text.startsWith("(")) return { inside: "", rest: text.trim() };
  let depth = 0;
  for (const [i, sign] of [...text].entries()) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth === 0) {
      const signs = [...text];
      return {
        inside: signs.slice(1, i).join("").trim(),
        rest: signs
          .slice(i + 1)
          .join("")
          .trim(),
      };
    }
  }
  return { inside: text.slice(1).trim(), rest: "" };
}

/** Buttons and lists of the page that were read along with the last field. */
export const withoutButtons = (text: string): string => text.replace(/Chọn cơ quan thực hiện.*$/su, "");
