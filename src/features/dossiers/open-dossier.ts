import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import {
  type Actor,
  type Dossier,
  decide,
  decideSubmit,
  type Filing,
  type Refusal,
  type Rules,
} from "../../core/dossier/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { holdOpen } from "../catalogue/index.ts";
import { dossierCode } from "./dossier-code.ts";
import { rulesFor } from "./rules-for.ts";
import { lockDossier, nextNumber, selectSnapshot, takeKey } from "./sql.ts";
import { writeChange } from "./write-change.ts";

type Input = {
  key: string;
  actor: Actor;
  filing: Filing;
  /** Of a child of an interlinked filing, whose code follows from its parent's; the next of the agency and day when absent. */
  code?: string;
  /** No agency was found that decides: why. The dossier then waits in the coordination queue from its first moment. */
  unrouted?: string;
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
      const places = [filing.agencyId, filing.acceptedAt?.agencyId, filing.delivery.agencyId];
      const [gone] = await holdOpen(
        tx,
        places.filter((one) => one !== undefined),
      );
      if (gone) throw new Refused(closed(gone));
      const day = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
      const code = input.code ?? dossierCode(filing.agencyId, day, await nextNumber(tx, filing.agencyId, day.toString()));
      const decision = decideSubmit({ type: "submit", id, code, filing }, actor, rules, now);
      if (!decision.ok) throw new Refused(decision.refusal);
      const submitted = await writeChange(services, tx, {
        before: undefined,
        head: undefined,
        dossierId: id,
        events: decision.events,
        actor,
        now,
        rules,
      });
      const dossier = input.unrouted ? await coordinate(services, tx, submitted, input.unrouted, { rules, now }) : submitted;
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

/** It was closed between the page and this moment; filed again the dossier goes to whoever goes on with its work. */
const closed = (name: string): Refusal => ({
  code: "wrongState",
  message: `${name} vừa đóng. Những gì đã điền vẫn còn; hãy nộp lại, hồ sơ sẽ đến nơi kế thừa.`,
});

const ROUTING = { kind: "system", name: "Phân luồng hồ sơ" } as const;

/** In the act of filing, so that a dossier without a way is never without an owner. */
async function coordinate(
  services: Services,
  tx: Transaction<Database>,
  dossier: Dossier,
  reason: string,
  { rules, now }: { rules: Rules; now: Temporal.Instant },
): Promise<Dossier> {
  const found = await lockDossier(tx, dossier.id);
  const decision = decide({ dossier, command: { type: "sendToCoordination", reason }, actor: ROUTING, rules, now });
  if (!decision.ok) throw new Refused(decision.refusal);
  const { events } = decision;
  return writeChange(services, tx, {
    before: dossier,
    head: found?.head,
    dossierId: dossier.id,
    events,
    actor: ROUTING,
    now,
    rules,
  });
}
