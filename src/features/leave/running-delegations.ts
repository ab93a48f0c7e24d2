import { type Actor, type Refusal, refuse } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { selectAbsence, selectAbsences, updateEnd } from "./sql.ts";
import { toDelegation } from "./to-absence.ts";
import type { Delegation } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
type Around = Pick<Services, "db" | "clock">;

/** Delegations of an agency that have not ended, those to come too, the next one first. */
export async function listDelegations(services: Around, agencyId: string): Promise<Delegation[]> {
  const rows = await selectAbsences(services.db, agencyId, services.clock.now().toString(), "delegation");
  return rows.map(toDelegation);
}

/** Who of an agency has delegated something at this moment. */
export async function delegatedNow(services: Around, agencyId: string): Promise<Set<string>> {
  const now = services.clock.now().toString();
  const running = (await listDelegations(services, agencyId)).filter(({ from }) => from <= now);
  return new Set(running.map(({ officerId }) => officerId));
}

/** Ends a delegation before its time: whoever gave it takes it back, whoever has it gives it back. One to come never begins. */
export async function endDelegation(
  services: Services,
  { actor, id }: { actor: Officer; id: string },
): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  const now = services.clock.now().toString();
  const none = refuse("notFound", "Không có lần ủy quyền này.");
  if (!/^[0-9a-f-]{36}$/.test(id)) return none;
  return services.db.transaction().execute(async (tx) => {
    const found = await selectAbsence(tx, id);
    if (!found?.duties || found.agencyId !== actor.agencyId) return none;
    if (![found.officerId, found.substituteId].includes(actor.officerId))
      return refuse("notAllowed", "Chỉ người ủy quyền hoặc người được ủy quyền kết thúc được lần này.");
    if (found.to <= now) return refuse("alreadyDone", "Lần ủy quyền này đã kết thúc.");
    await updateEnd(tx, id, now, { officerId: actor.officerId, name: actor.name });
    return { ok: true };
  });
}
