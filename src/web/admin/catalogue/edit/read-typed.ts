import { isGroup, isList, type Plain, valueAt } from "../../../../core/procedure/index.ts";
import { type Input, ORDER, rowInput, type Typed } from "./inputs.ts";

/** What the inputs show of a thing as it stands in the files. A value of another kind than is asked shows as text, so that it can be mended. */
export function readTyped(inputs: readonly Input[], node: Plain | undefined): Typed {
  return Object.assign({}, ...inputs.map((input) => readInput(input, node)));
}

function readInput(input: Input, node: Plain | undefined): Typed {
  const value = valueAt(node, input.key.split("."));
  if (input.kind !== "rows") return { [input.key]: shown(input, value) };
  const rows = input.asRows ? input.asRows(value) : isList(value) ? value : [];
  const columns = input.columns ?? [];
  return Object.assign(
    {},
    ...rows.flatMap((row, index) => [
      { [rowInput(input.key, index, ORDER)]: String(index + 1) },
      ...columns.map((column) => ({
        [rowInput(input.key, index, column.key)]: shown(column, valueAt(row, column.key.split("."))),
      })),
    ]),
  );
}

function shown(input: Input, value: Plain | undefined): string {
  const given = value ?? (input.kind === "tick" || input.kind === "choice" ? input.usual : undefined);
  if (given === undefined || given === null) return "";
  switch (input.kind) {
    case "tick":
      return given === true ? "true" : "";
    case "date":
      return typeof given === "string" ? dateShown(given) : String(given);
    case "decimal":
      return String(given).replace(".", ",");
    case "lines":
    case "ticks":
      return isList(given) ? given.map(textOf).join("\n") : textOf(given);
    default:
      return textOf(given);
  }
}

const textOf = (value: Plain): string => (isGroup(value) || isList(value) ? JSON.stringify(value) : String(value));

/** "2026-11-20" → "20/11/2026"; anything else as it is. */
export function dateShown(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year ? `${day}/${month}/${year}` : text;
}
