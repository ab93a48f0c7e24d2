/** A time in which the system could not be used. Instants ISO 8601; `to` null while it lasts. */
export type Outage = {
  id: string;
  from: string;
  to: string | null;
  what: string;
  /** program: it noticed at its start that it had not been running. */
  source: "program" | "officer";
  recordedBy: string;
  recordedAt: string;
};

/** An outage within a term, with the working minutes that it took from it. */
export type OutageInTerm = Outage & { minutes: number; say: string };
