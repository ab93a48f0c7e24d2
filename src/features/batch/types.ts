import type { Actor, Assignee } from "../../core/dossier/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;

/** What can be done with many dossiers at once: take, receive, pass on, assign, sign. */
export const BATCH_ACTS = ["claim", "receive", "passOn", "assign", "sign"] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];
/** `to`, `reason`: of `assign`. */
export type BatchParams = { to?: Assignee; reason?: string };

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
};
export type BatchView = Batch & { items: BatchItem[] };
/** A dossier as it stood in the list from which it was chosen. */
export type Chosen = { id: string; code: string; version: number };
