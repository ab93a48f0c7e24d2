/**
 * The number row of Windows' “Vietnamese” keyboard types letters and marks where a scanner means digits: 1 ă, 2 â, 3 ê, 4 ô, 5 to 9 the marks
 * grave, hook, tilde, acute, dot below, 0 đ. Telex and VNI leave digits that follow no letter as they are.
 */
const LETTERS = new Map([
  ["a\u0306", "1"],
  ["a\u0302", "2"],
  ["e\u0302", "3"],
  ["o\u0302", "4"],
  ["đ", "0"],
]);
const MARKS = new Map([
  ["\u0300", "5"],
  ["\u0309", "6"],
  ["\u0303", "7"],
  ["\u0301", "8"],
  ["\u0323", "9"],
]);
const DOT_BELOW = "\u0323";

/**
 * Digits out of what that keyboard typed instead of them.
 * @returns undefined when the text is something else, or when the order of two digits was lost: normalisation puts the dot below (9) first
 */
export function digitsOf(text: string): string | undefined {
  let digits = "";
  for (const [group] of text
    .toLowerCase()
    .normalize("NFD")
    .matchAll(/\d|[^\d\p{M}]?\p{M}+|[^\d\p{M}]/gu)) {
    const read = /^\d$/.test(group) ? group : groupOf(group);
    if (read === undefined) return undefined;
    digits += read;
  }
  return digits;
}

function groupOf(group: string): string | undefined {
  const [first = "", ...others] = [...group];
  if (MARKS.has(first)) return marksOf([...group]);
  if (first === "đ") return prefixed("0", marksOf(others));
  const shape = others.find((mark) => LETTERS.has(first + mark));
  if (shape === undefined) return undefined;
  const rest = others.toSpliced(others.indexOf(shape), 1);
  return prefixed(LETTERS.get(first + shape)!, marksOf(rest));
}

function marksOf(marks: readonly string[]): string | undefined {
  if (marks.length > 1 && marks.includes(DOT_BELOW)) return undefined;
  const digits = marks.map((mark) => MARKS.get(mark));
  return digits.includes(undefined) ? undefined : digits.join("");
}

const prefixed = (digit: string, rest: string | undefined): string | undefined => (rest === undefined ? undefined : digit + rest);
