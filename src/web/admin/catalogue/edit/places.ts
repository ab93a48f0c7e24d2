import { type Plain, readPlace, valueAt } from "../../../../core/procedure/index.ts";
import type { Finding } from "../../../../core/procedure/types.ts";
import type { EditFinding } from "../../../../features/catalogue/index.ts";
import { fieldId } from "../../../ui/field.ts";
import { CASES, editPath, FILES } from "../paths.ts";
import { type ListShape, SECTIONS, type Section, type Shape } from "../shapes/index.ts";
import { namesOf, rowInput, rowNumbers, type Typed } from "./inputs.ts";

export type Key = string | number;

/** A thing of a definition that has a page of its own in the editor. */
export type Spot = {
  section: Section;
  path: readonly Key[];
  shape: Shape;
  /** The list that it is an item of; undefined for a whole section. */
  list?: ListShape;
};

/** "parts.0.pages.1" → ["parts", 0, "pages", 1] */
export const keysOf = (place: string): Key[] =>
  place === "" ? [] : place.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
export const placeText = (path: readonly Key[]): string => path.join(".");

/** The thing at a place of a section; undefined when a section has no such place. */
export function spotAt(section: Section, path: readonly Key[]): Spot | undefined {
  let spot: Spot = { section, path, shape: section.shape };
  for (let index = 0; index < path.length; index += 2) {
    const list: ListShape | undefined = spot.shape.lists.find(({ key }) => key === path[index]);
    if (!list || typeof path[index + 1] !== "number") return undefined;
    spot = { section, path, shape: list.shape, list };
  }
  return spot;
}

export const sectionOf = (slug: string): Section | undefined => SECTIONS.find((one) => one.slug === slug);
export const spotPath = (editId: string, { section, path }: Pick<Spot, "section" | "path">): string =>
  editPath(editId, section.slug, placeText(path));

/** What stands at a spot. */
export const nodeAt = (
  files: Readonly<Record<string, string>>,
  { section, path }: Pick<Spot, "section" | "path">,
): Plain | undefined => readPlace(files, section.file, path);

/** By which an item is known when others come before it. Fees may have the same id with other days and channels. */
export function idOf(node: Plain | undefined): string {
  const name = ["id", "code", "title"].map((key) => valueAt(node, [key])).find((value) => typeof value === "string") ?? "";
  const which = ["from", "channels"].flatMap((key) => valueAt(node, [key]) ?? []);
  return [name, ...which].join(" ");
}

/** Ids that are in use in a file, so that a new one is another. */
export function takenIds(value: Plain | undefined): Set<string> {
  const found = new Set<string>();
  const walk = (one: unknown): void => {
    if (typeof one !== "object" || one === null) return;
    if ("id" in one && typeof one.id === "string") found.add(one.id);
    for (const inner of Object.values(one)) walk(inner);
  };
  walk(value);
  return found;
}

/** The section and the thing in it that a finding is about, and what is left of its path. */
export function spotOfFinding({ file, path }: Pick<Finding, "file" | "path">): { spot: Spot; rest: string } | undefined {
  const keys = keysOf(path);
  const holds = (section: Section) =>
    section.file === file &&
    (section.shape.lists.some(({ key }) => key === keys[0]) ||
      section.shape.inputs.some(({ key }) => path === key || path.startsWith(`${key}.`) || key.startsWith(`${path}.`)));
  const section = SECTIONS.find(holds) ?? SECTIONS.find((one) => one.file === file);
  if (!section) return undefined;
  let end = keys.length;
  while (end > 0 && (end % 2 === 1 || !spotAt(section, keys.slice(0, end)))) end--;
  const spot = spotAt(section, keys.slice(0, end));
  return spot && { spot, rest: placeText(keys.slice(end)) };
}

/** The address at which a finding can be mended. */
export function findingPath(editId: string, found: Pick<Finding, "file" | "path">): string {
  const place = spotOfFinding(found);
  if (place) return `${spotPath(editId, place.spot)}${anchorOf(place.spot, place.rest)}`;
  if (found.file === "cases") return editPath(editId, CASES);
  if (found.file.startsWith("cases/")) return editPath(editId, CASES, found.file.slice("cases/".length));
  return `${editPath(editId, FILES)}?tep=${encodeURIComponent(found.file)}`;
}

/** The input of a page at which a path of a finding is mended, as the end of an address. */
function anchorOf(spot: Spot, rest: string): string {
  const input = inputAt(spot, rest);
  if (!input) return "";
  const [, row, column] = /^(\d+)(?:\.(.+))?$/.exec(rest.slice(input.key.length + 1)) ?? [];
  if (input.kind !== "rows" || row === undefined) return `#${fieldId(input.key)}`;
  const named = input.columns?.find(({ key }) => column === key || column?.startsWith(`${key}.`)) ?? input.columns?.[0];
  return `#${fieldId(rowInput(input.key, row, named?.key ?? ""))}`;
}

/** The input at which what a path ends with is edited. */
export const inputAt = (spot: Spot, rest: string) =>
  spot.shape.inputs.find(({ key }) => rest === key || rest.startsWith(`${key}.`) || key.startsWith(`${rest}.`));

/** `error`: it keeps the edit from being published. */
export type Said = { say: string; error: boolean };

/** What is said at each input of a thing, by the input's name. */
export function saidAt(
  spot: Spot,
  typed: Typed,
  findings: readonly Pick<EditFinding, "file" | "path" | "message" | "severity">[],
): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const found of findings) {
    const place = found.file === spot.section.file ? spotOfFinding(found) : undefined;
    if (!place || place.spot.section !== spot.section || placeText(place.spot.path) !== placeText(spot.path)) continue;
    const name = inputOf(spot, typed, place.rest);
    if (!name) continue;
    const before = said.get(name);
    const say = [before?.say, found.message].filter(Boolean).join(" ");
    said.set(name, { say, error: before?.error === true || found.severity === "error" });
  }
  return said;
}

function inputOf(spot: Spot, typed: Typed, rest: string): string | undefined {
  const input = inputAt(spot, rest);
  if (input?.kind !== "rows") return input?.key;
  const exact = namesOf(typed, input).find((name) => rest === name || rest.startsWith(`${name}.`));
  if (exact) return exact;
  const [row = "", ...below] = rest.slice(input.key.length + 1).split(".");
  const [first, second] = input.columns ?? [];
  const named = rowNumbers(typed, input.key).find((number) => typed[`${input.key}.${number}.${first?.key}`] === row);
  if (named !== undefined) return `${input.key}.${named}.${second?.key}`;
  if (!/^\d+$/.test(row)) return input.key;
  return `${input.key}.${row}.${below.length > 0 ? below.join(".") : first?.key}`;
}
