import type { Services } from "../../platform/services.ts";
import { recordDenial } from "../dossiers/index.ts";
import type { Person } from "../identity/index.ts";
import { draftCase } from "./draft-case.ts";
import { followRevision } from "./follow-revision.ts";
import { personActor } from "./person-actor.ts";
import { selectDraft, selectOpenDrafts } from "./sql.ts";
import type { Draft, DraftCase } from "./types.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A draft of this person, open or closed; an open one follows its procedure (see `followRevision`). For everybody else it does not exist, and the attempt is kept.
 * @returns undefined when there is none or it is not theirs
 */
export async function findDraft(services: Services, person: Person, draftId: string): Promise<Draft | undefined> {
  const draft = UUID.test(draftId) ? await selectDraft(services.db, draftId) : undefined;
  if (!draft) return undefined;
  if (draft.personId === person.id) return followRevision(services, person, draft);
  await recordDenial(services, {
    actor: personActor(person),
    what: `draft ${draft.id}`,
    reason: "notTheirs",
  });
  return undefined;
}

/** An open draft worked through; undefined when it is not theirs, was filed or thrown away. */
export async function openCase(services: Services, person: Person, draftId: string): Promise<DraftCase | undefined> {
  const draft = await findDraft(services, person, draftId);
  return draft && !draft.closedAt ? draftCase(services, person, draft) : undefined;
}

/** Open drafts of a person, last saved first, at most 50. */
export function listOpenDrafts(services: Pick<Services, "db">, personId: string): Promise<Draft[]> {
  return selectOpenDrafts(services.db, personId);
}

/** The open draft of a procedure that was saved last. */
export async function findOpenDraft(
  services: Pick<Services, "db">,
  personId: string,
  procedureCode: string,
): Promise<Draft | undefined> {
  const drafts = await selectOpenDrafts(services.db, personId);
  return drafts.find((draft) => draft.kind === "submission" && draft.procedureCode === procedureCode);
}
