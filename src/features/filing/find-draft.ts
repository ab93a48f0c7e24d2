import type { Services } from "../../platform/services.ts";
import { recordDenial } from "../dossiers/index.ts";
import type { Person } from "../identity/index.ts";
import { draftCase } from "./draft-case.ts";
import { followRevision } from "./follow-revision.ts";
import { ownsDraft } from "./owns-draft.ts";
import { personActor } from "./person-actor.ts";
import { countOtherDrafts, selectDraft, selectOpenDrafts } from "./sql.ts";
import type { Draft, DraftCase } from "./types.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A draft of this person, open or closed; an open one follows its procedure (see `followRevision`). For everybody else it does not exist, and the attempt is kept.
 * @returns undefined when there is none or it is not theirs
 */
export async function findDraft(services: Services, person: Person, draftId: string): Promise<Draft | undefined> {
  const draft = UUID.test(draftId) ? await selectDraft(services.db, draftId) : undefined;
  if (!draft) return undefined;
  if (ownsDraft(person, draft)) return followRevision(services, person, draft);
  // Theirs too, only not of the matter that they work on now.
  if (draft.personId === person.id) return undefined;
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

/** Open drafts of the matters that a person works on now, last saved first, at most 50. */
export function listOpenDrafts(services: Pick<Services, "db">, person: Person): Promise<Draft[]> {
  return selectOpenDrafts(services.db, person.id, person.acting?.personId ?? null);
}

/** How many open drafts the person has that are of somebody else's matters than those they work on now. */
export function countDraftsElsewhere(services: Pick<Services, "db">, person: Person): Promise<number> {
  return countOtherDrafts(services.db, person.id, person.acting?.personId ?? null);
}

/** True when this person fills in this draft, but of another's matter than the one they work on now. */
export async function isDraftElsewhere(services: Pick<Services, "db">, person: Person, draftId: string): Promise<boolean> {
  const draft = UUID.test(draftId) ? await selectDraft(services.db, draftId) : undefined;
  return draft?.personId === person.id && !ownsDraft(person, draft);
}

/** The open draft of a procedure that was saved last. */
export async function findOpenDraft(
  services: Pick<Services, "db">,
  person: Person,
  procedureCode: string,
): Promise<Draft | undefined> {
  const drafts = await listOpenDrafts(services, person);
  return drafts.find((draft) => draft.kind === "submission" && draft.procedureCode === procedureCode);
}
