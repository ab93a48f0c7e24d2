import { isNothing, withoutButtons } from "./parse-text.ts";
import type { PublishedResult, Unparsed } from "./types.ts";

/** Codes of the catalogue's dictionary, then the older local ones. */
const CODE =
  /Mã:\s*(KQ[.-][GH]\d{2}\.(?:\d{5,7}(?!\d)|\d{6})|(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}-KQ\d+|TP-G\d+\.\d+|\d+|Chưa có|)/gu;

export type ParsedResults = { results: PublishedResult[]; keywords: string; description: string; unparsed: Unparsed[] };

/** Reads "kết quả xử lý" of a record, with the keywords and the description that the page puts behind it. */
export function parseResults(text: string): ParsedResults {
  const body = withoutButtons(text);
  const [head = "", tail = ""] = splitOnce(body, "Từ khóa");
  const [keywords = "", description = ""] = splitOnce(tail, "Mô tả");
  const results: PublishedResult[] = [];
  let from = 0;
  for (const found of head.matchAll(CODE)) {
    const name = head.slice(from, found.index).trim();
    const code = found[1] ?? "";
    if (name) results.push({ name, code: code === "" || code === "Chưa có" ? null : code });
    from = found.index + found[0].length;
  }
  const rest = head.slice(from).trim();
  const kept = isNothing(rest) ? [] : [{ part: "results" as const, text: rest, reason: "Không thấy mã kết quả (Mã: KQ.…)." }];
  return { results, keywords: plain(keywords), description: plain(description), unparsed: kept };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}

const plain = (text: string): string => (isNothing(text) ? "" : text.trim());
