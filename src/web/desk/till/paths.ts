import { DESK } from "../paths.ts";

/** The till of the signed-in cashier; whose tills are open at the agency. */
export const TILL = `${DESK}/quay-thu`;
export const CLOSE = `${TILL}/dong`;
export const AGENCY_TILLS = `${TILL}/co-quan`;
export const sheetPath = (id: string): string => `${TILL}/bang-ke/${id}.pdf`;
