import type { Key } from "../source.ts";

/** What a YAML file of a definition may hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * One thing that a person does to a file of a definition.
 * set: puts a value where there is one or not yet; add: a new item at a place of a list, at its end when `at` is absent, the list itself
 * is made when it is not there; move: an item of a list to another place of the same list; remove: an item or an entry with its name.
 */
export type Change =
  | { op: "set"; file: string; path: readonly Key[]; value: Plain }
  | { op: "remove"; file: string; path: readonly Key[] }
  | { op: "add"; file: string; path: readonly Key[]; value: Plain; at?: number }
  | { op: "move"; file: string; path: readonly Key[]; to: number };

/** The smallest pieces that a change is made of; each is one cut or one insertion in the text. */
export type Step =
  | { kind: "replace"; path: readonly Key[]; value: Plain }
  | { kind: "insertKey"; path: readonly Key[]; value: Plain }
  | { kind: "removeKey"; path: readonly Key[] }
  | { kind: "insertItem"; path: readonly Key[]; at: number; value: Plain }
  | { kind: "removeItem"; path: readonly Key[] }
  | { kind: "moveItem"; path: readonly Key[]; to: number };
