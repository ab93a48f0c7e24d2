import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Key } from "../source.ts";

export type Collection = YAMLMap | YAMLSeq;

/** The node at a path, with its quotes and ranges. */
export function nodeAt(document: Document, path: readonly Key[]): Node | undefined {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);

export function pairAt(map: YAMLMap, key: Key): Pair<Node, Node | null> | undefined {
  const pair = map.items.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(key));
  return pair as Pair<Node, Node | null> | undefined;
}

export const startOf = (node: Node): number => node.range?.[0] ?? 0;
export const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;
/** Just behind the line break that ends the line. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf("\n", offset);
  return found < 0 ? text.length : found + 1;
}
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** Behind the last character of what is written; comments and blank lines after it do not count. */
export function contentEnd(text: string, node: Node | null | undefined): number {
  if (!node?.range) return 0;
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    if (isPair(last)) return pairEnd(text, last as Pair<Node, Node | null>);
    return contentEnd(text, last as Node | undefined) || node.range[1];
  }
  const block = isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
  return block ? node.range[0] + text.slice(node.range[0], node.range[1]).trimEnd().length : node.range[1];
}

export function pairEnd(text: string, pair: Pair<Node, Node | null>): number {
  const colon = colonOf(text, pair) + 1;
  return Math.max(colon, contentEnd(text, pair.value));
}

/** Where the colon behind a key stands. */
export function colonOf(text: string, pair: Pair<Node, Node | null>): number {
  return text.indexOf(":", pair.key.range?.[1] ?? 0);
}

/** Where the lines of the item begin: its dash, or the comments that stand right above it. */
export function itemStart(text: string, item: Node): number {
  let start = lineStart(text, text.lastIndexOf("-", startOf(item) - 1));
  for (;;) {
    const above = lineStart(text, start - 1);
    if (start === 0 || !text.slice(above, start).trimStart().startsWith("#")) return start;
    start = above;
  }
}

/** Column of the dashes of a list in block form. */
export const dashColumn = (text: string, item: Node): number => columnOf(text, text.lastIndexOf("-", startOf(item) - 1));
