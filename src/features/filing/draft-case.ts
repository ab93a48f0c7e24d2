import type { Dossier, SupplementItem } from "../../core/dossier/index.ts";
import {
  effectiveAnswers,
  isRegisterType,
  missing,
  papersAsked,
  registerStage,
  visiblePages,
} from "../../core/procedure/index.ts";
import type { Answers, CaseContext, Page, RegisterValue, RegisterValues, Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { viewDossier } from "../dossiers/index.ts";
import type { Person } from "../identity/index.ts";
import { type Lookups, lookupsOf, SOURCE_OF } from "../population/index.ts";
import { withFiles } from "./field-files.ts";
import { applicantOf } from "./owns-draft.ts";
import { personActor } from "./person-actor.ts";
import { pinOf } from "./pin.ts";
import type { Draft, DraftCase } from "./types.ts";

/** A draft with its revision, the answers of the registers and what is asked of the applicant now. */
export async function draftCase(services: Services, person: Person, draft: Draft): Promise<DraftCase> {
  return (await readCase(services, person, draft)).workThrough(draft);
}

/** Reads what stands beside a draft, which can then be worked through before and after a change to the draft alone. */
export async function readCase(
  services: Services,
  person: Person,
  { id, revisionId, ...draft }: Draft,
): Promise<{ workThrough: (draft: Draft) => DraftCase }> {
  const [revision, lookups, dossier] = await Promise.all([
    getRevision(services, revisionId),
    lookupsOf(services, id),
    dossierOf(services, person, draft),
  ]);
  return { workThrough: (now) => workThrough(services, person, now, { revision, lookups, dossier }) };
}

type Beside = { revision: Revision; lookups: Lookups; dossier: Dossier | undefined };

function workThrough(services: Services, person: Person, draft: Draft, { revision, lookups, dossier }: Beside): DraftCase {
  const parts = { person, draft, dossier, registers: lookups.values, revision };
  const ctx = withUnavailable(services, revision, parts, lookups.unavailable);
  const items = dossier?.supplements.at(-1)?.items ?? [];
  const common = {
    draft,
    revision,
    ctx,
    dossier,
    known: effectiveAnswers(revision, ctx),
    notes: Object.fromEntries(items.map((item) => [item.id, item.note])),
  };
  const papers = papersAsked(revision, ctx);
  if (!dossier) return { ...common, pages: visiblePages(revision, ctx), papers };
  const lacking = missing(
    revision,
    ctx,
    dossier.papers.map((paper) => paper.paperId),
  );
  const wanted = new Set([...idsOf(items, "paper"), ...lacking.papers.map((paper) => paper.id)]);
  return {
    ...common,
    pages: askedPages(revision, ctx, items),
    papers: papers.filter(({ paper }) => wanted.has(paper.id)).map(({ paper }) => ({ paper })),
  };
}

type Parts = { person: Person; draft: Draft; dossier: Dossier | undefined; registers: RegisterValues; revision?: Revision };

/**
 * The case as the engine sees it. Values of registers come from answered look-ups (and, in a supplement, from the dossier) only; a
 * confirmation counts for the answer that was shown and for no later one. With `revision` questions for a file are answered by the file.
 */
export function draftContext(services: Pick<Services, "clock">, parts: Parts): CaseContext {
  const { person, draft, dossier, registers } = parts;
  const answers: Answers = { ...dossier?.answers, ...draft.answers };
  for (const [fieldId, value] of Object.entries(registers)) {
    if (value === dossier?.registers[fieldId]) continue;
    const confirmed = `${fieldId}.confirmed`;
    if (answers[confirmed] === true && draft.confirmedAt[fieldId] !== pinOf(value)) delete answers[confirmed];
  }
  return {
    answers: parts.revision ? withFiles(answers, parts.revision, parts) : answers,
    registers: { ...dossier?.registers, ...registers },
    documents: [],
    channel: draft.channel,
    today: services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString(),
    requester: requesterOf(person),
  };
}

/** Whose matter it is fills the form beforehand; the level of signing in is that of who sits there. */
function requesterOf(person: Person): CaseContext["requester"] {
  const applicant = applicantOf(person);
  return {
    personalId: applicant.personalId,
    name: applicant.name,
    level: person.level,
    birthDate: applicant.birthDate ?? "",
    ...(applicant.phone && { phone: applicant.phone }),
    ...(applicant.email && { email: applicant.email }),
    // Documents count with the applicant's own level, which is not the one above.
    integratedDocuments: person.acting && applicant.level < 2 ? [] : applicant.integratedDocuments,
  };
}

/**
 * A register that did not answer must not hold the applicant up: the field counts as asked and not found, marked as such, and the office
 * looks it up later.
 */
function withUnavailable(services: Services, revision: Revision, parts: Parts, fieldIds: readonly string[]): CaseContext {
  let ctx = draftContext(services, parts);
  for (const fieldId of fieldIds) {
    const stage = registerStage(revision, ctx, fieldId);
    const type = revision.pages.flatMap((page) => page.fields).find((field) => field.id === fieldId)?.type;
    if (stage?.stage !== "lookUp" || !type || !isRegisterType(type)) continue;
    const value: RegisterValue = {
      found: false,
      source: SOURCE_OF[type],
      at: services.clock.now().toString({ smallestUnit: "millisecond" }),
      asked: stage.asked,
      values: {},
      unavailable: true,
    };
    ctx = draftContext(services, { ...parts, registers: { ...ctx.registers, [fieldId]: value } });
  }
  return ctx;
}

async function dossierOf(
  services: Services,
  person: Person,
  draft: Pick<Draft, "kind" | "dossierId">,
): Promise<Dossier | undefined> {
  if (draft.kind !== "supplement" || !draft.dossierId) return undefined;
  return viewDossier(services, personActor(person), { id: draft.dossierId });
}

/** Pages with a field that the office points at, and pages that new answers made necessary. Other fields of them stay as they were. */
function askedPages(revision: Revision, ctx: CaseContext, items: readonly SupplementItem[]): Page[] {
  const asked = idsOf(items, "field");
  const lacking = new Set(missing(revision, ctx, []).fields.map((field) => field.fieldId));
  return visiblePages(revision, ctx).flatMap((page) => {
    const fields = page.fields.filter((field) => asked.has(field.id) || lacking.has(field.id));
    return fields.length > 0 ? [{ ...page, fields }] : [];
  });
}

function idsOf(items: readonly SupplementItem[], kind: SupplementItem["kind"]): Set<string> {
  return new Set(items.filter((item) => item.kind === kind).map((item) => item.id));
}
