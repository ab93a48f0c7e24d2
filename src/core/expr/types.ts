/** What a name in a condition stands for. `choice` is text of which every possible value is known; `textMap` a table of texts, of which the keys may be known. */
export type ValueType =
  | { kind: "text" }
  | { kind: "choice"; values: readonly string[] }
  | { kind: "number" }
  | { kind: "yesNo" }
  | { kind: "date" }
  | { kind: "texts" }
  | { kind: "textMap"; keys?: readonly string[] };

/** Every name that conditions may use, dotted as authors write it, e.g. `child.birthDate`. */
export type Vocabulary = Readonly<Record<string, ValueType>>;

/** Value of a name or result of a condition. Dates are yyyy-MM-dd; numbers are whole. */
export type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/** Looks a name up; `undefined` (or empty text) means that it is not answered yet. */
export type Lookup = (name: string) => Value | undefined;

export type Expression = {
  readonly source: string;
  readonly type: ValueType;
  /** Names of the vocabulary that the expression mentions. */
  readonly uses: readonly string[];
  /** The value, or `undefined` when it depends on something unanswered (or cannot be worked out, e.g. division by zero). */
  evaluate(lookup: Lookup): Value | undefined;
};

/** `position` counts characters from 0 in the source. */
export type ExpressionFault = { message: string; position: number };
export type CompiledExpression = { ok: true; expression: Expression } | { ok: false; fault: ExpressionFault };
