import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../identity/index.ts";
import { insertDraft } from "./sql.ts";

type Input = {
  person: Person;
  code: string;
  revisionId: string;
  agencyId: string | null /** One for each visit. */;
  key: string;
};

/** Begins what a clerk fills in for somebody at the counter. The same key again gives the same draft. @returns its id */
export function startCounterDraft(
  services: Pick<Services, "clock">,
  tx: Transaction<Database>,
  { person, code, revisionId, agencyId, key }: Input,
): Promise<string> {
  return insertDraft(tx, {
    id: randomUUID(),
    kind: "submission",
    channel: "counter",
    key: `counter:${key}`,
    personId: person.id,
    forId: null,
    procedureCode: code,
    revisionId,
    agencyId,
    dossierId: null,
    at: services.clock.now().toString(),
  });
}
