import {
  changeDefinition,
  type DefinitionChange,
  isGroup,
  isList,
  type Plain,
  readYaml,
  same,
  valueAt,
} from "../../../../core/procedure/index.ts";
import type { Key } from "./places.ts";

type Files = Readonly<Record<string, string>>;
/** A place that both changed in different ways; `path` is "" for a whole file. */
export type FileClash = { file: string; path: string; mine: string; theirs: string };

/**
 * Puts what was published meanwhile into the files of an edit: what only they changed is taken over, what only the edit changed stays, and of
 * what both changed the edit's is kept and told. Comments of the edit stay where they are.
 */
export function mergeFiles(base: Files, mine: Files, theirs: Files): { files: Record<string, string>; clashes: FileClash[] } {
  let files: Record<string, string> = { ...mine };
  const clashes: FileClash[] = [];
  for (const file of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, my, their] = [base[file], mine[file], theirs[file]];
    if (my === their || their === before) continue;
    const trees = [before, my, their].map((text) => (text === undefined ? undefined : readYaml(text)));
    if (my === before) {
      if (their === undefined) delete files[file];
      else files[file] = their;
    } else if (/\.yaml$/.test(file) && trees.every((tree) => tree !== undefined)) {
      const [b, m, t] = trees as [Plain, Plain, Plain];
      const { changes, told } = mergeTrees(file, b, m, t);
      const changed = changeDefinition(files, changes);
      if (changed.ok) files = { ...changed.files };
      clashes.push(...(changed.ok ? told : [whole(file, my, their)]));
    } else clashes.push(whole(file, my, their));
  }
  return { files, clashes };
}

const whole = (file: string, mine = "", theirs = ""): FileClash => ({ file, path: "", mine, theirs });
const idsOf = (list: readonly Plain[]): unknown[] =>
  list.map((item) => (isGroup(item) ? (item.id ?? item.code ?? item.title) : undefined));
/** Items that are the same things in the same order, so that each can be looked at for itself. */
const sameItems = (a: Plain, b: Plain): boolean =>
  isList(a) &&
  isList(b) &&
  a.length === b.length &&
  a.every(isGroup) &&
  b.every(isGroup) &&
  same(idsOf(a) as Plain, idsOf(b) as Plain);

function mergeTrees(file: string, base: Plain, mine: Plain, theirs: Plain): { changes: DefinitionChange[]; told: FileClash[] } {
  const changes: DefinitionChange[] = [];
  const told: FileClash[] = [];
  const walk = (path: readonly Key[], b: Plain | undefined, t: Plain | undefined): void => {
    const m = valueAt(mine, path);
    if (same(b, t) || same(m, t)) return;
    if (isGroup(b) && isGroup(t) && isGroup(m)) {
      for (const key of new Set([...Object.keys(b), ...Object.keys(t)])) walk([...path, key], b[key], t[key]);
    } else if (
      b !== undefined &&
      t !== undefined &&
      m !== undefined &&
      sameItems(b, t) &&
      sameItems(b, m) &&
      isList(b) &&
      isList(t)
    ) {
      for (const index of b.keys()) walk([...path, index], b[index], t[index]);
    } else if (!same(m, b)) told.push({ file, path: path.join("."), mine: words(m), theirs: words(t) });
    else if (t === undefined) changes.push({ op: "remove", file, path });
    else changes.push({ op: "set", file, path, value: t });
  };
  walk([], base, theirs);
  return { changes, told };
}

const words = (value: Plain | undefined): string =>
  value === undefined ? "" : isGroup(value) || isList(value) ? JSON.stringify(value, null, 1) : String(value);
