import { DESK } from "../paths.ts";

/** Queue numbers at the desk. */
export const TICKETS = `${DESK}/goi-so`;
/** The parts of the line that are fetched anew, without the page around them. */
export const LIVE = `${TICKETS}/hang`;
export const TIMES = `${TICKETS}/thoi-gian-cho`;
/** Acts that POST: `quay`, `nghi`, `goi`, `lam`, `lay`, `giup`. */
export const ticketAct = (slug: string): string => `${TICKETS}/${slug}`;
export const pickPath = (id: string): string => `${TICKETS}?so=${id}`;
export const timesPath = (day: string, hour?: string): string =>
  `${TIMES}?ngay=${day}${hour === undefined ? "" : `&gio=${hour}`}`;
