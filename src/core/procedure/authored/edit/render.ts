import { Document, isSeq, Scalar, stringify } from "yaml";
import type { Plain } from "./types.ts";

/** Characters after which a line is broken by hand. */
const WIDTH = 130;
const PLAIN = { lineWidth: 0, defaultStringType: "PLAIN", defaultKeyType: "PLAIN" } as const;

export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);
export const isGroup = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const keyText = (key: string) => stringify(key, PLAIN).trimEnd();

/** A value on one line, as it stands inside [] or {}. */
export function flowText(value: Plain): string {
  if (isList(value)) return `[${value.map(flowText).join(", ")}]`;
  if (isGroup(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${keyText(key)}: ${flowText(inner)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  if (value.includes("\n")) return JSON.stringify(value);
  const listed = new Document([value]);
  if (isSeq(listed.contents)) listed.contents.flow = true;
  return listed
    .toString(PLAIN)
    .trim()
    .replace(/^\[\s*/, "")
    .replace(/\s*\]$/, "");
}

/** A text over several lines: kept line breaks as they are, or one long sentence folded. The lines after the first are indented. */
function blockText(value: string, indent: number): string {
  const doc = new Document({ k: value });
  const node = doc.get("k", true);
  if (node instanceof Scalar) node.type = value.includes("\n") ? Scalar.BLOCK_LITERAL : Scalar.BLOCK_FOLDED;
  const [first = "", ...rest] = doc
    .toString({ ...PLAIN, lineWidth: WIDTH - indent })
    .trimEnd()
    .split("\n");
  const lines = rest.map((line) => (line.trim() === "" ? "" : `${" ".repeat(indent)}${line.trimStart()}`));
  return [first.replace(/^k: /, ""), ...lines].join("\n");
}

/** A single value in a block; `indent` is the column of the lines that belong to it. `quoted` keeps the quotes that stood there. */
export function scalarText(value: Exclude<Plain, object>, indent: number, quoted?: Scalar.Type): string {
  if (typeof value !== "string") return String(value);
  if (value.includes("\n") || value.length > WIDTH - 10) return blockText(value, indent);
  const scalar = new Scalar(value);
  if (quoted === Scalar.QUOTE_DOUBLE || quoted === Scalar.QUOTE_SINGLE) scalar.type = quoted;
  return new Document(scalar).toString(PLAIN).trimEnd();
}

const isScalar = (value: Plain): value is Exclude<Plain, object> => typeof value !== "object" || value === null;
/** Short lists of words and short groups of single values stand on one line. */
function onOneLine(value: Plain, room: number): boolean {
  if (isScalar(value)) return false;
  const inner = isList(value) ? value : Object.values(value);
  if (inner.length === 0) return true;
  return inner.every((one) => isScalar(one) && !String(one).includes("\n")) && flowText(value).length <= room;
}

/** Lines of a group or list that stand below their name; the first line has no indentation when it follows "- ". */
export function blockLines(value: Plain, indent: number): string[] {
  const space = " ".repeat(indent);
  if (isList(value)) return value.flatMap((item) => itemLines(item, indent));
  if (!isGroup(value)) return [`${space}${scalarText(value as Exclude<Plain, object>, indent)}`];
  return Object.entries(value).flatMap(([key, inner]) => {
    const text = entryText(key, inner, indent);
    return `${space}${text}`.split("\n");
  });
}

/** `key: value` with the lines that belong to it; only the first has no indentation. */
export function entryText(key: string, value: Plain, indent: number): string {
  return `${keyText(key)}:${afterColon(value, indent)}`;
}

/** What stands after "key:", whose column is `indent`. */
export function afterColon(value: Plain, indent: number): string {
  if (isScalar(value)) return ` ${scalarText(value, indent + 2)}`;
  if (onOneLine(value, isList(value) ? 90 : 60)) return ` ${flowText(value)}`;
  return `\n${blockLines(value, indent + 2).join("\n")}`;
}

/** An item of a list whose dashes stand in the column `indent`; `flow`: on one line if it may be, as its neighbours are. */
export function itemLines(value: Plain, indent: number, flow = false): string[] {
  const dash = `${" ".repeat(indent)}- `;
  if (isScalar(value)) return `${dash}${scalarText(value, indent + 2)}`.split("\n");
  if (onOneLine(value, flow ? WIDTH : 0)) return [`${dash}${flowText(value)}`];
  const [first = "", ...rest] = blockLines(value, indent + 2);
  return [`${dash}${first.trimStart()}`, ...rest];
}
