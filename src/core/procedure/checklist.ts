import { namesIn, type Vocabulary } from "../expr/index.ts";
import { type Settled, settle } from "./settle.ts";
import type { CaseContext, Field, Page, Paper, Revision } from "./types.ts";
import { BUILT_IN_NAMES, namesOf } from "./vocabulary.ts";

/** `maybe`: what decides is asked of a register, or only while filling in. */
export type ChecklistPaper = { paper: Paper; needed: "yes" | "maybe" };
export type Checklist = {
  /** Questions with a few answers that decide about papers, as far as they come up after the answers so far; in the order of the form. */
  questions: Field[];
  papers: ChecklistPaper[];
};

type Placed = { page: Page; field: Field };

/**
 * What to bring, for somebody of whom nothing is known but a few answers: `ctx` has no registers and no documents. Papers that can no longer
 * be asked in this case are left out; one that depends on something not said yet is a `maybe`, never silently dropped.
 */
export function checklistFor(revision: Revision, ctx: CaseContext): Checklist {
  const names = namesOfRevision(revision);
  const settled = settle(revision, ctx);
  const deciding = decidingFields(revision, names);
  const visible = settled.pages.flatMap(({ fields }) => fields);
  const questions = visible.filter(({ id, type }) => deciding.has(id) && (type === "choice" || type === "yesNo"));
  const papers = revision.papers.flatMap((paper): ChecklistPaper[] => {
    const needed = verdict(paper.when, settled, names);
    return needed === "no" ? [] : [{ paper, needed }];
  });
  return { questions, papers };
}

/** What expressions of a revision may mention, and whose field each name is. */
export type Names = { vocabulary: Vocabulary; owner: ReadonlyMap<string, Placed>; facts: Readonly<Record<string, string>> };

export function namesOfRevision(revision: Revision): Names {
  const owner = new Map<string, Placed>();
  for (const page of revision.pages)
    for (const field of page.fields)
      for (const name of [field.id, ...Object.keys(namesOf(field))]) owner.set(name, { page, field });
  const own = [...owner.keys(), ...Object.keys(revision.facts)].map((name) => [name, { kind: "text" }] as const);
  return { vocabulary: { ...BUILT_IN_NAMES, ...Object.fromEntries(own) }, owner, facts: revision.facts };
}

/** The expression and those of all facts behind it. */
function sourcesOf(source: string, { vocabulary, facts }: Names, seen = new Set<string>()): string[] {
  const behind = namesIn(source, vocabulary).filter((name) => Object.hasOwn(facts, name) && !seen.has(name));
  for (const name of behind) seen.add(name);
  return [source, ...behind.flatMap((name) => sourcesOf(facts[name]!, { vocabulary, facts, owner: new Map() }, seen))];
}

/** Names of questions and of the applicant behind an expression, through facts. */
export const leavesOf = (source: string, names: Names): string[] => [
  ...new Set(
    sourcesOf(source, names).flatMap((one) =>
      namesIn(one, names.vocabulary).filter((name) => names.owner.has(name) || name.startsWith("requester.")),
    ),
  ),
];

/** Questions on which papers depend, and those on which it depends whether these are asked. */
function decidingFields(revision: Revision, names: Names): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (source: string | undefined): void => {
    if (source === undefined) return;
    for (const name of leavesOf(source, names)) {
      const placed = names.owner.get(name);
      if (!placed || found.has(placed.field.id)) continue;
      found.add(placed.field.id);
      visit(placed.page.when);
      visit(placed.field.when);
    }
  };
  for (const { when } of revision.papers) visit(when);
  return found;
}

function verdict(when: string | undefined, settled: Settled, names: Names): "yes" | "maybe" | "no" {
  if (when === undefined) return "yes";
  const open = leavesOf(when, names).filter((name) => isOpen(name, settled, names, new Set()));
  // `answered()` takes what is not said yet for a no; here it is only not said yet.
  const asksWhether = sourcesOf(when, names).some((source) =>
    [...source.matchAll(/\banswered\(\s*([\w.]+)\s*\)/g)].some(([, name]) => open.includes(name!)),
  );
  if (asksWhether) return "maybe";
  const value = settled.engine.evaluate(when, settled.lookup);
  if (value === undefined) return open.length > 0 ? "maybe" : "no";
  return value === true ? "yes" : "no";
}

/** Whether something may still be said about a name: it is not answered, and its question is not ruled out by earlier answers. */
function isOpen(name: string, settled: Settled, names: Names, seen: Set<string>): boolean {
  const placed = names.owner.get(name);
  if (!placed) return true;
  const { page, field } = placed;
  if (settled.lookup(name) !== undefined || seen.has(field.id)) return false;
  seen.add(field.id);
  const ruledOut = [page.when, field.when].some((when) => {
    if (when === undefined || settled.engine.evaluate(when, settled.lookup) === true) return false;
    return !leavesOf(when, names).some((leaf) => isOpen(leaf, settled, names, seen));
  });
  return !ruledOut;
}
