import { isNothing } from "./parse-text.ts";
import type { LegalBasis } from "./types.ts";

const HEADER = "Tên văn bản pháp lýMã văn bản";
/** Longest first: the number is followed by the next title without a space, so the abbreviation must be a known one. */
const BODIES =
  "BNNPTNT BLĐTBXH BVHTTDL BGDĐT BKHĐT BKHCN BNNMT BGTVT BTNMT BTTTT TANDTC VKSNDTC BHXH UBND UBTVQH NHNN VPCP UBDT TTCP BDTTG BTC BTP BCA BXD BQP BYT BCT BNV BNG TTg CP"
    .split(" ")
    .join("|");
const KINDS = "TTLT|TT|NĐ|ND|NQ|QĐ|CT|VBHN|PL";
const NUMBER = new RegExp(
  String.raw`(\d{1,8}(?:\.\d{1,4})?[a-z]?)/(?:((?:19|20)\d\d)/)?(QH(?:1\d|\d)|UBTVQH\d\d|(?:${KINDS})(?:-(?:${BODIES}))+)`,
  "gu",
);

/** Reads "căn cứ pháp lý" of a record of the national catalogue: titles with their numbers. */
export function parseLegal(text: string): LegalBasis[] {
  const body = text.replaceAll(HEADER, "");
  if (isNothing(body)) return [];
  const found = [...body.matchAll(NUMBER)];
  const entries: LegalBasis[] = [];
  let from = 0;
  for (const [i, one] of found.entries()) {
    const end = one.index + one[0].length;
    const next = found[i + 1];
    // "Nghị định 96/2022/NĐ-CP96/2022/NĐ-CP": the title ends with the number; the second is the column of numbers.
    if (next?.index === end && next[0] === one[0]) continue;
    if (!isCell(body, one.index, end)) continue;
    const number = tidyNumber(one[0]);
    const name = body.slice(from, one.index + one[0].length - number.length).trim();
    entries.push({ name: name || number, number });
    from = end;
  }
  const rest = body.slice(from).trim();
  if (!isNothing(rest)) entries.push({ name: rest, number: ownNumber(rest) });
  return entries;
}

/** A number of the column stands against its neighbours without a space; one inside a title has spaces or marks on both sides. */
function isCell(body: string, start: number, end: number): boolean {
  const before = body[start - 1] ?? "";
  const after = body[end] ?? "";
  return after === "" || !/[\s,.;:)/–-]/u.test(after) || (before !== "" && !/[\s(]/u.test(before));
}

/** A title without a number in the column may say its own: "Nghị quyết số 190/2025/QH15 của Quốc hội…". */
function ownNumber(title: string): string | null {
  const found = /^(?:Luật|Bộ luật|Nghị quyết|Nghị định|Thông tư|Quyết định)(?: liên tịch)?(?: số)? /iu.exec(title);
  const [first] = found ? title.slice(found[0].length).matchAll(NUMBER) : [];
  return first?.index === 0 ? first[0] : null;
}

/** "201102/2011/QH13" after "Luật Khiếu nại năm 2011" is 02/2011/QH13. */
function tidyNumber(number: string): string {
  return number.replace(/^(?:19|20)\d\d(?=\d{1,3}\/)/u, "");
}
