import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import type { OfficerActor, Person } from "../identity/index.ts";
import { findDraft } from "./find-draft.ts";
import { type SubmitOutcome, type SubmittedFor, submitFound } from "./submit-draft.ts";

export type CounterSubmit = {
  officer: OfficerActor;
  person: Person;
  draftId: string;
  version: number;
  also: SubmittedFor["also"];
};

/**
 * Files what a clerk filled in for somebody at the counter, under the clerk's own name; the centre stands in it when another agency decides.
 * Sent again, even at the same time, it answers with the same dossier.
 */
export async function submitAtCounter(services: Services, input: CounterSubmit): Promise<SubmitOutcome> {
  const { officer, person, draftId, version, also } = input;
  const found = await findDraft(services, person, draftId);
  if (found?.channel !== "counter") return { kind: "gone" };
  const filing: SubmittedFor["filing"] = (own) => ({
    ...own,
    submittedBy: "clerk",
    assistedBy: { officerId: officer.officerId, name: officer.name },
    ...(own.agencyId !== officer.agencyId && {
      acceptedAt: { agencyId: officer.agencyId, agencyName: officer.agencyName },
      delivery: takenHere(own.delivery, officer),
    }),
  });
  return submitFound(services, { person, draftId, version, by: { actor: officer, filing, also } }, found);
}

/** Who came here fetches the result here. */
const takenHere = (delivery: Dossier["delivery"], { agencyId, agencyName }: OfficerActor): Dossier["delivery"] =>
  delivery.way === "counter" ? { ...delivery, agencyId, agencyName } : delivery;
