import { DESK } from "../paths.ts";

/** Hand-over lists and the book of dossiers. */
export const OFFICE_PAPERS = `${DESK}/so-sach`;
export const HANDOVER = `${OFFICE_PAPERS}/ban-giao`;
export const BOOK = `${OFFICE_PAPERS}/so-theo-doi`;
export const dayPath = (day: string): string => `${OFFICE_PAPERS}?ngay=${day}`;
export const officePaperPath = (id: string): string => `${OFFICE_PAPERS}/${id}.pdf`;
