import type { Actor } from "../../core/dossier/index.ts";
import type { Days, Window } from "../../core/reports/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;

/** By what the lines of a report are made. */
export const GROUPINGS = ["field", "procedure", "agency", "day", "channel", "cashier", "holder", "receiver", "drafter"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What somebody asks a report for. The same question gives the same answer for ever, as long as `asOf` has passed. */
export type Ask = {
  officer: Officer;
  /** The agencies that are counted; undefined: the whole province. */
  agencies: readonly string[] | undefined;
  /** In words, for the head of the report. */
  place: string;
  days: Days;
  /** "Tháng 11 năm 2026"; empty for days of one's own choice. */
  periodName: string;
  /** Of `days`, as far as they have been at `asOf`. */
  window: Window;
  /** Instant, ISO 8601 in UTC with milliseconds; never in the future. */
  asOf: string;
  grouping: Grouping;
};

export type CellType = "text" | "count" | "money" | "share" | "day" | "moment";
/** A number, a text, an instant (for `day` and `moment`), or nothing. `share`: from 0 to 1. */
export type CellValue = string | number | null;

export type ReportColumn = {
  key: string;
  label: string;
  type: CellType;
  /** A head over several columns that stand beside each other. */
  group?: string;
  /** The number that the form gives it, e.g. "(3)". */
  mark?: string;
  /** Every number in it opens the dossiers behind it. */
  opens?: true;
  /** Share of the width, in lists; 1 when absent. */
  width?: number;
};

export type ReportRow = {
  /** Names the line in the address of what is behind it; "" the sum. */
  key: string;
  cells: CellValue[];
  /** The dossier that the line is about, when the officer may open it. */
  code?: string;
};

/** A report as a plain table: the screen, XLSX, CSV and PDF are made from it. */
export type ReportTable = {
  title: string;
  /** Where the form comes from; empty when no form is laid down. */
  source: string;
  /** Lines under the title: place, period, instant. */
  head: string[];
  columns: ReportColumn[];
  /** How many lines there are, without the sum. */
  total: number;
  /** What the reader has to know. */
  notes: string[];
  /** What does not add up; a sound report has none. */
  findings: string[];
  /** The sum under the lines. */
  sum?: ReportRow;
  /** Lines in parts, from `offset` on and at most `limit`; whoever stops reading stops the work. */
  parts: (slice?: { offset: number; limit: number }) => AsyncGenerator<ReportRow[], void, undefined>;
};
