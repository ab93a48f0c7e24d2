import type { Acting, Person } from "../identity/index.ts";
import type { Draft } from "./types.ts";

/** Whose matter a person works on: their own, or that of whom they act for. */
export const applicantOf = (person: Person): Acting["applicant"] => person.acting?.applicant ?? person;

/** True when the draft is this person's and about the matter that they work on now. */
export function ownsDraft(person: Person, draft: Pick<Draft, "personId" | "forId"> | undefined): boolean {
  return draft?.personId === person.id && draft.forId === (person.acting?.personId ?? null);
}
