import { type LoggedEvent, openChildren } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier, viewDossier } from "../dossiers/index.ts";
import { SYSTEM } from "./system.ts";
import { LINKED_LAW } from "./tell-parent.ts";

/** The citizen's dossier was withdrawn or stopped: what other agencies have not signed yet ends with it. Each child once. */
export async function endChildren(services: Services, { dossierId, version, event }: LoggedEvent): Promise<void> {
  if (event.type !== "Withdrawn" && event.type !== "Stopped") return;
  const parent = await viewDossier(services, SYSTEM, { id: dossierId });
  for (const child of parent ? openChildren(parent) : []) {
    const why = event.reason ? `: ${event.reason}` : "";
    const outcome = await actOnDossier(services, {
      dossierId: child.id,
      key: `end:${child.id}:${version}`,
      actor: SYSTEM,
      command:
        event.type === "Withdrawn"
          ? {
              type: "stop",
              cause: "applicantAsked",
              reason: `Người nộp rút hồ sơ liên thông ${parent!.code}${why}`,
              legalBasis: LINKED_LAW,
            }
          : {
              type: "stop",
              cause: "legal",
              reason: `Hồ sơ liên thông ${parent!.code} dừng giải quyết${why}`,
              legalBasis: event.legalBasis,
            },
    });
    if (!outcome.ok)
      services.log.info({ dossierId: child.id, refusal: outcome.refusal.code }, "child goes on after its parent ended");
  }
}
