import type { Services } from "../../platform/services.ts";
import { answerSupplementDraft } from "./answer-supplement-draft.ts";
import { findDraft } from "./find-draft.ts";
import { type SubmitInput, type SubmitOutcome, submitFound } from "./submit-draft.ts";

/** Hands in whatever the draft is: a new dossier, or what an office asked to be added to one. Sent again it answers with the same dossier. */
export async function handInDraft(services: Services, input: SubmitInput): Promise<SubmitOutcome> {
  const found = await findDraft(services, input.person, input.draftId);
  // What a clerk fills in is handed in at the counter.
  if (found?.channel !== "online") return { kind: "gone" };
  return found.kind === "submission" ? submitFound(services, input, found) : answerSupplementDraft(services, input, found);
}
