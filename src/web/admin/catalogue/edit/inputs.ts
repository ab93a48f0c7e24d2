import type { Plain } from "../../../../core/procedure/index.ts";
import type { Option } from "../../../ui/index.ts";

/** How a value of a definition stands on the screen. `condition` and `value` are CEL: yes or no, and anything else. */
export type InputKind =
  | "text"
  | "long"
  | "date"
  | "whole"
  | "decimal"
  | "choice"
  | "tick"
  | "ticks"
  | "lines"
  | "condition"
  | "value"
  | "rows";

export type Input = {
  /** Where it stands below the thing that is edited, e.g. `decision.number`; also the name of the input. */
  key: string;
  label: string;
  kind: InputKind;
  hint?: string;
  optional?: boolean;
  /** Seldom needed: folded away while there is nothing in it. */
  rare?: boolean;
  options?: Option[];
  /** The value that need not be written because it is taken when nothing is. */
  usual?: Plain;
  /** Another group, e.g. a channel, that is there only while the input of this name holds something. */
  within?: { path: string; lead: string };
  /** rows: what one of them is made of, and what they are called. */
  columns?: Input[];
  rowName?: string;
  /** rows: when what is written is no list of groups. */
  asRows?: (value: Plain | undefined) => readonly Plain[];
  fromRows?: (rows: Plain[]) => Plain | undefined;
};

/** What stands in the inputs of a form, by input name; "" where there is nothing. */
export type Typed = Readonly<Record<string, string>>;

/** The name that orders the rows of a list on the screen. */
export const ORDER = "thu-tu";
export const rowInput = (key: string, row: number | string, column: string): string => `${key}.${row}.${column}`;

/** Numbers of the rows of a list that a form holds. */
export function rowNumbers(typed: Typed, key: string): number[] {
  const numbers = Object.keys(typed).flatMap((name) => {
    const found = name.startsWith(`${key}.`) ? /^(\d{1,4})\./.exec(name.slice(key.length + 1)) : null;
    return found ? [Number(found[1])] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Names of the inputs of a form that belong to an input. */
export const namesOf = (typed: Typed, { key, kind }: Input): string[] =>
  Object.keys(typed).filter((name) => name === key || (kind === "rows" && name.startsWith(`${key}.`)));
