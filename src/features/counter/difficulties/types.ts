/** Of the visits of a span: how many there were, how many had a difficulty, and how many had each, most first. */
export type DifficultyCount = { visits: number; difficult: number; codes: { code: string; count: number }[] };

export type DifficultVisit = {
  id: string;
  procedureCode: string;
  agencyId: string;
  agencyName: string | null;
  notedBy: string;
  /** ISO 8601 */
  openedAt: string;
  dossierCode: string | null;
  endedWhy: string | null;
};
