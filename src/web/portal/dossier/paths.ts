import type { Dossier } from "../../../core/dossier/index.ts";

/** A file of a dossier, for its applicant. */
export const resultPath = (dossier: Pick<Dossier, "code">, sha256: string): string => `/ho-so/${dossier.code}/giay-to/${sha256}`;
