import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import {
  type FieldMessage,
  type FormInput,
  isAnswerOf,
  isRegisterType,
  isRowType,
  parsePage,
} from "../../core/procedure/index.ts";
import type { Answers, Field, Page, RegisterValue } from "../../core/procedure/types.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../identity/index.ts";
import { readCase } from "./draft-case.ts";
import { fieldInputs } from "./field-inputs.ts";
import { requestLookups } from "./look-ups.ts";
import { ownsDraft } from "./owns-draft.ts";
import { pinOf } from "./pin.ts";
import { lockDraft, selectDraft, updateDraft } from "./sql.ts";
import type { DraftCase } from "./types.ts";

export type SaveInput = {
  person: Person;
  draftId: string;
  pageId: string;
  form: FormInput;
  /** Version of the draft when the page was shown. */
  version: number;
  /** By register-backed field: the instant of the answer that was shown. */
  shown: Record<string, string>;
  /** What the last `warned` outcome gave: the warnings were read. */
  accepted?: string | undefined;
};
/** `page`: the page with the questions that what was typed calls for; one may just have been revealed by another. */
type Kept = { kept: Record<string, string>; draft: DraftCase; page: Page };
export type SaveOutcome =
  | { kind: "saved"; draft: DraftCase }
  | ({ kind: "invalid"; errors: FieldMessage[] } & Kept)
  /** Nothing is saved yet; the same form with `accepted` is. */
  | ({ kind: "warned"; warnings: FieldMessage[]; accept: string } & Kept)
  /** Another window saved this page, or the register answered anew, after this page was shown. */
  | ({ kind: "stale" } & Kept)
  | { kind: "gone" };

/**
 * Saves one page. Only the inputs of that page are read, so nothing else can be written with it; other pages saved meanwhile in another
 * window stay. Asks the registers for what is known now.
 */
export async function saveAnswers(services: Services, input: SaveInput): Promise<SaveOutcome> {
  const outcome = await services.db.transaction().execute((tx) => saveInside({ ...services, db: tx }, tx, input));
  if (outcome.kind === "saved") await requestLookups(services, input.person, outcome.draft);
  return outcome;
}

/** The same inside a transaction; the registers are not asked. */
export async function saveInside(services: Services, tx: Transaction<Database>, input: SaveInput): Promise<SaveOutcome> {
  await lockDraft(tx, input.draftId);
  const before = await selectDraft(tx, input.draftId);
  if (!before || !ownsDraft(input.person, before) || before.closedAt) return { kind: "gone" };
  const { workThrough } = await readCase(services, input.person, before);
  const draft = workThrough(before);
  const page = draft.pages.find(({ id }) => id === input.pageId);
  if (!page) return { kind: "gone" };
  const kept = typed(savedPage(draft, page), input.form);
  if ((before.touched[page.id] ?? 0) > input.version || answeredAnew(draft, page, input))
    return { kind: "stale", kept, draft, page };
  const parsed = parsePage(draft.revision, page, { ...unseen(draft, page), ...input.form }, draft.ctx);
  if (!parsed.ok) {
    const shown = revealed(draft, page, (field) => parsed.asked.includes(field.id), parsed.errors);
    return { kind: "invalid", errors: parsed.errors, kept: parsed.kept, draft, page: shown };
  }
  const accept = digest(parsed.warnings);
  if (parsed.warnings.length > 0 && input.accepted !== accept) {
    const shown = revealed(draft, page, (field) => Object.keys(parsed.answers).some((name) => isAnswerOf(field, name)));
    return { kind: "warned", warnings: parsed.warnings, accept, kept, draft, page: shown };
  }
  const change = {
    answers: { ...withoutRows(page, before.answers), ...only(savedPage(draft, page), parsed.answers) },
    confirmedAt: { ...before.confirmedAt, ...confirmations(draft, page, parsed.answers) },
    reports: reportsKept(draft, page, parsed.answers),
    touched: { ...before.touched, [page.id]: before.version + 1 },
  };
  const after = await updateDraft(tx, before, change, services.clock.now().toString());
  return { kind: "saved", draft: workThrough(after) };
}

