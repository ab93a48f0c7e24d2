import type { Person, PersonActor } from "../identity/index.ts";

/** A signed-in person as the one who acts. */
export function personActor({ id: personId, personalId, name, level }: Person): PersonActor {
  return { kind: "person", personId, personalId, name, level };
}
