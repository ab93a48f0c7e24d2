import { rowsShown } from "./answers/read-rows.ts";
import { isRowType } from "./answers/rows.ts";
import { areRowsComplete } from "./answers/settle-rows.ts";
import { isRegisterType } from "./register-values.ts";
import { registerQuestion, type Settled, settle } from "./settle.ts";
import type { Answers, AnswerValue, CaseContext, Field, Page, RegisterValue, RegisterValues, Revision } from "./types.ts";

/** Pages that this case shows, each with the fields that it shows, in order. */
export function visiblePages(revision: Revision, ctx: CaseContext): Page[] {
  return [...settle(revision, ctx).pages];
}

/**
 * Whether a field needs nothing more. An optional question counts once it was seen (answer ""). A person or a birth notice counts when the
 * register was asked and the applicant confirmed the answer; a marriage when the applicant said yes or no to it.
 */
export function isComplete({ engine, answers, registers, lookup }: Settled, field: Field): boolean {
  if (isRowType(field.type)) return areRowsComplete(engine, field, answers, lookup);
  if (isRegisterType(field.type)) {
    const confirmed = answers[`${field.id}.confirmed`];
    const optionalAndBlank = !field.required && answers[field.id] === "";
    return (
      optionalAndBlank || (field.id in registers && (confirmed === true || (field.type === "marriage" && confirmed === false)))
    );
  }
  const answer = answers[field.id];
  return answer !== undefined && !(field.required && (answer === "" || (field.type === "pledge" && answer !== true)));
}

const isPageComplete = (settled: Settled, page: Page) => page.fields.every((field) => isComplete(settled, field));

/** The first visible page that is not completely answered; `undefined` when the form is complete. */
export function nextPage(revision: Revision, ctx: CaseContext): Page | undefined {
  const settled = settle(revision, ctx);
  return settled.pages.find((page) => !isPageComplete(settled, page));
}

/** Whether the applicant may open a page: it is visible and everything before it is answered. */
export function pageReachable(revision: Revision, ctx: CaseContext, pageId: string): boolean {
  const settled = settle(revision, ctx);
  const index = settled.pages.findIndex(({ id }) => id === pageId);
  return index >= 0 && settled.pages.slice(0, index).every((page) => isPageComplete(settled, page));
}

/**
 * Answers that count and are worth keeping: those of visible fields, without the blanks. For submission and for display. A blank that
 * overrides something prefilled is kept, or it would come back.
 */
export function effectiveAnswers(revision: Revision, ctx: CaseContext): Answers {
  const { engine, answers } = settle(revision, ctx);
  const worthKeeping = ([id, answer]: [string, AnswerValue]) => answer !== "" || engine.fields.get(id)?.prefill !== undefined;
  return Object.fromEntries(Object.entries(answers).filter(worthKeeping));
}

/** Answers of registers that count: those of visible fields that were asked with the present numbers. */
export function effectiveRegisters(revision: Revision, ctx: CaseContext): RegisterValues {
  return { ...settle(revision, ctx).registers };
}

/** Where a register-backed field stands: the number must be asked, the register must be asked, or its answer must be confirmed. */
export type RegisterStage =
  | { stage: "ask" }
  | { stage: "lookUp"; asked: Record<string, string> }
  | { stage: "confirm"; value: RegisterValue };

/**
 * What a page does next with a register-backed field. `asked` is {personalId} of a person, {number} of a birth notice, {first, second}
 * (ID numbers) of a marriage; the server stores it in `RegisterValue.asked`. `undefined` when the field is not visible.
 */
export function registerStage(revision: Revision, ctx: CaseContext, fieldId: string): RegisterStage | undefined {
  const { pages, answers, registers, lookup } = settle(revision, ctx);
  const field = pages.flatMap(({ fields }) => fields).find(({ id }) => id === fieldId);
  if (!field || !isRegisterType(field.type)) return undefined;
  const value = registers[fieldId];
  const deniedNumber = field.type !== "marriage" && answers[`${fieldId}.confirmed`] === false;
  if (deniedNumber) return { stage: "ask" };
  if (value) return { stage: "confirm", value };
  const asked = registerQuestion(field, lookup, answers[fieldId]);
  return asked ? { stage: "lookUp", asked } : { stage: "ask" };
}

/** The questions that each row of a page shows with what was typed; `typed` by input name. */
export function visibleRows(
  revision: Revision,
  ctx: CaseContext,
  field: Field,
  typed: Readonly<Record<string, string | undefined>>,
): Field[][] {
  const { engine, lookup } = settle(revision, ctx);
  return rowsShown(engine, field, typed, lookup);
}