/** What a save of this page may write: of a supplement only what the office asked for. */
function savedPage(draft: DraftCase, page: Page): Page {
  return draft.dossier ? page : authoredPage(draft, page);
}

function authoredPage({ revision }: DraftCase, page: Page): Page {
  return revision.pages.find(({ id }) => id === page.id) ?? page;
}

/** The page with the questions that are asked now; of a supplement those that it shows or that have an error. */
function revealed(draft: DraftCase, page: Page, asked: (field: Field) => boolean, errors: readonly FieldMessage[] = []): Page {
  const shown = (field: Field) =>
    !draft.dossier || page.fields.some(({ id }) => id === field.id) || errors.some(({ fieldId }) => isAnswerOf(field, fieldId));
  return { ...page, fields: authoredPage(draft, page).fields.filter((field) => asked(field) && shown(field)) };
}

/** Fields that the page does not show are not touched. */
function only(page: Page, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => page.fields.some((field) => isAnswerOf(field, name))));
}

/** Rows are saved as a whole: nothing of one that was taken away stays behind. */
function withoutRows(page: Page, answers: Answers): Answers {
  const groups = page.fields.filter(({ type }) => isRowType(type));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !groups.some((field) => isAnswerOf(field, name))));
}

function confirmations(draft: DraftCase, page: Page, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    page.fields.flatMap(({ id }) => {
      const value = draft.ctx.registers[id];
      return value && answers[`${id}.confirmed`] === true ? [[id, pinOf(value)]] : [];
    }),
  );
}

/** What was reported about a number's owner does not follow to another number, nor to a marriage with somebody else. */
function reportsKept({ draft, revision, ctx }: DraftCase, page: Page, answers: Answers): Record<string, string> {
  const other = page.fields
    .filter(({ id, type }) => isRegisterType(type) && type !== "marriage" && asked(ctx.registers[id]) !== answers[id])
    .map(({ id }) => id);
  const of = (id: string) => revision.pages.flatMap(({ fields }) => fields).find((field) => field.id === id)?.of ?? [];
  return Object.fromEntries(
    Object.entries(draft.reports).filter(([id]) => !other.includes(id) && !of(id).some((one) => other.includes(one))),
  );
}

const asked = (value: RegisterValue | undefined): string | undefined => value && Object.values(value.asked)[0];

/** A confirmation is for what was on the screen. */
function answeredAnew(draft: DraftCase, page: Page, input: SaveInput): boolean {
  return page.fields.some(({ id, type }) => {
    if (!isRegisterType(type) || input.form[`${id}.confirmed`] !== "yes") return false;
    const value = draft.ctx.registers[id];
    return value !== undefined && pinOf(value) !== input.shown[id];
  });
}

/** A supplement's page shows a part of its fields; the others are read as they are stored. */
function unseen(draft: DraftCase, page: Page): Record<string, string> {
  const shown = new Set(page.fields.map(({ id }) => id));
  const authored = draft.revision.pages.find(({ id }) => id === page.id)?.fields ?? [];
  const others = draft.dossier ? authored.filter((field) => !shown.has(field.id) && !isRegisterType(field.type)) : [];
  return Object.assign({}, ...others.map((field) => fieldInputs(field, draft.ctx.answers)));
}

function typed(page: Page, form: FormInput): Record<string, string> {
  const belongs = (name: string) => page.fields.some(({ id }) => name === id || name.startsWith(`${id}.`));
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value !== undefined && belongs(name) ? [[name, value]] : [])),
  );
}

function digest(warnings: readonly FieldMessage[]): string {
  return createHash("sha256").update(JSON.stringify(warnings)).digest("base64url").slice(0, 16);
}
