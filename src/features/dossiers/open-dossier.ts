import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { type Actor, type Dossier, decideSubmit, type Filing, type Refusal } from "../../core/dossier/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { dossierCode } from "./dossier-code.ts";
import { rulesFor } from "./rules-for.ts";
import { nextNumber, selectSnapshot, takeKey } from "./sql.ts";
import { writeChange } from "./write-change.ts";

type Input = {
  key: string;
  actor: Actor;
  filing: Filing;
  /** Written in the same transaction, e.g. closing the draft. Not called when the key was used before. */
  also?: (tx: Transaction<Database>, dossier: Dossier) => Promise<void>;
};
export type Opened = { ok: true; dossier: Dossier; repeated: boolean } | { ok: false; refusal: Refusal };

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Files a dossier: code, first event, snapshot and outbound line in one transaction. The same key again answers with the same dossier. */
export async function openDossier(services: Services, input: Input): Promise<Opened> {
  const { actor, filing } = input;
  const now = services.clock.now();
  const rules = await rulesFor(services, filing, now);
  const id = randomUUID();
  try {
    const opened = await services.db.transaction().execute(async (tx): Promise<Opened> => {
      const before = await takeKey(tx, input.key, id, "submit", now.toString());
      if (before) return { ok: true, dossier: (await selectSnapshot(tx, { id: before }))!, repeated: true };
      const day = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
      const code = dossierCode(filing.agencyId, day, await nextNumber(tx, filing.agencyId, day.toString()));
      const decision = decideSubmit({ type: "submit", id, code, filing }, actor, rules, now);
      if (!decision.ok) throw new Refused(decision.refusal);
      const dossier = await writeChange(services, tx, {
        before: undefined,
        head: undefined,
        dossierId: id,
        events: decision.events,
        actor,
        now,
        rules,
      });
      await input.also?.(tx, dossier);
      return { ok: true, dossier, repeated: false };
    });
    services.signals.raise();
    return opened;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
