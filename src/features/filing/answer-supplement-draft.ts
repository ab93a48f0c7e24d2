import type { ActingCommand, Dossier, Refusal } from "../../core/dossier/index.ts";
import { effectiveAnswers, effectiveRegisters, isAnswerOf } from "../../core/procedure/index.ts";
import type { Answers, Field } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier } from "../dossiers/index.ts";
import type { Person } from "../identity/index.ts";
import { draftCase } from "./draft-case.ts";
import { filedPapers } from "./filed-papers.ts";
import { nextStop } from "./next-stop.ts";
import { personActor } from "./person-actor.ts";
import { closeDraft } from "./sql.ts";
import { reportsOf } from "./submit-draft.ts";
import type { Draft, DraftCase, Stop } from "./types.ts";
import { viewFiled } from "./view-filed.ts";

export type AnswerInput = { person: Person; draftId: string; version: number };
export type AnswerOutcome =
  | { kind: "filed"; dossier: Dossier }
  | { kind: "incomplete"; stop: Stop }
  | { kind: "stale" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "gone" };

/** Hands in what an office asked to be added, all of it at once. Sent again it answers with the same dossier. */
export async function answerSupplementDraft(services: Services, input: AnswerInput, found: Draft): Promise<AnswerOutcome> {
  if (found.closedAt) return viewFiled(services, personActor(input.person), found);
  const draft = await draftCase(services, input.person, found);
  if (!draft.dossier) return { kind: "gone" };
  const stop = nextStop(draft);
  if (stop.kind !== "check") return { kind: "incomplete", stop };
  if (found.version !== input.version) return { kind: "stale" };
  const outcome = await actOnDossier(services, {
    dossierId: draft.dossier.id,
    key: `supplement:${found.id}`,
    actor: personActor(input.person),
    command: commandOf(draft),
  });
  if (!outcome.ok) return { kind: "refused", refusal: outcome.refusal };
  // Not in the same transaction: a refused act must leave the draft open. When this is cut off, handing in again only closes it.
  await closeDraft(services.db, found, outcome.dossier.id, services.clock.now().toString());
  return { kind: "filed", dossier: outcome.dossier };
}

/** Answers to what was asked, and whatever new answers made necessary; nothing else of the dossier changes. */
function commandOf(draft: DraftCase): ActingCommand {
  const shown = draft.pages.flatMap((page) => page.fields);
  const belongs = (name: string) => shown.some((field) => isAnswerOf(field, name));
  const answers = { ...effectiveAnswers(draft.revision, draft.ctx), ...reportsOf(draft) };
  const pick = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).filter(([name]) => belongs(name)));
  return {
    type: "answerSupplement",
    answers: { ...pick(blanks(draft, shown)), ...pick(answers) },
    registers: pick(effectiveRegisters(draft.revision, draft.ctx)),
    papers: filedPapers(draft),
  };
}

/** A question that was asked again and left empty is an answer too, and takes back the parts that an earlier answer had. */
function blanks({ draft, dossier }: DraftCase, shown: readonly Field[]): Answers {
  const counts = (name: string) => shown.some(({ id }) => id === name) || Object.hasOwn(dossier?.answers ?? {}, name);
  return Object.fromEntries(Object.entries(draft.answers).filter(([name, answer]) => answer === "" && counts(name)));
}
