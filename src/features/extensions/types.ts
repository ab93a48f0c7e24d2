/** A form 04 that waits for the leader's signature. Instants ISO 8601. */
export type PaperToSign = {
  id: string;
  code: string;
  version: number;
  subject: string;
  applicantName: string;
  procedureName: string;
  /** `extension`: moves the due time, once. `apology`: the time is over, it moves nothing. */
  kind: "extension" | "apology";
  dueAt: string;
  newDueAt: string;
  reason: string;
  cause: string;
  preparedBy: string;
};

/** How often the agency has extended and apologised: signed this month, this year, all of this agency. */
export type ExtensionCounts = {
  extensionsThisMonth: number;
  extensionsThisYear: number;
  apologiesThisMonth: number;
  apologiesThisYear: number;
};

export type PapersToSign = { papers: PaperToSign[]; total: number; counts: ExtensionCounts };
