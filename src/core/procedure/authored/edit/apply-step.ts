import { isMap, isSeq, parseDocument } from "yaml";
import type { Key } from "../source.ts";
import { nodeAt } from "./locate.ts";
import { same, valueAt } from "./plan-steps.ts";
import { blockLines, isGroup, isList } from "./render.ts";
import { insertItem, moveItem, removeItem } from "./splice-list.ts";
import { insertKey, removeKey, replaceEntry, replaceItem } from "./splice-map.ts";
import type { Plain, Step } from "./types.ts";

/** Names of entries in the order in which a group of a file is written, by the path of the group. */
export type KeyOrder = (path: readonly Key[]) => readonly string[];

/** What the file must hold after a step. */
function expected(root: Plain, step: Step): Plain {
  const change = (value: Plain | undefined, path: readonly Key[], act: (parent: Plain, key: Key) => Plain): Plain => {
    const [key, ...rest] = path;
    if (key === undefined || value === undefined) return value ?? null;
    if (rest.length === 0) return act(value, key);
    const inner = change(valueAt(value, [key]), rest, act);
    return isList(value) ? value.map((one, index) => (index === key ? inner : one)) : { ...(value as object), [key]: inner };
  };
  const { path } = step;
  switch (step.kind) {
    case "insertItem":
      return change({ root }, ["root", ...path], (parent, key) => {
        const list = valueAt(parent, [key]) as Plain[];
        const next = list.toSpliced(step.at, 0, step.value);
        return isList(parent) ? parent.with(key as number, next) : { ...(parent as object), [key]: next };
      }) as Plain;
    case "removeItem":
      return change({ root }, ["root", ...path], (list, key) => (list as Plain[]).toSpliced(key as number, 1));
    case "moveItem":
      return change({ root }, ["root", ...path], (list, key) => {
        const items = list as Plain[];
        return items.toSpliced(key as number, 1).toSpliced(step.to, 0, items[key as number]!);
      });
    case "removeKey":
      return change({ root }, ["root", ...path], (group, key) =>
        Object.fromEntries(Object.entries(group as object).filter(([name]) => name !== key)),
      );
    default:
      return change({ root }, ["root", ...path], (parent, key) =>
        isList(parent) ? parent.with(key as number, step.value) : { ...(parent as object), [key]: step.value },
      );
  }
}

const byName = (value: Plain | undefined): Plain | undefined => {
  if (isList(value)) return value.map((one) => byName(one)!);
  if (!isGroup(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, byName(inner)!]),
  );
};

/** Cuts and pastes in the text; gives the text back as it was where it knows no way. */
function splice(text: string, step: Step, order: KeyOrder): string {
  const document = parseDocument(text);
  const path = step.path;
  const [parentPath, key] = [path.slice(0, -1), path.at(-1)];
  const parent = path.length === 0 ? undefined : nodeAt(document, parentPath);
  switch (step.kind) {
    case "insertItem": {
      const list = nodeAt(document, path);
      return isSeq(list) ? insertItem(text, list, step.at, step.value) : text;
    }
    case "removeItem":
      return isSeq(parent) ? removeItem(text, parent, key as number) : text;
    case "moveItem": {
      const reread = (next: string) => nodeAt(parseDocument(next), parentPath);
      return isSeq(parent) ? moveItem(text, parent, { from: key as number, to: step.to, reread }) : text;
    }
    case "insertKey":
      return isMap(parent) ? insertKey(text, parent, String(key), step.value, order(parentPath)) : text;
    case "removeKey":
      return isMap(parent) ? removeKey(text, parent, String(key)) : text;
    case "replace": {
      if (path.length === 0) return `${blockLines(step.value, 0).join("\n")}\n`;
      if (isMap(parent)) return replaceEntry(text, parent, String(key), step.value);
      const item = nodeAt(document, path);
      return isSeq(parent) && item ? replaceItem(text, item, step.value, parent.flow === true) : text;
    }
  }
}

/** The same by the library, which may lay out other parts of the file anew. */
function rewrite(text: string, wanted: Plain, step: Step): string {
  const document = parseDocument(text);
  const { path } = step;
  const at = step.kind === "removeItem" || step.kind === "moveItem" || step.kind === "removeKey" ? path.slice(0, -1) : path;
  document.setIn(at, document.createNode(valueAt(wanted, ["root", ...at])));
  return document.toString({ lineWidth: 0 });
}

/** One step on the text of a file that can be read. The result always holds exactly what was meant. */
export function applyStep(text: string, step: Step, order: KeyOrder): string {
  const root = parseDocument(text).toJS() as Plain;
  const wanted = expected(root, step);
  const holds = (candidate: string): boolean => {
    const document = parseDocument(candidate);
    return document.errors.length === 0 && same(byName(document.toJS() as Plain), byName(valueAt(wanted, ["root"])));
  };
  const candidate = splice(text, step, order);
  return holds(candidate) ? candidate : rewrite(text, wanted, step);
}
