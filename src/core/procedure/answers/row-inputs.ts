import type { Field } from "../types.ts";
import { MOST_ROWS, rowOfInput } from "./rows.ts";

type Inputs = Readonly<Record<string, string | undefined>>;
type Rows = Pick<Field, "id" | "fields">;

/** Inputs of the rows that were posted, in order of their numbers, each row by what follows its number. Gaps close; nothing is dropped. */
export function rowsPosted(group: Rows, form: Inputs): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>();
  // Radios that nobody touched are not posted, so the page says how many rows it showed.
  const said = form[group.id] ?? "";
  const shown = /^\d{1,3}$/.test(said) ? Math.min(Number(said), MOST_ROWS) : 0;
  for (let row = 1; row <= shown; row++) rows.set(row, {});
  for (const [name, value] of Object.entries(form)) {
    const place = value === undefined ? undefined : rowOfInput(group, name);
    if (!place || value === undefined) continue;
    const row = rows.get(place.row) ?? {};
    row[place.rest] = value;
    rows.set(place.row, row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Rows as inputs again, numbered from 1, with their number under the field's own name; at most MOST_ROWS. */
export function rowInputs(group: Rows, rows: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const kept = rows.slice(0, MOST_ROWS);
  const named = kept.flatMap((row, index) =>
    Object.entries(row).map(([rest, value]): [string, string] => [`${group.id}.${index + 1}.${rest}`, value]),
  );
  return Object.fromEntries([...named, [group.id, String(kept.length)]]);
}

/** What a button beside the rows asks for. */
export type RowChange = { add: string } | { remove: string; row: number };

/**
 * The inputs of a page after a row was added at the end or taken away; everything else that was typed stays. Asking for a row too many or for
 * one that is not there changes nothing.
 */
export function changeRows(group: Rows & Pick<Field, "max">, form: Inputs, change: RowChange): Record<string, string> {
  const rows = rowsPosted(group, form);
  const others = Object.entries(form).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === group.id || rowOfInput(group, name) ? [] : [[name, value]],
  );
  const next =
    "add" in change ? [...rows, ...(rows.length < MOST_ROWS ? [{}] : [])] : rows.filter((_, i) => i + 1 !== change.row);
  return { ...Object.fromEntries(others), ...rowInputs(group, next) };
}
