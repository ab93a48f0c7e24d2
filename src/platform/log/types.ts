/** A fact as the log keeps it, without knowing what it means. Instants are ISO 8601 in UTC with milliseconds. */
export type LogEntry = {
  dossierId: string;
  version: number;
  type: string;
  at: string;
  actor: unknown;
  onBehalfOf: unknown | null;
  data: unknown;
};

/** Where an entry stands for readers: label first, then position. */
export type LogPosition = { tx: string; position: string };
export type PlacedEntry = LogEntry & LogPosition;

/** End of a dossier's chain. */
export type ChainHead = { version: number; hash: Buffer; tx: string };
