import { z } from "zod";
import { type Dossier, isEnded, openSteps } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { findProcedure, getRevision } from "../catalogue/index.ts";
import { actOnDossier, openDossier, viewDossier } from "../dossiers/index.ts";
import { childCode } from "./child-code.ts";
import { childFiling } from "./child-filing.ts";
import { SYSTEM } from "./system.ts";

export const FILE_CHILD = "file-child";
const payloadShape = z.object({ dossierId: z.uuid(), stepId: z.string(), version: z.int().positive() });

/**
 * Files the dossier of an interlinked step at the agency that does it. Safe to repeat, also at the same time: one child for each run of a step.
 * When there is no procedure or no agency, the parent goes to the coordination queue with the reason.
 * @throws when the database fails; the task is tried again
 */
export async function fileChild(services: Services, payload: unknown): Promise<void> {
  const { dossierId, stepId, version } = payloadShape.parse(payload);
  const parent = await viewDossier(services, SYSTEM, { id: dossierId });
  if (!parent || isEnded(parent) || !openSteps(parent).some((run) => run.stepId === stepId)) return;
  const revision = await getRevision(services, parent.revisionId);
  const child = revision.steps.find(({ id }) => id === stepId)?.child;
  if (!child) return;
  const childRevision = await findProcedure(services, child.procedure);
  if (!childRevision) {
    return coordinate(services, parent, {
      stepId,
      version,
      reason: `Thủ tục ${child.procedure} hiện không được thực hiện ở tỉnh này.`,
    });
  }
  const filed = await childFiling(services, { parent, revision, stepId, child, childRevision });
  if (!filed.ok) return coordinate(services, parent, { stepId, version, reason: filed.reason });
  const run = parent.steps.filter((one) => one.stepId === stepId).length;
  const opened = await openDossier(services, {
    key: `child:${parent.id}:${stepId}:${run}`,
    actor: SYSTEM,
    filing: filed.filing,
    code: childCode(parent, revision, stepId, run),
  });
  if (!opened.ok) await coordinate(services, parent, { stepId, version, reason: opened.refusal.message });
}

async function coordinate(
  services: Services,
  parent: Dossier,
  { stepId, version, reason }: { stepId: string; version: number; reason: string },
): Promise<void> {
  const outcome = await actOnDossier(services, {
    dossierId: parent.id,
    key: `coordinate-child:${parent.id}:${stepId}:${version}`,
    actor: SYSTEM,
    command: { type: "sendToCoordination", reason },
  });
  if (!outcome.ok)
    services.log.warn({ dossierId: parent.id, refusal: outcome.refusal.code }, "child without agency not coordinated");
}
