import type { Key } from "../source.ts";
import { isGroup, isList } from "./render.ts";
import type { Change, Plain, Step } from "./types.ts";

export const same = (a: Plain | undefined, b: Plain | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The value at a path; undefined when there is none. */
export function valueAt(root: Plain | undefined, path: readonly Key[]): Plain | undefined {
  let value: Plain | undefined = root;
  for (const key of path) {
    if (isList(value) && typeof key === "number") value = value[key];
    else value = isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** Wraps a value in the groups that are not there yet. */
const nest = (path: readonly Key[], value: Plain): Plain =>
  path.reduceRight<Plain>((inner, key) => (typeof key === "number" ? [inner] : { [key]: inner }), value);

function stepsToSet(root: Plain | undefined, path: readonly Key[], value: Plain): Step[] {
  const old = valueAt(root, path);
  if (old !== undefined) return stepsBetween(old, value, path);
  const depth = path.findIndex((_, index) => valueAt(root, path.slice(0, index + 1)) === undefined);
  const parent = valueAt(root, path.slice(0, depth));
  const wrapped = nest(path.slice(depth + 1), value);
  const key = path[depth]!;
  if (isList(parent) && parent.length > 0)
    return [{ kind: "insertItem", path: path.slice(0, depth), at: parent.length, value: wrapped }];
  if (isGroup(parent) && Object.keys(parent).length > 0)
    return [{ kind: "insertKey", path: path.slice(0, depth + 1), value: wrapped }];
  return [{ kind: "replace", path: path.slice(0, depth), value: nest([key], wrapped) }];
}

/** Only what differs, so that what stays the same is not written anew. */
function stepsBetween(old: Plain, value: Plain, path: readonly Key[]): Step[] {
  if (same(old, value)) return [];
  if (isGroup(old) && isGroup(value) && Object.keys(value).some((key) => Object.hasOwn(old, key))) {
    const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key));
    const next = Object.entries(value).flatMap(([key, inner]): Step[] => {
      const before = old[key];
      if (before === undefined) return [{ kind: "insertKey", path: [...path, key], value: inner }];
      return stepsBetween(before, inner, [...path, key]);
    });
    return [...next, ...gone.map((key): Step => ({ kind: "removeKey", path: [...path, key] }))];
  }
  if (isList(old) && isList(value) && old.length > 0 && value.length > 0) return stepsBetweenLists(old, value, path);
  return [{ kind: "replace", path, value }];
}

function stepsBetweenLists(old: readonly Plain[], value: readonly Plain[], path: readonly Key[]): Step[] {
  const most = Math.min(old.length, value.length);
  let head = 0;
  while (head < most && same(old[head], value[head])) head++;
  let tail = 0;
  while (tail < most - head && same(old.at(-1 - tail), value.at(-1 - tail))) tail++;
  const [before, after] = [old.slice(head, old.length - tail), value.slice(head, value.length - tail)];
  const kept = Math.min(before.length, after.length);
  const changed = before.slice(0, kept).flatMap((one, index) => stepsBetween(one, after[index]!, [...path, head + index]));
  const added = after.slice(kept).map((one, index): Step => ({ kind: "insertItem", path, at: head + kept + index, value: one }));
  const removed = before.slice(kept).map((): Step => ({ kind: "removeItem", path: [...path, head + kept] }));
  return [...changed, ...added, ...removed];
}

function stepsToRemove(root: Plain | undefined, path: readonly Key[]): Step[] {
  if (path.length === 0 || valueAt(root, path) === undefined) return [];
  const parent = valueAt(root, path.slice(0, -1));
  if (isList(parent))
    return parent.length === 1 ? [{ kind: "replace", path: path.slice(0, -1), value: [] }] : [{ kind: "removeItem", path }];
  if (!isGroup(parent)) return [];
  return Object.keys(parent).length === 1
    ? [{ kind: "replace", path: path.slice(0, -1), value: {} }]
    : [{ kind: "removeKey", path }];
}

/** The steps of a change on what a file holds now; none when there is nothing to do. */
export function planSteps(root: Plain | undefined, change: Change): Step[] {
  const { path } = change;
  switch (change.op) {
    case "set":
      return stepsToSet(root, path, change.value);
    case "remove":
      return stepsToRemove(root, path);
    case "add": {
      const list = valueAt(root, path);
      if (!isList(list) || list.length === 0) return stepsToSet(root, path, [change.value]);
      const at = Math.min(Math.max(change.at ?? list.length, 0), list.length);
      return [{ kind: "insertItem", path, at, value: change.value }];
    }
    case "move": {
      const [list, from] = [valueAt(root, path.slice(0, -1)), path.at(-1)];
      if (!isList(list) || typeof from !== "number" || list[from] === undefined) return [];
      const to = Math.min(Math.max(change.to, 0), list.length - 1);
      return to === from ? [] : [{ kind: "moveItem", path, to }];
    }
  }
}
