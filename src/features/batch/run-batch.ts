import { z } from "zod";
import type { ActingCommand } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { approveResult } from "../desk/index.ts";
import { actOnDossier, type Outcome, viewDossier } from "../dossiers/index.ts";
import { standsForNow } from "../leave/index.ts";
import { hasPost, type NextItem, selectNext, selectWork, updateEnded, updateItem, type Work } from "./sql.ts";
import type { Officer } from "./types.ts";

const payloadShape = z.object({ batchId: z.uuid() });

/**
 * Task: one dossier after the other, each for itself: done, or refused with the reason. Run again after a crash it goes on where it was; the key of
 * each act makes sure that none is done twice.
 */
export async function runBatch(services: Services, payload: unknown): Promise<void> {
  const { batchId } = payloadShape.parse(payload);
  const work = await selectWork(services.db, batchId);
  if (!work) return;
  for (;;) {
    const item = await selectNext(services.db, batchId);
    if (!item) break;
    const why = await refusalOf(services, batchId, work, item);
    const at = services.clock.now().toString();
    await updateItem(services.db, { id: batchId, place: item.place, done: why === undefined, why: why ?? null, at });
  }
  await updateEnded(services.db, batchId, services.clock.now().toString());
}

/** Does it. @returns why it was not done */
async function refusalOf(services: Services, batchId: string, work: Work, item: NextItem): Promise<string | undefined> {
  const { db } = services;
  if (!(await hasPost(db, work.actor))) return "Bạn không còn giữ vai này ở cơ quan, nên không làm tiếp được.";
  const actor = { ...work.actor, standsFor: await standsForNow(services, work.actor) };
  const outcome = await act(services, { batchId, actor, work, item });
  return outcome.ok ? undefined : outcome.refusal.message;
}

async function act(
  services: Services,
  { batchId, actor, work, item }: { batchId: string; actor: Officer; work: Work; item: NextItem },
): Promise<Outcome> {
  const { dossierId, version } = item;
  const key = `batch:${batchId}:${dossierId}`;
  if (work.act === "sign") {
    const dossier = await viewDossier(services, actor, { id: dossierId });
    if (!dossier) return { ok: false, refusal: { code: "notFound", message: "Không tìm thấy hồ sơ này." }, dossier: undefined };
    return approveResult(services, { actor, dossier, expectedVersion: version, key });
  }
  // Who does a step does not depend on what else has happened to the dossier; receiving and passing on do.
  const expectedVersion = work.act === "claim" || work.act === "assign" ? undefined : version;
  return actOnDossier(services, { dossierId, expectedVersion, key, actor, command: commandOf(work) });
}

function commandOf({ act, params }: Work): ActingCommand {
  switch (act) {
    case "claim":
      return { type: "claimStep" };
    case "receive":
      return { type: "receive" };
    case "passOn":
      return { type: "completeStep", note: "" };
    case "assign":
      return { type: "assignStep", to: params.to ?? null, reason: params.reason ?? "" };
    case "sign":
      throw new Error("Signing makes its paper first");
  }
}
