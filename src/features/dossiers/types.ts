import type { Transaction } from "kysely";
import type { ActingCommand, Actor, Dossier, LoggedEvent, Refusal } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";

/** What one act changed; handed to everything that writes in the same transaction. */
export type Change = { before: Dossier | undefined; after: Dossier; events: LoggedEvent[] };

export type ActInput = {
  dossierId: string;
  /** The version the person was looking at; absent for acts that do not depend on it (answers of a register). */
  expectedVersion?: number | undefined;
  /** One for each intended act; a repeated key is carried out once. */
  key: string;
  actor: Actor;
  /** A function is called with the locked dossier, for commands that need a number from the database. */
  command: ActingCommand | ((dossier: Dossier, tx: Transaction<Database>) => Promise<ActingCommand>);
};
export type Outcome =
  | { ok: true; dossier: Dossier; repeated: boolean }
  | { ok: false; refusal: Refusal; dossier: Dossier | undefined };
