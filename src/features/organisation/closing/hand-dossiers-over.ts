import { z } from "zod";
import type { Services } from "../../../platform/services.ts";
import { type Agency, findAgency, getAgency, listRooms } from "../../catalogue/index.ts";
import { actOnDossier } from "../../dossiers/index.ts";
import { changeOrganisation, FAR, no } from "../change.ts";
import { openAgency } from "../places/open-agency.ts";
import { reaches } from "../reach.ts";
import type { Intent, Result } from "../types.ts";
import { type Closing, countOpen, insertSuccession, selectOpen, selectSuccession, updateSuccession } from "./sql.ts";
import { closingOf, neverSentence } from "./view-closing.ts";

export const SUCCEED_JOB = "succeed-dossiers";

type Asked = Intent & { agencyId: string; successorId: string; reason: string };

/**
 * Begins to hand the open dossiers of an agency or room over to its successor, in the background, each for itself. Nothing is promised anew to
 * people: steps and due times stay. Safe to repeat; what could not be handed over is named and may be tried again.
 */
export async function handDossiersOver(services: Services, input: Asked): Promise<Result> {
  const { agencyId, successorId, steward, key } = input;
  const reason = input.reason.trim().slice(0, 300);
  const done = await changeOrganisation(services, input, async (tx) => {
    const agency = await findAgency({ db: tx }, agencyId);
    if (!agency || !reaches(steward, agencyId)) return no(FAR);
    const never = neverSentence(steward, agency);
    if (never) return no(never);
    if (!reason) return no("Hãy ghi căn cứ, ví dụ Nghị quyết sắp xếp đơn vị hành chính.", "reason");
    const successor = await findAgency({ db: tx }, successorId);
    if (!successor || successorId === agencyId || successorId.startsWith(`${agencyId}.`))
      return no("Hãy chọn nơi kế thừa trong danh sách.", "successor");
    const shut = await openAgency(tx, successorId);
    if (shut) return no(shut, "successor");
    const total = await countOpen(tx, await closingOf({ db: tx }, agency));
    if (total === 0) return no("Không còn hồ sơ nào đang mở ở đây.");
    const by = { officerId: steward.officerId, name: steward.name };
    await insertSuccession(tx, { id: key, agencyId, successorId, reason, by, at: services.clock.now().toString(), total });
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    const after = { successor: successor.name, dossiers: total };
    return { entries: [{ act: "succeedDossiers" as const, agencyId, subject, after, reason }], value: {} };
  });
  // Sent again it is one job; after a crash in between the form that is sent again begins it.
  if (done.ok) await services.jobs.add(undefined, SUCCEED_JOB, { id: key }, { key: `${SUCCEED_JOB}:${key}` });
  return done;
}

const payloadShape = z.object({ id: z.uuid() });

/** Task: one dossier after the other. Run again after a crash it goes on with what is left. */
export async function succeedDossiers(services: Services, payload: unknown): Promise<void> {
  const found = await selectSuccession(services.db, payloadShape.parse(payload));
  if (!found || found.endedAt) return;
  const [agency, successor] = await Promise.all([getAgency(services, found.agencyId), getAgency(services, found.successorId)]);
  const closing = await closingOf(services, agency);
  const heirs = await heirsOf(services, closing, { agency, successor });
  const why = new Map<string, string>();
  const moved = new Set<string>();
  for (const { from, command } of heirs) {
    const here = { ids: from === null ? [] : [from], parentId: closing.parentId, unit: from === null ? closing.unit : null };
    for (const { id: dossierId, code } of await selectOpen(services.db, here, null)) {
      const key = `succession:${found.id}:${from ?? closing.unit}:${dossierId}`;
      const actor = { kind: "system", name: "Một Cửa" } as const;
      const done = await actOnDossier(services, {
        dossierId,
        actor,
        key,
        command: { ...command, type: "succeed", reason: found.reason },
      });
      if (done.ok) moved.add(code);
      else why.set(code, done.refusal.message);
      await note(services, found.id, { moved, why, total: found.total }, null);
    }
  }
  await note(services, found.id, { moved, why, total: found.total }, services.clock.now().toString());
}

type Gone = { moved: ReadonlySet<string>; why: ReadonlyMap<string, string>; total: number };

async function note({ db }: Services, id: string, { moved, why, total }: Gone, endedAt: string | null): Promise<void> {
  const remaining = [...why].map(([code, text]) => ({ code, why: text }));
  const done = [...moved].filter((code) => !why.has(code)).length;
  // After a crash those of the first run are not seen again; everything but what is left has been done when it ends.
  await updateSuccession(db, id, { done: endedAt ? Math.max(done, total - why.size) : done, remaining, endedAt });
}

type Heir = {
  from: string | null;
  command: { agency?: { from: string; to: string; name: string }; unit?: { from: string; to: string } };
};

/** For each place that closes the one that goes on: the successor's room of the same sort, or the successor itself. */
async function heirsOf(
  services: Services,
  { ids, unit }: Closing,
  { agency, successor }: { agency: Agency; successor: Agency },
): Promise<Heir[]> {
  if (unit !== null) {
    const own = { from: agency.id, to: successor.id, name: successor.name };
    return [
      { from: null, command: { unit: { from: unit, to: successor.unit } } },
      { from: agency.id, command: { agency: own } },
    ];
  }
  const rooms = await listRooms(services, successor.id);
  return Promise.all(
    ids.map(async (from): Promise<Heir> => {
      const old = await getAgency(services, from);
      const heir = from === agency.id ? successor : (rooms.find((room) => room.unit === old.unit) ?? successor);
      return { from, command: { agency: { from, to: heir.id, name: heir.name } } };
    }),
  );
}
