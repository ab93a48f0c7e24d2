import { randomUUID } from "node:crypto";
import { type Dossier, may } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { decidingAgencies, findProcedure } from "../catalogue/index.ts";
import type { Person } from "../identity/index.ts";
import { personActor, whyNotFile } from "../mandates/index.ts";
import { applicantOf } from "./owns-draft.ts";
import { insertDraft } from "./sql.ts";

type Input = { person: Person; code: string /** One for each intended start. */; key: string };

/**
 * Begins a new dossier of a procedure. The same key again gives the same draft. The office is that of the applicant's commune when it
 * is known, or the only one that decides; otherwise it is asked later.
 * @returns the draft's id; undefined when the procedure cannot be handed in online, or is not offered at all
 */
export async function startDraft(services: Services, { person, code, key }: Input): Promise<string | undefined> {
  const published = await findProcedure(services, code);
  if (!published?.revision.channels.online) return undefined;
  if (person.acting && whyNotFile(person.acting, published.revision)) return undefined;
  const deciding = await decidingAgencies(services, published.revision);
  const own = deciding.find(({ communeCode }) => communeCode !== null && communeCode === applicantOf(person).communeCode);
  const agency = own ?? (deciding.length === 1 ? deciding[0] : undefined);
  return insertDraft(services.db, {
    id: randomUUID(),
    kind: "submission",
    key: `${person.id}:${key}`,
    personId: person.id,
    forId: person.acting?.personId ?? null,
    procedureCode: code,
    revisionId: published.id,
    agencyId: agency?.id ?? null,
    dossierId: null,
    at: services.clock.now().toString(),
  });
}

/**
 * Begins the answer to a request for a supplement; one is open at a time.
 * @returns the draft's id; undefined when nothing is asked of the applicant now
 */
export async function startSupplement(services: Services, person: Person, dossier: Dossier): Promise<string | undefined> {
  if (dossier.state !== "awaitingSupplement" || may(personActor(person), "answerSupplement", dossier)) return undefined;
  return insertDraft(services.db, {
    id: randomUUID(),
    kind: "supplement",
    key: `supplement:${dossier.id}:${dossier.supplements.length}:${randomUUID()}`,
    personId: person.id,
    forId: person.acting?.personId ?? null,
    procedureCode: dossier.procedureCode,
    revisionId: dossier.revisionId,
    agencyId: dossier.agencyId,
    dossierId: dossier.id,
    at: services.clock.now().toString(),
  });
}
