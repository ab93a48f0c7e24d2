import { leavesOf, type Names, namesOfRevision } from "./checklist.ts";
import { isComplete } from "./pages.ts";
import { type Settled, settle } from "./settle.ts";
import type { CaseContext, Page, Revision } from "./types.ts";

/**
 * Pages for somebody who answers several at once: those that this case shows for certain. A page whose condition, or what is known beforehand for it,
 * rests on something that is not answered yet or that a register has not said, is left out until then; the order stays that of the form.
 */
export function askablePages(revision: Revision, ctx: CaseContext): Page[] {
  const settled = settle(revision, ctx);
  const open = openFields(revision, settled);
  return settled.pages.filter(({ id }) => !restsOnOpen(revision, id, open));
}

const restsOnOpen = (revision: Revision, pageId: string, open: ReadonlySet<string>): boolean =>
  (dependenciesOf(revision).get(pageId) ?? []).some((fieldId) => open.has(fieldId));

/** Fields about which something may still be said: asked and not complete, or hidden by a condition that is itself open. */
function openFields(revision: Revision, settled: Settled): ReadonlySet<string> {
  const shown = new Map(settled.pages.flatMap(({ fields }) => fields).map((field) => [field.id, field]));
  const open = new Set<string>();
  // Conditions see earlier pages only, so one walk in the order of the form is enough.
  for (const page of revision.pages) {
    const unsure = restsOnOpen(revision, page.id, open);
    for (const { id } of page.fields) {
      const field = shown.get(id);
      if (field ? !isComplete(settled, field) : unsure) open.add(id);
    }
  }
  return open;
}

const dependencies = new WeakMap<Revision, ReadonlyMap<string, string[]>>();

/** By page: the fields on which its condition and its prefilled answers rest, through facts. */
function dependenciesOf(revision: Revision): ReadonlyMap<string, string[]> {
  const known = dependencies.get(revision);
  if (known) return known;
  const names = namesOfRevision(revision);
  const found = new Map(
    revision.pages.map((page) => {
      const sources = [page.when, ...page.fields.map(({ prefill }) => prefill)].filter((source) => source !== undefined);
      const own = new Set(page.fields.map(({ id }) => id));
      return [page.id, sources.flatMap((source) => fieldsBehind(source, names)).filter((id) => !own.has(id))] as const;
    }),
  );
  dependencies.set(revision, found);
  return found;
}

function fieldsBehind(source: string, names: Names): string[] {
  return [...new Set(leavesOf(source, names).flatMap((name) => names.owner.get(name)?.field.id ?? []))];
}
