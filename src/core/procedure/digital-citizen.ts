import type { CaseContext } from "./types.ts";

/** How many different documents a digital citizen has integrated in VNeID, at least. */
export const DIGITAL_CITIZEN_DOCUMENTS = 5;

/**
 * Whether somebody is a “công dân số” (NQ 66.22/2026/NQ-CP): a VNeID account of level 2 with five different integrated documents. A document
 * that is named twice counts once.
 */
export function isDigitalCitizen({
  level,
  integratedDocuments = [],
}: Pick<CaseContext["requester"], "level" | "integratedDocuments">): boolean {
  return level >= 2 && new Set(integratedDocuments).size >= DIGITAL_CITIZEN_DOCUMENTS;
}
