import type { Transaction } from "kysely";
import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";

/** What one act changed. */
export type Change = { before: Dossier | undefined; after: Dossier; events: LoggedEvent[] };

/** A message as it is kept: everything but what belongs to the moment of sending (session). */
export type OutboundMessage = { service: string; payload: Payload };
export type Payload = { madonvi: string; isUpdating?: "True" | "False"; data: Record<string, unknown>[] };

/** A message that waits, as the lane reads it. */
export type Waiting = OutboundMessage & {
  id: string;
  dossierId: string;
  seq: number;
  state: "pending" | "failed";
  attempts: number;
  refusals: number;
};

/** `refused`: the other side understood and will not take it. */
export type Verdict = { ok: true } | { ok: false; reason: string };

/** One outside system that is told about dossiers. */
export type Lane = {
  name: string;
  /** In Vietnamese, for the controller. */
  title: string;
  /** What an act means for this system, in the order of sending. Runs in the transaction of the act; calls nobody. */
  messagesOf: (services: Services, tx: Transaction<Database>, change: Change) => Promise<OutboundMessage[]>;
  /** How many of these waiting messages, the first of the line, make one call. At least 1. */
  batch: (waiting: readonly Waiting[]) => number;
  /** Sends messages as one call. @throws OutsideError when there is no answer that can be understood */
  push: (services: Services, messages: readonly Waiting[]) => Promise<Verdict>;
};
