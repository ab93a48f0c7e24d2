import type { Actor, Assignee, Reminder } from "../../core/dossier/index.ts";
import type { IssuedKind } from "../documents/index.ts";
import type { Ask, CellValue } from "../reports/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;

/** What can be done with many dossiers at once: take, receive, pass on, assign, sign, print, remind. */
export const BATCH_ACTS = ["claim", "receive", "passOn", "assign", "sign", "print", "remind"] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];
/** `to`, `reason`: of `assign`; `papers`: of `print`, in the order in which they lie; `whom`, `note`: of `remind`. */
export type BatchParams = {
  to?: Assignee;
  reason?: string;
  papers?: IssuedKind[];
  whom?: Reminder["whom"];
  note?: string;
};

/** A paper that goes into the file of a print. Bytes. */
export type PrintPart = { sha256: string; name: string; size: number };
/** The file that a print made; `size` bytes, `until` ISO 8601. */
export type Output = { sha256: string; size: number; pages: number; name: string; until: string };

export type BatchItem = { place: number; code: string; done: boolean | null; why: string | null };
export type Batch = {
  id: string;
  act: BatchAct;
  createdAt: string;
  stoppedAt: string | null;
  endedAt: string | null;
  total: number;
  done: number;
  refused: number;
  /** Of a print that has ended; null before that, and when it was cleared away. */
  output: Output | null;
};
export type BatchView = Batch & { items: BatchItem[] };
/** A dossier as it stood in the list from which it was chosen. */
export type Chosen = { id: string; code: string; version: number };

/** A report that is printed: everything that makes its lines, but the officer. `address`: of the page of the report. */
export type ReportOrder = {
  slug: string;
  ask: Omit<Ask, "officer">;
  behind?: { column: string; line: string };
  title: string;
  /** Of the file, without its ending. */
  name: string;
  address: string;
  lines: number;
};
export type PrintedRow = CellValue[];
/** A print of a report, as its officer sees it. `read`: lines so far. */
export type ReportPrint = Pick<Batch, "id" | "createdAt" | "stoppedAt" | "endedAt" | "output"> & {
  order: ReportOrder;
  read: number;
  /** Why it was given up; null when it was not. */
  why: string | null;
};
