import { isDeepStrictEqual } from "node:util";
import type { GivenPaper } from "../../core/dossier/index.ts";
import { type FieldMessage, type FormInput, isRegisterType } from "../../core/procedure/index.ts";
import type { Field, Page, Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import type { OfficerActor, Person } from "../identity/index.ts";
import { readCase } from "./draft-case.ts";
import { fieldInputs } from "./field-inputs.ts";
import { requestLookups } from "./look-ups.ts";
import { saveInside } from "./save-answers.ts";
import { lockDraft, selectDraft, updateDraft } from "./sql.ts";
import type { Draft, DraftCase } from "./types.ts";

export type CounterForm = {
  officer: OfficerActor;
  person: Person;
  draftId: string;
  /** Ids of the pages that were on the screen. */
  pageIds: readonly string[];
  form: FormInput;
  /** Version of the draft when the form was shown. */
  version: number;
  /** By register-backed field: the answer that was shown. */
  shown: Record<string, string>;
  /** By page: the warnings that were read. */
  accepted: Record<string, string>;
  agencyId?: string | undefined;
  /** What was handed over, null for nothing; papers that are not named stay as they were. */
  given: Record<string, GivenPaper | null>;
};
/** A page of the form that was not saved, with what was typed. */
export type PageOutcome = {
  page: Page;
  kept: Record<string, string>;
  errors: FieldMessage[];
  warnings: FieldMessage[];
  /** Sent with the warnings to say that they were read. */
  accept?: string;
  /** Another window saved this page, or a register answered anew. */
  stale: boolean;
};
export type CounterSaved = { draft: DraftCase; outcomes: PageOutcome[] };

/**
 * Saves a form of several pages at once, page by page in the order of the procedure, so that what one answer reveals is not taken for an answer yet.
 * Pages that are right are kept whatever is wrong with others. Asks the registers, in the clerk's name, for what is known now.
 * @returns undefined when there is no such open draft
 */
export async function saveCounterForm(services: Services, input: CounterForm): Promise<CounterSaved | undefined> {
  const saved = await services.db.transaction().execute(async (tx) => {
    const inside = { ...services, db: tx };
    const { person, draftId, form, version, shown, accepted } = input;
    await lockDraft(tx, draftId);
    const before = await selectDraft(tx, draftId);
    if (!before || before.personId !== person.id || before.channel !== "counter" || before.closedAt) return undefined;
    const revision = await getRevision(inside, before.revisionId);
    const outcomes: PageOutcome[] = [];
    for (const pageId of input.pageIds) {
      // What stands there already was said before, with its warnings; two who send the same do not get into each other's way either.
      if (isStored(revision, before, pageId, input)) continue;
      const page = { person, draftId, pageId, form, version, shown, accepted: accepted[pageId] };
      const outcome = await saveInside(inside, tx, page);
      if (outcome.kind === "saved" || outcome.kind === "gone") continue;
      outcomes.push({
        page: outcome.page,
        kept: outcome.kept,
        errors: outcome.kind === "invalid" ? outcome.errors : [],
        warnings: outcome.kind === "warned" ? outcome.warnings : [],
        ...(outcome.kind === "warned" && { accept: outcome.accept }),
        stale: outcome.kind === "stale",
      });
    }
    const now = (await selectDraft(tx, draftId))!;
    const { workThrough } = await readCase(inside, person, now);
    const agencyId = input.agencyId ?? now.agencyId;
    const entries = Object.entries({ ...now.given, ...input.given }).flatMap(([id, one]) => (one ? [[id, one] as const] : []));
    const given = Object.fromEntries(entries);
    const same = agencyId === now.agencyId && isDeepStrictEqual(given, now.given);
    const after = same ? now : await updateDraft(tx, now, { agencyId, given }, services.clock.now().toString());
    return { draft: workThrough(after), outcomes };
  });
  if (saved) await requestLookups(services, input.person, saved.draft, input.officer);
  return saved;
}

/** Whether a page that was saved before says what is stored. */
function isStored(revision: Revision, draft: Draft, pageId: string, { form, shown }: CounterForm): boolean {
  const fields = revision.pages.find(({ id }) => id === pageId)?.fields ?? [];
  const { answers, confirmedAt, touched } = draft;
  const posted = fields.filter(({ id }) => Object.keys(form).some((name) => name === id || name.startsWith(`${id}.`)));
  return pageId in touched && posted.length > 0 && posted.every(isSaid);

  function isSaid({ id, type, fields: own }: Field): boolean {
    if (answers[id] === undefined) return false;
    const confirmed = form[`${id}.confirmed`];
    if (isRegisterType(type) && form[id] === undefined)
      return confirmed === "yes" && answers[`${id}.confirmed`] === true && confirmedAt[id] === shown[id];
    const stored = fieldInputs({ id, type, ...(own && { fields: own }) }, answers);
    if (type === "address") return sameAddress(id, stored, form);
    return confirmed === undefined && Object.entries(stored).every(([name, text]) => form[name] === text);
  }
}

/** A page shows parts of an address that are not stored (the own province, chosen beforehand), and not all that are. */
function sameAddress(id: string, stored: Readonly<Record<string, string>>, form: FormInput): boolean {
  const posted = Object.entries(form).filter(([name]) => name.startsWith(`${id}.`));
  return posted.every(([name, text]) => (stored[name] ?? (name === `${id}.province` ? text : "")) === text);
}
