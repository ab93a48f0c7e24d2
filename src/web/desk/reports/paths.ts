import { DESK } from "../paths.ts";

/** Reports: each at its own address, the question in the query. */
export const REPORTS = `${DESK}/bao-cao`;
export const reportPath = (slug: string, query: URLSearchParams): string => withQuery(`${REPORTS}/${slug}`, query);
/** Dossiers behind a number; `line` "" for the sum. */
export const behindPath = (slug: string, query: URLSearchParams, column: string, line: string): string => {
  const more = new URLSearchParams(query);
  more.set("cot", column);
  more.set("dong", line);
  return withQuery(`${REPORTS}/${slug}/ho-so`, more);
};
export const FORMATS = ["xlsx", "csv", "pdf"] as const;
export type Format = (typeof FORMATS)[number];
export const savePath = (slug: string, query: URLSearchParams, format: Format): string =>
  withQuery(`${REPORTS}/${slug}/tai.${format}`, query);

/** Where a print that takes longer is begun; where it is watched and fetched; an officer's latest ones. */
export const printStartPath = (slug: string, query: URLSearchParams): string => withQuery(`${REPORTS}/${slug}/in`, query);
export const PRINTS = `${REPORTS}/in`;
export const printPath = (id: string): string => `${PRINTS}/${id}`;

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
