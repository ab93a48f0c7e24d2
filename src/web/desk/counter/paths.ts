import { DESK } from "../paths.ts";

/** The counter: visits, their figures, the books of certification. */
export const COUNTER = `${DESK}/tai-quay`;
export const FIGURES = `${COUNTER}/so-lieu`;
export const BOOK = `${COUNTER}/so-chung-thuc`;
/** The list of those who wait, without the page around it. */
export const WAITING = `${COUNTER}/khach`;

/** What was difficult at the counter; results that wait to be collected. */
export const DIFFICULT = `${COUNTER}/kho-khan`;
export const COLLECT = `${COUNTER}/tra`;

export const visitPath = (id: string): string => `${COUNTER}/${id}`;
/** `go-tay`, `to-khai`, `tiep`, `thu-tien`, `thoi`, `lam/<act>`. */
export const visitAct = (id: string, slug: string): string => `${visitPath(id)}/${slug}`;
export const visitFile = (id: string, sha256: string): string => `${visitPath(id)}/tep/${sha256}`;

/** Where the receiver rates, without signing in. */
export const ratingPath = (code: string, token: string): string => `/danh-gia/${encodeURIComponent(code)}/${token}`;
