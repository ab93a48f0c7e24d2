import type { Transaction } from "kysely";
import type { Actor } from "../../core/dossier/index.ts";
import type { Mandate, MandateEvent } from "../../core/mandate/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { insertEvent, insertMandate, lockMandate, type MandateChange, selectMandate, updateMandate } from "./sql.ts";
import type { MandateOutcome } from "./types.ts";

/** Today in Việt Nam, yyyy-MM-dd. */
export const todayOf = (services: Pick<Services, "clock">): string =>
  services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();

/** Writes a new mandate with its first event. The same id again, of a form that was sent twice, answers with what it made. */
export async function createMandate(
  services: Pick<Services, "db" | "clock">,
  actor: Actor,
  event: MandateEvent,
  made: Omit<Mandate, "version" | "createdAt">,
): Promise<Mandate> {
  const at = services.clock.now().toString({ smallestUnit: "millisecond" });
  const mandate: Mandate = { ...made, version: 1, createdAt: at };
  return services.db.transaction().execute(async (tx) => {
    if (!(await insertMandate(tx, mandate))) return (await selectMandate(tx, mandate.id))!;
    await insertEvent(tx, { mandateId: mandate.id, version: 1, at, actor, event });
    return mandate;
  });
}

/** An event and what it changes; a text is the sentence by which the act is refused; undefined changes nothing. */
export type MandateDecision = { event: MandateEvent; change: MandateChange } | string | undefined;
type Tx = Transaction<Database>;

/**
 * One change of a mandate under its lock, kept as an event for ever.
 * @returns undefined when there is no such mandate
 */
export async function changeMandate(
  services: Pick<Services, "db" | "clock">,
  input: { id: string; actor: Actor },
  decide: (mandate: Mandate, tx: Tx) => Promise<MandateDecision> | MandateDecision,
): Promise<MandateOutcome | undefined> {
  return services.db.transaction().execute(async (tx): Promise<MandateOutcome | undefined> => {
    const mandate = await lockMandate(tx, input.id);
    if (!mandate) return undefined;
    const decision = await decide(mandate, tx);
    if (decision === undefined) return { ok: true, mandate };
    if (typeof decision === "string") return { ok: false, message: decision };
    const after = { ...mandate, ...decision.change, version: mandate.version + 1 };
    const at = services.clock.now().toString({ smallestUnit: "millisecond" });
    await updateMandate(tx, after);
    await insertEvent(tx, { mandateId: mandate.id, version: after.version, at, actor: input.actor, event: decision.event });
    return { ok: true, mandate: after };
  });
}
