import { isNothing } from "./parse-text.ts";
import type { Paper, PaperCase, Unparsed } from "./types.ts";

const HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
const TABBED_HEADER = /Tên giấy tờ\tMẫu đơn, tờ khai\tSố lượng(?:\tBiểu mẫu điện tử)?(?:\tKết quả thay thế)?/gu;
/** A quantity closes a row. One inside a name ("nộp 01 bản chính hoặc…") has a zero before it or runs on with a space or a mark. */
const QUANTITY = /(?<!\d)(\d+) bản chính(?:,(\d+) bản sao)?(?=$|\s*$|[^\s.,;:)/])/gu;
const FORM = /(?<=[\p{Ll}\d.)"”])([\p{Lu}\d][^.;:]{0,80}(?:\.[^.;: ]{1,40}){0,6}\.(?:docx?|pdf|xlsx?|zip|rar|jpe?g|png))+$/u;

/** Reads "thành phần hồ sơ" of a record of the national catalogue: cases, papers, originals and copies. */
export function parsePapers(text: string): { cases: PaperCase[]; unparsed: Unparsed[] } {
  const [before = "", ...tables] = text.replace(TABBED_HEADER, "").split(HEADER);
  const unparsed: Unparsed[] = [];
  const lost = (lostText: string) => {
    if (!isNothing(lostText))
      unparsed.push({ part: "papers", text: lostText.trim(), reason: "Không tách được thành tên giấy tờ và số lượng." });
  };
  if (tables.length === 0) lost(before);
  const cases: PaperCase[] = [];
  let name = before.trim();
  for (const [i, table] of tables.entries()) {
    const { papers, rest } = rows(table);
    cases.push({ name: isNothing(name) ? null : name, papers });
    if (i < tables.length - 1) name = rest.trim();
    else lost(rest);
  }
  return { cases, unparsed };
}

function rows(table: string): { papers: Paper[]; rest: string } {
  const papers: Paper[] = [];
  let from = 0;
  for (const found of table.matchAll(QUANTITY)) {
    const [all, digits = "", copies] = found;
    const split = ownDigits(table.slice(from, found.index), digits);
    const name = `${table.slice(from, found.index)}${digits.slice(0, split)}`;
    if (split === digits.length || !name.trim()) continue;
    papers.push({ code: null, ...nameAndForm(name), originals: Number(digits.slice(split)), copies: Number(copies ?? 0) });
    from = found.index + all.length;
  }
  return { papers, rest: table.slice(from) };
}

/**
 * The name runs into the quantity: "BM.NCC.20.031 bản chính" is form 20.03 and one original.
 * @returns how many of the digits belong to the name; all of them when the whole is part of a sentence
 */
function ownDigits(before: string, digits: string): number {
  if (digits.length === 1) return 0;
  const previous = before.at(-1) ?? "";
  if (digits.length === 2 && digits.startsWith("0")) return digits.length;
  if (/[\p{Ll})"”;]/u.test(previous) && !digits.startsWith("0") && Number(digits) <= 30) return 0;
  return digits.length - 1;
}

function nameAndForm(text: string): { name: string; form: string | null } {
  const found = FORM.exec(text.trim());
  if (!found) return { name: text.trim(), form: null };
  return { name: text.trim().slice(0, found.index).trim(), form: found[0] };
}
