import type { Dossier, Representative } from "../../core/dossier/index.ts";
import type { Mandate } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import { ensurePerson, type OfficerActor, type Person } from "../identity/index.ts";
import { findDraft } from "./find-draft.ts";
import { type SubmitOutcome, type SubmittedFor, submitFound } from "./submit-draft.ts";

export type CounterSubmit = {
  officer: OfficerActor;
  person: Person;
  draftId: string;
  version: number;
  /** By which somebody came for the person; undefined when they came themselves. */
  mandate: Mandate | undefined;
  /** Papers may be missing: whoever receives asks for them at once. */
  withoutPapers?: boolean;
  also: SubmittedFor["also"];
};

/**
 * Files what a clerk filled in for somebody at the counter, under the clerk's own name; the centre stands in it when another agency decides.
 * Sent again, even at the same time, it answers with the same dossier.
 */
export async function submitAtCounter(services: Services, input: CounterSubmit): Promise<SubmitOutcome> {
  const { officer, person, draftId, version, mandate, withoutPapers, also } = input;
  const found = await findDraft(services, person, draftId);
  if (found?.channel !== "counter") return { kind: "gone" };
  const representative = mandate && (await representativeOf(services, mandate));
  const filing: SubmittedFor["filing"] = (own) => ({
    ...own,
    submittedBy: "clerk",
    assistedBy: { officerId: officer.officerId, name: officer.name },
    ...(representative && { representative }),
    ...(own.agencyId !== officer.agencyId && {
      acceptedAt: { agencyId: officer.agencyId, agencyName: officer.agencyName },
      delivery: takenHere(own.delivery, officer),
    }),
  });
  const by = { actor: officer, mandateId: mandate?.id, filing, withoutPapers, also };
  return submitFound(services, { person, draftId, version, by }, found);
}

/** Who came for the applicant and is told of it too; the clerk has seen their card. */
async function representativeOf(services: Services, mandate: Mandate): Promise<Representative> {
  const { id: mandateId, kind, receiver, until, evidence } = mandate;
  const { id: personId } = await ensurePerson(services, receiver, false);
  const pledged = evidence.way === "pledge";
  return { personId, ...receiver, kind, mandateId, ...(until && { until }), ...(pledged && { pledged }) };
}

/** Who came here fetches the result here. */
const takenHere = (delivery: Dossier["delivery"], { agencyId, agencyName }: OfficerActor): Dossier["delivery"] =>
  delivery.way === "counter" ? { ...delivery, agencyId, agencyName } : delivery;
