import type { Lookup } from "../../expr/index.ts";
import type { Engine } from "../engine.ts";
import { type FormInput, isBlank, parseField, requiredMessage } from "../parse-field.ts";
import type { Answers, Field } from "../types.ts";
import { blankParts } from "./address.ts";
import { rowInputs, rowsPosted } from "./row-inputs.ts";
import { rowField, rowLimits, rowLookup } from "./rows.ts";

type Message = { fieldId: string; message: string; part?: string };
export type RowsRead = {
  answers: Answers;
  errors: Message[];
  warnings: Message[];
  /** What was typed, rows renumbered without the empty ones: the numbers that errors speak of. */
  kept: Record<string, string>;
};

const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
/** What one row is called in a sentence. */
export const rowWord = (field: Pick<Field, "rowName">): string => lowerFirst(field.rowName ?? "Dòng");

/**
 * Reads a group or table. Rows in which nothing was typed do not count, a half-filled one has errors at its own inputs. `lookup` sees the
 * answers before this field. Never throws, whatever is posted.
 */
export function readRows(engine: Engine, field: Field, form: FormInput, lookup: Lookup): RowsRead {
  const posted = rowsPosted(field, form).filter((row) => !isEmptyRow(field, row));
  const kept = rowInputs(field, posted);
  const read: RowsRead = { answers: { [field.id]: posted.length }, errors: [], warnings: [], kept };
  const limits = rowLimits(field);
  const say = (message: string) => read.errors.push({ fieldId: field.id, message });
  if (posted.length > limits.max) {
    say(`Bạn đã nhập ${posted.length} ${rowWord(field)}, nhiều nhất là ${limits.max}. Hãy bỏ bớt.`);
    return read;
  }
  for (let row = 1; row <= posted.length; row++) readRow(engine, { field, row, form: kept, lookup }, read);
  if (posted.length === 0 && field.required) say(`Hãy nhập ít nhất một ${rowWord(field)}.`);
  else if (posted.length > 0 && posted.length < limits.min)
    say(`Cần ít nhất ${limits.min} ${rowWord(field)}, bạn mới nhập ${posted.length}.`);
  return read;
}

type Row = { field: Field; row: number; form: FormInput; lookup: Lookup };

function readRow(engine: Engine, { field, row, form, lookup }: Row, read: RowsRead): void {
  const inRow = rowLookup(field, row, read.answers, lookup);
  const faulty = new Set<string>();
  const asked: Field[] = [];
  for (const one of field.fields ?? []) {
    if (!engine.holdsInRow(field, one.when, inRow)) continue;
    const own = rowField(field, row, one);
    asked.push(own);
    const wrong = (message: string, part?: string) => {
      faulty.add(own.id);
      read.errors.push({ fieldId: own.id, message, ...(part && { part }) });
    };
    if (isBlank(own, form)) {
      if (own.required) wrong(requiredMessage(own));
      else Object.assign(read.answers, { [own.id]: "" }, blankParts(own));
      continue;
    }
    const parsed = parseField(own, form);
    if (!parsed.ok) wrong(parsed.message, parsed.part);
    else {
      Object.assign(read.answers, { [own.id]: parsed.value }, parsed.more);
      for (const message of parsed.warnings) read.warnings.push({ fieldId: own.id, message });
    }
  }
  for (const own of asked.filter(({ id }) => !faulty.has(id)))
    for (const rule of own.rules)
      if (engine.holdsInRow(field, rule.not, inRow))
        (rule.soft ? read.warnings : read.errors).push({ fieldId: own.id, message: rule.say });
}

/** The questions that each row of the page shows now: those whose condition what was typed meets. */
export function rowsShown(engine: Engine, field: Field, form: FormInput, lookup: Lookup): Field[][] {
  const rows = rowsPosted(field, form);
  const inputs = rowInputs(field, rows);
  return rows.map((_, index) => {
    const answers: Answers = {};
    const inRow = rowLookup(field, index + 1, answers, lookup);
    return (field.fields ?? []).filter((one) => {
      if (!engine.holdsInRow(field, one.when, inRow)) return false;
      const own = rowField(field, index + 1, one);
      const parsed = isBlank(own, inputs) ? undefined : parseField(own, inputs);
      if (parsed?.ok) Object.assign(answers, { [own.id]: parsed.value }, parsed.more);
      return true;
    });
  });
}

const isEmptyRow = (field: Field, row: Readonly<Record<string, string>>): boolean =>
  (field.fields ?? []).every((one) => isBlank(one, row));
