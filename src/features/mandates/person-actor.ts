import type { Person, PersonActor } from "../identity/index.ts";

/** The person, and whom they act for. */
export function personActor(person: Person): PersonActor {
  if (!person.acting) return realActor(person);
  const { applicant: _, ...actingFor } = person.acting;
  return { ...realActor(person), actingFor };
}

/** The person alone: mandates are given, accepted and revoked under one's own name. */
export function realActor({ id: personId, personalId, name, level }: Person): PersonActor {
  return { kind: "person", personId, personalId, name, level };
}
