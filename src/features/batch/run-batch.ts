import { z } from "zod";
import type { ActingCommand } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { approveResult } from "../desk/index.ts";
import { actOnDossier, type Outcome, viewDossier } from "../dossiers/index.ts";
import { standsForNow } from "../leave/index.ts";
import { type ItemResult, makeFile, NO_POST, printOne } from "./print-papers.ts";
import { runPrint } from "./report/run-print.ts";
import { hasPost, type NextItem, selectNext, selectWork, updateEnded, updateItem, type Work } from "./sql.ts";
import type { BatchAct, Officer } from "./types.ts";

const payloadShape = z.object({ batchId: z.uuid() });

/**
 * Task: one dossier after the other, each for itself: done, or refused with the reason. Run again after a crash it goes on where it was; the key of
 * each act makes sure that none is done twice.
 */
export async function runBatch(services: Services, payload: unknown): Promise<void> {
  const { batchId } = payloadShape.parse(payload);
  const work = await selectWork(services.db, batchId);
  if (!work) return;
  if (work.act === "report") return runPrint(services, { id: batchId, actor: work.actor, order: work.params.report });
  for (;;) {
    const item = await selectNext(services.db, batchId);
    if (!item) break;
    const result =
      work.act === "print" ? await printOne(services, batchId, work, item) : await doOne(services, batchId, work, item);
    const at = services.clock.now().toString();
    await updateItem(services.db, { id: batchId, place: item.place, ...result, at });
  }
  if (work.act === "print") await makeFile(services, batchId);
  await updateEnded(services.db, batchId, services.clock.now().toString());
}

/** How it went with one dossier: done, or why not. */
async function doOne(services: Services, batchId: string, work: Work, item: NextItem): Promise<ItemResult> {
  if (!(await hasPost(services.db, work.actor))) return { done: false, why: NO_POST };
  const actor = { ...work.actor, standsFor: await standsForNow(services, work.actor) };
  const outcome = await act(services, { batchId, actor, work, item });
  return outcome.ok ? { done: true, why: null } : { done: false, why: outcome.refusal.message };
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
  const expectedVersion = ANY_VERSION.includes(work.act) ? undefined : version;
  return actOnDossier(services, { dossierId, expectedVersion, key, actor, command: commandOf(work) });
}

const ANY_VERSION: readonly BatchAct[] = ["claim", "assign", "remind"];

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
    case "remind":
      return { type: "remind", whom: params.whom ?? "officer", note: params.note ?? "" };
    case "sign":
    case "print":
      throw new Error("Signing makes its paper first, and printing is no command");
  }
}
