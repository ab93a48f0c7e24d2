import type { Services } from "../../platform/services.ts";
import { getRevision, isOffered, listAgencies } from "../catalogue/index.ts";
import type { Person } from "../identity/index.ts";
import { forgetAnswers } from "../population/index.ts";
import { readCase } from "./draft-case.ts";
import { findDraft } from "./find-draft.ts";
import { AGENCY_KEY, paperKey } from "./next-stop.ts";
import { ownsDraft } from "./owns-draft.ts";
import { pinOf } from "./pin.ts";
import { type DraftChange, deletePaper, emptyDraft, lockDraft, selectDraft, updateDraft } from "./sql.ts";
import type { Draft, DraftCase } from "./types.ts";

type Target = { person: Person; draftId: string };

/** Chooses the office that decides. @returns the draft, or undefined when there is none or the office does not offer the procedure */
export async function chooseAgency(services: Services, input: Target & { agencyId: string }): Promise<DraftCase | undefined> {
  const draft = await findDraft(services, input.person, input.draftId);
  const offered = draft && (await isOffered(services, await getRevision(services, draft.revisionId), input.agencyId));
  return offered ? change(services, input, () => ({ agencyId: input.agencyId })) : undefined;
}

/** Leaves it to the centre of the province to find the office that decides: the dossier goes to its coordination queue. */
export function leaveAgency(services: Services, input: Target): Promise<DraftCase | undefined> {
  return change(services, input, ({ draft }) => ({
    agencyId: null,
    touched: { ...draft.touched, [AGENCY_KEY]: draft.version + 1 },
  }));
}

/**
 * Chooses the counter where the result is fetched; null is that of the office that decides.
 * @returns the draft, or undefined when there is none or no such counter
 */
export async function chooseFetch(
  services: Services,
  input: Target & { counterId: string | null },
): Promise<DraftCase | undefined> {
  const { counterId } = input;
  const known = counterId === null || (await listCounters(services)).some(({ id }) => id === counterId);
  return known ? change(services, input, () => ({ fetchAt: counterId })) : undefined;
}

/** Counters of the whole province: its centre, and those of the communes, each under the agency whose receptionists sit there. */
export async function listCounters(services: Services): Promise<{ id: string; name: string }[]> {
  const centres = await listAgencies(services, "centre");
  return centres.map((one) => ({ id: one.unit === "trung-tam-tinh" ? one.id : (one.parentId ?? one.id), name: one.name }));
}

/**
 * Records what the applicant says is wrong in a register's answer; it goes to the office with the dossier. At most 1,000 characters; an empty
 * text takes an earlier report back.
 */
export function reportValue(
  services: Services,
  input: Target & { fieldId: string; text: string },
): Promise<DraftCase | undefined> {
  return change(services, input, ({ draft, ctx }) => {
    const value = ctx.registers[input.fieldId];
    if (!value) return {};
    return {
      reports: { ...draft.reports, [input.fieldId]: [...input.text].slice(0, 1000).join("") },
      answers: { ...draft.answers, [`${input.fieldId}.confirmed`]: true },
      confirmedAt: { ...draft.confirmedAt, [input.fieldId]: pinOf(value) },
    };
  });
}

/** Leaves the page of an optional paper without a file. */
export function passPaper(services: Services, input: Target & { paperId: string }): Promise<DraftCase | undefined> {
  return change(services, input, ({ draft }) => ({
    touched: { ...draft.touched, [paperKey(input.paperId)]: draft.version + 1 },
  }));
}

/** Takes a file back. Safe to repeat. */
export function removePaper(services: Services, input: Target & { id: string }): Promise<DraftCase | undefined> {
  return change(
    services,
    input,
    () => ({}),
    (tx) => deletePaper(tx, input.draftId, input.id),
  );
}

/** Throws a draft away with all that was typed. Safe to repeat. @returns whether it was theirs */
export async function discardDraft(services: Services, { person, draftId }: Target): Promise<boolean> {
  return services.db.transaction().execute(async (tx) => {
    await lockDraft(tx, draftId);
    const draft = await selectDraft(tx, draftId);
    if (!draft || !ownsDraft(person, draft)) return false;
    if (draft.closedAt) return true;
    await emptyDraft(tx, draftId, services.clock.now().toString());
    await forgetAnswers(tx, draftId);
    return true;
  });
}

type Tx = Parameters<typeof updateDraft>[0];

/** One change under the draft's lock. @returns undefined when there is no open draft of this person */
export async function change(
  services: Services,
  { person, draftId }: Target,
  decide: (draft: DraftCase) => DraftChange,
  also?: (tx: Tx, draft: Draft) => Promise<void>,
): Promise<DraftCase | undefined> {
  return services.db.transaction().execute(async (tx) => {
    const inside = { ...services, db: tx };
    await lockDraft(tx, draftId);
    const before = await selectDraft(tx, draftId);
    if (!before || !ownsDraft(person, before) || before.closedAt) return undefined;
    const { workThrough } = await readCase(inside, person, before);
    const draft = workThrough(before);
    await also?.(tx, before);
    return workThrough(await updateDraft(tx, before, decide(draft), services.clock.now().toString()));
  });
}
