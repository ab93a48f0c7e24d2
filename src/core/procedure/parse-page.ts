import { blankParts } from "./answers/address.ts";
import { readRows } from "./answers/read-rows.ts";
import { isRowType } from "./answers/rows.ts";
import { type FormInput, inputNames, isBlank, parseField, requiredMessage } from "./parse-field.ts";
import { isRegisterType } from "./register-values.ts";
import { fieldAt, settle } from "./settle.ts";
import type { Answers, AnswerValue, CaseContext, Field, Page, Revision } from "./types.ts";

/** `part`: the input of the field that is meant, when one is; `year` stands for `<fieldId>.year`. */
export type FieldMessage = { fieldId: string; message: string; part?: string };
export type ParsedPage =
  | { ok: true; answers: Answers; warnings: FieldMessage[] }
  | {
      ok: false;
      errors: FieldMessage[];
      /** What was typed, by input name, to be shown again. */
      kept: Record<string, string>;
      /** Ids of the fields that the page asks with these answers; one may just have been revealed by another. */
      asked: string[];
    };

type Reading = {
  ctx: CaseContext;
  answers: Answers;
  errors: FieldMessage[];
  warnings: FieldMessage[];
  kept: Record<string, string>;
};

/** The case as it would be with the answers read so far; conditions of later fields of the page see the earlier ones. */
const withAnswers = ({ ctx, answers }: Reading): CaseContext => ({ ...ctx, answers: { ...ctx.answers, ...answers } });

function readConfirmation(revision: Revision, field: Field, form: FormInput, reading: Reading): void {
  const name = `${field.id}.confirmed`;
  const current = settle(revision, withAnswers(reading)).registers[field.id];
  const said = form[name]?.trim();
  if (said === "no" && field.type !== "marriage") {
    // The page asks for the number again; what was typed stays.
    reading.answers[name] = false;
    return;
  }
  if (current && (said === "yes" || said === "no")) {
    reading.answers[name] = said === "yes";
    return;
  }
  // Not said yet; an earlier yes belonged to an earlier number.
  reading.answers[name] = "";
  const confirmingOnly = current !== undefined && form[field.id] === undefined;
  if (confirmingOnly) reading.errors.push({ fieldId: field.id, message: "Hãy chọn “Đúng” hoặc “Không” để tiếp tục." });
}

/** Files are kept when they are sent; what a page posts as text says nothing about them. */
function readFile(field: Field, known: AnswerValue | undefined, reading: Reading): void {
  if (known) reading.answers[field.id] = known;
  else if (!field.required) reading.answers[field.id] = "";
  else reading.errors.push({ fieldId: field.id, message: "Chưa có ảnh hay tệp nào. Hãy chụp hoặc chọn tệp rồi bấm Tiếp tục." });
}

function readField(revision: Revision, field: Field, form: FormInput, reading: Reading): void {
  const settled = settle(revision, withAnswers(reading));
  const known = settled.answers[field.id];
  // A page that only confirms a register's answer does not post the number again.
  const notPosted = isRegisterType(field.type) && form[field.id] === undefined && known !== undefined && known !== "";
  if (isRowType(field.type)) {
    const { answers, errors, warnings, kept } = readRows(settled.engine, field, form, settled.lookup);
    Object.assign(reading.answers, answers);
    Object.assign(reading.kept, kept);
    reading.errors.push(...errors);
    reading.warnings.push(...warnings);
  } else if (field.type === "file") readFile(field, known, reading);
  else if (field.type === "marriage") readConfirmation(revision, field, form, reading);
  else if (notPosted) {
    reading.answers[field.id] = known;
    readConfirmation(revision, field, form, reading);
  } else if (isBlank(field, form)) {
    if (field.required) reading.errors.push({ fieldId: field.id, message: requiredMessage(field) });
    else Object.assign(reading.answers, { [field.id]: "" }, blankParts(field));
  } else {
    const parsed = parseField(field, form);
    if (!parsed.ok) {
      const { message, part } = parsed;
      reading.errors.push({ fieldId: field.id, message, ...(part && { part }) });
      return;
    }
    Object.assign(reading.answers, { [field.id]: parsed.value }, parsed.more);
    for (const message of parsed.warnings) reading.warnings.push({ fieldId: field.id, message });
    if (isRegisterType(field.type)) readConfirmation(revision, field, form, reading);
  }
}

function applyRules(revision: Revision, fields: readonly Field[], reading: Reading): void {
  const { engine, lookup } = settle(revision, withAnswers(reading));
  const faulty = new Set(reading.errors.map(({ fieldId }) => fieldId));
  for (const field of fields) {
    // "No, I mistyped": the number is asked again, so nothing is to be said about it.
    const denied = field.type !== "marriage" && reading.answers[`${field.id}.confirmed`] === false;
    if (faulty.has(field.id) || denied) continue;
    for (const rule of field.rules) {
      if (engine.holds(rule.not, lookup))
        (rule.soft ? reading.warnings : reading.errors).push({ fieldId: field.id, message: rule.say });
    }
  }
}

/**
 * Reads what a page posted. Inputs are named after the field; a date has `<id>.day`, `.month`, `.year`, an address `<id>.province` and so on; yes/no, pledges and
 * `<id>.confirmed` of register-backed fields are "yes" or "no". Other inputs are ignored, so nothing that a register says can be posted.
 * The answers given back replace those of the page: a changed number takes its confirmation back. Never throws for any input.
 */
export function parsePage(revision: Revision, page: Page, form: FormInput, ctx: CaseContext): ParsedPage {
  const reading: Reading = { ctx, answers: {}, errors: [], warnings: [], kept: {} };
  const authored = revision.pages.find(({ id }) => id === page.id)?.fields ?? [];
  const read: Field[] = [];
  for (const field of authored) {
    const { engine, lookup } = settle(revision, withAnswers(reading));
    if (!engine.holds(field.when, lookup)) continue;
    read.push(field);
    readField(revision, fieldAt(field, ctx.channel), form, reading);
  }
  applyRules(revision, read, reading);
  if (reading.errors.length === 0) return { ok: true, answers: reading.answers, warnings: reading.warnings };
  const names = authored.flatMap((field) =>
    isRegisterType(field.type) ? [...inputNames(field), `${field.id}.confirmed`] : inputNames(field),
  );
  const kept = Object.fromEntries(names.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]]])));
  return { ok: false, errors: reading.errors, kept: { ...kept, ...reading.kept }, asked: read.map(({ id }) => id) };
}
