import {
  changeRows,
  type FieldMessage,
  isAnswerOf,
  isRowType,
  type RowChange,
  rowField,
  rowInputs,
  rowLimits,
  rowsPosted,
} from "../../../core/procedure/index.ts";
import type { Field, Page } from "../../../core/procedure/types.ts";
import { type FieldParams, type Html, type Row, rows, rowTable } from "../../ui/index.ts";

type RowsView = {
  field: Field;
  values: Readonly<Record<string, string>>;
  rowErrors?: readonly FieldMessage[] | undefined;
  rowFields?: Field[][] | undefined;
  freshRow?: number | undefined;
  ownProvince?: string | undefined;
  focus?: string | undefined;
};
type Asked = Pick<RowsView, "field" | "values" | "ownProvince" | "focus">;
type Input = (view: Asked & { error?: string | undefined; part?: string | undefined }) => Html;

/** Rows with what was typed, at least as many as the question needs; `input` shows one question of a row. */
export function rowsInput(common: FieldParams, view: RowsView, input: Input): Html {
  const { field } = view;
  const limits = rowLimits(field);
  const posted = rowsPosted(field, view.values);
  const shown = [...posted, ...Array.from({ length: Math.max(0, Math.max(1, limits.min) - posted.length) }, () => ({}))];
  const values = rowInputs(field, shown);
  const count = Number(values[field.id]);
  const questions = field.fields ?? [];
  const list = Array.from({ length: count }, (_, index): Row => {
    const asked = view.rowFields?.[index]?.map(({ id }) => id);
    const cells = questions.map((one) => {
      // An empty row asks what depends on nothing typed.
      if (asked ? !asked.includes(one.id) : view.rowFields !== undefined && one.when !== undefined) return undefined;
      const own = rowField(field, index + 1, one);
      const { message: error, part } = view.rowErrors?.find(({ fieldId }) => fieldId === own.id) ?? {};
      return input({ field: own, values, error, part, ownProvince: view.ownProvince, focus: view.focus });
    });
    return {
      cells,
      ...(count > Math.max(1, limits.min) && { remove: `bo:${field.id}.${index + 1}` }),
      ...(view.freshRow === index + 1 && { fresh: true }),
    };
  });
  const params = {
    ...common,
    rowName: field.rowName ?? "Dòng",
    rows: list,
    ...(count < limits.max && { add: `them:${field.id}` }),
  };
  return field.type === "table" ? rowTable({ ...params, columns: questions.map(({ label }) => label) }) : rows(params);
}

/** Says in a list of errors which row is meant: "Nơi ở 2: …". */
export function withRow(page: Page, { fieldId, message }: { fieldId: string; message: string }): string {
  const field = page.fields.find((one) => one.id !== fieldId && isRowType(one.type) && isAnswerOf(one, fieldId));
  const row = field && /^\d+/.exec(fieldId.slice(field.id.length + 1))?.[0];
  return field ? `${field.rowName ?? "Dòng"} ${row}: ${message}` : message;
}

export type RowAct = { field: Field; change: RowChange };

/** What a button of rows asks for: "them:history" or "bo:history.2"; undefined when the page has no such rows. */
export function rowAct(page: Page, value: string): RowAct | undefined {
  const [verb, name = ""] = [value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1)];
  const row = verb === "bo" ? /^(.+)\.([1-9]\d{0,2})$/.exec(name) : undefined;
  const id = row?.[1] ?? name;
  const field = page.fields.find((one) => one.id === id && isRowType(one.type));
  if (!field || (verb !== "them" && !row)) return undefined;
  return { field, change: row ? { remove: id, row: Number(row[2]) } : { add: id } };
}

/** What was typed after the act, and the row that is new. */
export function afterRowAct({ field, change }: RowAct, typed: Readonly<Record<string, string>>) {
  // As many rows as were on the screen, also those in which nothing could be posted.
  const before = rowsPosted(field, typed).length;
  const after = changeRows(field, typed, change);
  const fresh = "add" in change && Number(after[field.id]) > before ? Number(after[field.id]) : undefined;
  return { typed: after, fresh };
}
