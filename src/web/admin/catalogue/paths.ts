/** Addresses of the catalogue's pages for those who work on it. */
export const CATALOGUE = "/quan-tri/thu-tuc";
export const procedurePath = (code: string): string => `${CATALOGUE}/${encodeURIComponent(code)}`;
export const editPath = (id: string, ...rest: string[]): string =>
  [CATALOGUE, "soan", id, ...rest.filter(Boolean).map(encodeURIComponent)].join("/");

export const CASES = "tinh-huong";
export const FILES = "tep";
export const REBASE = "ghep";
export const REVIEW = "duyet";
export const PREVIEW = "xem-thu";
export const NAMES = "ten-goi";
