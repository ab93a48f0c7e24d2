import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { colonOf, columnOf, contentEnd, dashColumn, lineEnd, lineStart, pairAt, pairEnd, startOf } from "./locate.ts";
import { afterColon, blockLines, entryText, flowText, isGroup, isList, scalarText } from "./render.ts";
import type { Plain } from "./types.ts";

type Entry = Pair<Node, Node | null>;
const entries = (map: YAMLMap): Entry[] => map.items as Entry[];

/** The entry after which a new one belongs, by the order in which a definition is usually written; none: it comes first. */
function neighbour(map: YAMLMap, key: string, order: readonly string[]): Entry | undefined {
  const place = order.indexOf(key);
  if (place < 0) return entries(map).at(-1);
  const before = new Set(order.slice(0, place));
  const last = entries(map).findLast(({ key: name }) => isScalar(name) && before.has(String(name.value)));
  return last ?? undefined;
}

/** Puts a new entry into a group that has some. */
export function insertKey(text: string, map: YAMLMap, key: string, value: Plain, order: readonly string[]): string {
  const first = entries(map)[0];
  if (!first) return text;
  const after = neighbour(map, key, order);
  if (map.flow) {
    const entry = `${key}: ${flowText(value)}`;
    if (!after) return `${text.slice(0, startOf(first.key))}${entry}, ${text.slice(startOf(first.key))}`;
    const place = pairEnd(text, after);
    return `${text.slice(0, place)}, ${entry}${text.slice(place)}`;
  }
  const indent = columnOf(text, startOf(first.key));
  const entry = entryText(key, value, indent);
  const space = " ".repeat(indent);
  if (!after) return `${text.slice(0, startOf(first.key))}${entry}\n${space}${text.slice(startOf(first.key))}`;
  const place = lineEnd(text, pairEnd(text, after));
  const head = text.slice(0, place);
  return `${head}${head.endsWith("\n") ? "" : "\n"}${space}${entry}\n${text.slice(place)}`;
}

/** Takes an entry out of a group that has others; comments above it stay. */
export function removeKey(text: string, map: YAMLMap, key: string): string {
  const all = entries(map);
  const pair = pairAt(map, key);
  if (!pair || all.length < 2) return text;
  const index = all.indexOf(pair);
  const [before, after] = [all[index - 1], all[index + 1]];
  if (map.flow) {
    const [from, to] = after ? [startOf(pair.key), startOf(after.key)] : [pairEnd(text, before!), pairEnd(text, pair)];
    return text.slice(0, from) + text.slice(to);
  }
  const start = lineStart(text, startOf(pair.key));
  const ownLine = text.slice(start, startOf(pair.key)).trim() === "";
  if (!ownLine) return after ? text.slice(0, startOf(pair.key)) + text.slice(startOf(after.key)) : text;
  let end = lineEnd(text, pairEnd(text, pair));
  const blankBefore = /(^|\n)[ \t]*\n$/.test(text.slice(0, start));
  const blankAfter = /^[ \t]*\n/.exec(text.slice(end));
  if (blankBefore && blankAfter) end += blankAfter[0].length;
  return text.slice(0, start) + text.slice(end);
}

const isBlockNode = (node: Node | null): boolean => (isMap(node) || isSeq(node)) && !node.flow;

/** Puts another value in the place of the one that an entry of a group has. */
export function replaceEntry(text: string, map: YAMLMap, key: string, value: Plain): string {
  const pair = pairAt(map, key);
  if (!pair) return text;
  const { value: old } = pair;
  const end = pairEnd(text, pair);
  const indent = columnOf(text, startOf(pair.key));
  if (old && (map.flow || (!isBlockNode(old) && "flow" in old && old.flow && (isList(value) || isGroup(value)))))
    return text.slice(0, startOf(old)) + flowText(value) + text.slice(end);
  if (old && isScalar(old) && old.range && old.range[0] < old.range[1] && !isList(value) && !isGroup(value)) {
    const written = scalarText(value as Exclude<Plain, object>, indent + 2, old.type ?? undefined);
    return text.slice(0, startOf(old)) + written + text.slice(end);
  }
  return text.slice(0, colonOf(text, pair) + 1) + afterColon(value, indent) + text.slice(end);
}

/** Puts another value in the place of an item of a list. */
export function replaceItem(text: string, item: Node, value: Plain, flow: boolean): string {
  const [start, end] = [startOf(item), contentEnd(text, item)];
  if (flow || ("flow" in item && item.flow)) return text.slice(0, start) + flowText(value) + text.slice(end);
  const indent = dashColumn(text, item) + 2;
  const written =
    isList(value) || isGroup(value)
      ? blockLines(value, indent).join("\n").trimStart()
      : scalarText(value as Exclude<Plain, object>, indent, isScalar(item) ? (item.type ?? undefined) : undefined);
  return text.slice(0, start) + written + text.slice(end);
}
