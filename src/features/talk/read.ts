import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { selectLetters, selectNotes, updateLettersRead } from "./sql.ts";
import type { Letter, Officer, Person, Talk } from "./types.ts";

type Around = Pick<Services, "db" | "clock">;
type Of = Pick<Dossier, "id">;

/** Letters and notes as an officer sees them; letters of the applicant count as read by the office from now on. */
export async function talkForOffice(services: Around, dossier: Of, reader: Pick<Officer, "name">): Promise<Talk> {
  const [letters, notes] = await Promise.all([selectLetters(services.db, dossier.id), selectNotes(services.db, dossier.id)]);
  await read(services, dossier, letters, { fromOffice: false, by: reader.name });
  return { letters, notes };
}

/** Letters as the applicant sees them; those of the office count as read from now on. */
export async function lettersForApplicant(services: Around, dossier: Of, reader: Pick<Person, "name">): Promise<Letter[]> {
  const letters = await selectLetters(services.db, dossier.id);
  await read(services, dossier, letters, { fromOffice: true, by: reader.name });
  return letters;
}

async function read(
  services: Around,
  { id: dossierId }: Of,
  letters: readonly Letter[],
  of: { fromOffice: boolean; by: string },
): Promise<void> {
  if (!letters.some(({ fromOffice, readAt }) => fromOffice === of.fromOffice && readAt === null)) return;
  await updateLettersRead(services.db, { dossierId, at: services.clock.now().toString(), ...of });
}
