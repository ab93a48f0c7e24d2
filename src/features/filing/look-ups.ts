import type { Actor } from "../../core/dossier/index.ts";
import { isRegisterType, registerStage } from "../../core/procedure/index.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../identity/index.ts";
import { requestLookup } from "../population/index.ts";
import { personActor } from "./person-actor.ts";
import type { DraftCase } from "./types.ts";

/**
 * Asks the registers for every field whose question is known and not yet answered, so that the answer is there when its page is opened.
 * Safe to repeat.
 * @param askedBy who is on record as asking; a clerk at the counter, otherwise the applicant
 */
export async function requestLookups(
  services: Services,
  person: Person,
  draft: DraftCase,
  askedBy: Actor = personActor(person),
): Promise<void> {
  const { revision, ctx } = draft;
  for (const field of draft.pages.flatMap((page) => page.fields)) {
    if (!isRegisterType(field.type)) continue;
    const stage = registerStage(revision, ctx, field.id);
    if (stage?.stage !== "lookUp") continue;
    await requestLookup(services, {
      kind: field.type,
      args: stage.asked,
      purpose: `Giải quyết thủ tục ${revision.name}`,
      procedureCode: revision.code,
      askedBy,
      draftId: draft.draft.id,
      fieldId: field.id,
      ...(draft.dossier && { dossierId: draft.dossier.id }),
    });
  }
}
