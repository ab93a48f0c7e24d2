import { isSeq, type Node, type YAMLSeq } from "yaml";
import { contentEnd, dashColumn, itemStart, lineEnd, startOf } from "./locate.ts";
import { flowText, itemLines } from "./render.ts";
import type { Plain } from "./types.ts";

const nodes = (list: YAMLSeq): Node[] => list.items as Node[];

/** Items stand apart from each other by blank lines. */
function spaced(text: string, list: YAMLSeq): boolean {
  const [first, second] = nodes(list);
  if (!first || !second) return false;
  return text.slice(lineEnd(text, contentEnd(text, first)), itemStart(text, second)).includes("\n");
}

const isFlow = (node: Node | undefined): boolean => node !== undefined && "flow" in node && node.flow === true;

function insertLines(text: string, list: YAMLSeq, at: number, lines: string): string {
  const items = nodes(list);
  const gap = spaced(text, list) ? "\n" : "";
  const before = items[at - 1];
  if (before) {
    const place = lineEnd(text, contentEnd(text, before));
    const head = text.slice(0, place);
    return `${head}${head.endsWith("\n") ? "" : "\n"}${gap}${lines}${text.slice(place)}`;
  }
  const place = itemStart(text, items[0]!);
  return `${text.slice(0, place)}${lines}${gap}${text.slice(place)}`;
}

/** Puts a new item into a list that has some; written the way its neighbours are. */
export function insertItem(text: string, list: YAMLSeq, at: number, value: Plain): string {
  const items = nodes(list);
  const first = items[0];
  if (!first) return text;
  if (list.flow) {
    const before = items[at - 1];
    if (!before) return `${text.slice(0, startOf(first))}${flowText(value)}, ${text.slice(startOf(first))}`;
    const place = contentEnd(text, before);
    return `${text.slice(0, place)}, ${flowText(value)}${text.slice(place)}`;
  }
  const lines = itemLines(value, dashColumn(text, first), isFlow(items[at - 1] ?? first));
  return insertLines(text, list, at, `${lines.join("\n")}\n`);
}

/** Takes an item out of a list that has others, with the comments right above it. */
export function removeItem(text: string, list: YAMLSeq, index: number): string {
  const items = nodes(list);
  const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
  if (!item || (!before && !after)) return text;
  if (list.flow) {
    const [from, to] = after ? [startOf(item), startOf(after)] : [contentEnd(text, before), contentEnd(text, item)];
    return text.slice(0, from) + text.slice(to);
  }
  const [from, to] = after
    ? [itemStart(text, item), itemStart(text, after)]
    : [lineEnd(text, contentEnd(text, before)), lineEnd(text, contentEnd(text, item))];
  return text.slice(0, from) + text.slice(to);
}

/** Moves an item of a block list with everything that belongs to it, letter by letter. `reread` reads the list of a text again. */
export function moveItem(
  text: string,
  list: YAMLSeq,
  { from, to, reread }: { from: number; to: number; reread: (text: string) => unknown },
): string {
  const item = nodes(list)[from];
  if (!item) return text;
  const flowItem = text.slice(startOf(item), contentEnd(text, item));
  const start = list.flow ? 0 : itemStart(text, item);
  const raw = text.slice(start, lineEnd(text, contentEnd(text, item)));
  const without = removeItem(text, list, from);
  const rest = reread(without);
  if (!isSeq(rest)) return text;
  if (!list.flow) return insertLines(without, rest, to, raw.endsWith("\n") ? raw : `${raw}\n`);
  const items = nodes(rest);
  const before = items[to - 1];
  if (!before) return `${without.slice(0, startOf(items[0]!))}${flowItem}, ${without.slice(startOf(items[0]!))}`;
  const place = contentEnd(without, before);
  return `${without.slice(0, place)}, ${flowItem}${without.slice(place)}`;
}
