import { type DefinitionChange, isGroup, isList, type Plain, same, valueAt } from "../../../../core/procedure/index.ts";
import type { FieldError } from "../../../ui/index.ts";
import { dayTyped } from "../days.ts";
import { type Input, ORDER, rowInput, rowNumbers, type Typed } from "./inputs.ts";

type Parsed = { value: Plain | undefined } | { errors: FieldError[] };
export type NodePlace = { file: string; path: readonly (string | number)[]; node: Plain | undefined };

/**
 * The changes that make a thing what its form says. Only what differs is changed, so that nothing else is written anew. What cannot be
 * written at all (a date that does not exist, letters for a number) is an error; everything else is saved and `compile()` judges it.
 */
export function parseTyped(
  inputs: readonly Input[],
  typed: Typed,
  { file, path, node }: NodePlace,
): { changes: DefinitionChange[]; errors: FieldError[] } {
  const changes: DefinitionChange[] = [];
  const errors: FieldError[] = [];
  const absent = inputs.flatMap(({ within }) => (within && (typed[within.lead] ?? "").trim() === "" ? [within.path] : []));
  for (const gone of new Set(absent))
    if (valueAt(node, gone.split(".")) !== undefined) changes.push({ op: "remove", file, path: [...path, ...gone.split(".")] });
  for (const input of inputs) {
    if (input.within && absent.includes(input.within.path)) continue;
    const keys = input.key.split(".");
    const old = valueAt(node, keys);
    const parsed = input.kind === "rows" ? parseRows(input, typed, old) : parseOne(input, typed[input.key] ?? "", old, input.key);
    if ("errors" in parsed) errors.push(...parsed.errors);
    else if (parsed.value === undefined) {
      if (old !== undefined) changes.push({ op: "remove", file, path: [...path, ...keys] });
    } else if (!same(parsed.value, old)) changes.push({ op: "set", file, path: [...path, ...keys], value: parsed.value });
  }
  return { changes, errors };
}

const wrong = (field: string, message: string): Parsed => ({ errors: [{ field, message }] });

function parseOne(input: Input, text: string, old: Plain | undefined, name: string): Parsed {
  const trimmed = text.trim();
  const { kind, label } = input;
  if (kind === "tick") return { value: usual(input, trimmed !== "", old) };
  if (kind === "lines" || kind === "ticks") {
    const lines = trimmed.split("\n").flatMap((line) => line.trim() || []);
    return { value: lines.length === 0 && (input.optional || old === undefined) ? undefined : lines };
  }
  if (trimmed === "") return { value: input.optional || old === undefined ? undefined : "" };
  switch (kind) {
    case "date": {
      const date = dayTyped(trimmed);
      return date ? { value: date } : wrong(name, `${label}: viết ngày/tháng/năm và có thật, ví dụ 20/11/2026.`);
    }
    case "whole": {
      const compact = trimmed.replace(/\s/g, "").replace(/\.(?=\d{3}(\D|$))/g, "");
      return /^-?\d{1,15}$/.test(compact) ? { value: Number(compact) } : wrong(name, `${label}: chỉ ghi chữ số.`);
    }
    case "decimal": {
      const compact = trimmed.replace(",", ".");
      return /^\d{1,6}(\.\d{1,4})?$/.test(compact)
        ? { value: Number(compact) }
        : wrong(name, `${label}: ghi một số, ví dụ 4 hoặc 0,5.`);
    }
    case "choice":
      return { value: usual(input, trimmed, old) };
    default:
      return { value: trimmed };
  }
}

/** What is taken anyway is not written, unless it was. */
const usual = (input: Input, value: Plain, old: Plain | undefined): Plain | undefined =>
  old === undefined && same(value, input.usual ?? (input.kind === "tick" ? false : undefined)) ? undefined : value;

/** Rows in the order of their numbers; a row of which nothing is filled in is left out. What a row holds beside its columns stays. */
function parseRows(input: Input, typed: Typed, old: Plain | undefined): Parsed {
  const before = input.asRows ? input.asRows(old) : isList(old) ? old : [];
  const columns = input.columns ?? [];
  const errors: FieldError[] = [];
  const rows: { order: number; value: Plain }[] = [];
  for (const number of rowNumbers(typed, input.key)) {
    const filled = columns.some(
      (column) => column.kind !== "tick" && column.kind !== "choice" && textIn(typed, input, number, column),
    );
    if (!filled) continue;
    const stood = before[number];
    let value: Plain = isGroup(stood) ? stood : {};
    for (const column of columns) {
      const keys = column.key.split(".");
      const name = rowInput(input.key, number, column.key);
      const parsed = parseOne(column, typed[name] ?? "", valueAt(value, keys), name);
      if ("errors" in parsed)
        errors.push(...parsed.errors.map(({ field, message }) => ({ field, message: `Dòng ${number + 1}: ${message}` })));
      else value = put(value, keys, parsed.value);
    }
    const order = Number((typed[rowInput(input.key, number, ORDER)] ?? "").replace(",", "."));
    rows.push({ order: Number.isFinite(order) && order > 0 ? order : number + 1, value });
  }
  if (errors.length > 0) return { errors };
  const list = rows.toSorted((a, b) => a.order - b.order).map(({ value }) => value);
  if (input.fromRows) return { value: input.fromRows(list) };
  return { value: list.length === 0 && (old === undefined || input.optional) ? undefined : list };
}

const textIn = (typed: Typed, input: Input, row: number, column: Input): boolean =>
  (typed[rowInput(input.key, row, column.key)] ?? "").trim() !== "";

function put(group: Plain, [key, ...rest]: readonly string[], value: Plain | undefined): Plain {
  if (key === undefined) return group;
  const entries = isGroup(group) ? group : {};
  if (rest.length > 0) {
    const inner = entries[key];
    if (value === undefined && inner === undefined) return entries;
    return { ...entries, [key]: put(inner ?? {}, rest, value) };
  }
  if (value === undefined) return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
  return { ...entries, [key]: value };
}
