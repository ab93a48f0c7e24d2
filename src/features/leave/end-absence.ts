import { type Refusal, refuse } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { forOthers, type Recorder } from "./record-absence.ts";
import { selectAbsence, updateEnd } from "./sql.ts";

/** Back early, or not away at all: from now on the officer's steps are their own again. */
export async function endAbsence(
  services: Services,
  { actor, id }: { actor: Recorder; id: string },
): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  const now = services.clock.now().toString();
  if (!/^[0-9a-f-]{36}$/.test(id)) return refuse("notFound", "Không có ngày nghỉ này.");
  return services.db.transaction().execute(async (tx) => {
    const absence = await selectAbsence(tx, id);
    if (!absence || absence.duties || absence.agencyId !== actor.agencyId) return refuse("notFound", "Không có ngày nghỉ này.");
    if (absence.officerId !== actor.officerId && !forOthers(actor))
      return refuse("notAllowed", "Chỉ người nghỉ hoặc lãnh đạo kết thúc được ngày nghỉ này.");
    if (absence.to <= now) return refuse("alreadyDone", "Những ngày nghỉ này đã kết thúc.");
    await updateEnd(tx, id, now, { officerId: actor.officerId, name: actor.name });
    return { ok: true };
  });
}
