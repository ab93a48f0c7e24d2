import { registerStage } from "../../core/procedure/index.ts";
import { isRegisterType } from "../../core/procedure/index.ts";
import type { Services } from "../../platform/services.ts";
import { requestLookup } from "../population/index.ts";
import type { DraftCase } from "./types.ts";

/**
 * Asks the registers for every field whose question is known and not yet answered, so that the answer is there when its page is opened.
 * Safe to repeat.
 */
export async function requestLookups(services: Services, draft: DraftCase): Promise<void> {
  const { revision, ctx } = draft;
  for (const field of draft.pages.flatMap((page) => page.fields)) {
    if (!isRegisterType(field.type)) continue;
    const stage = registerStage(revision, ctx, field.id);
    if (stage?.stage !== "lookUp") continue;
    await requestLookup(services, {
      kind: field.type,
      args: stage.asked,
      purpose: revision.name,
      askedBy: ctx.requester.personalId,
      draftId: draft.draft.id,
      fieldId: field.id,
    });
  }
}
