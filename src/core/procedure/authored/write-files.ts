import { stringify } from "yaml";
import type { Page, Revision } from "../types.ts";

/** Long texts stay on one line: a definition is compared line by line. */
const yaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

function partsOf(pages: readonly Page[]): { title: string; pages: Omit<Page, "part">[] }[] {
  const parts: { title: string; pages: Omit<Page, "part">[] }[] = [];
  for (const { part, ...page } of pages) {
    if (parts.at(-1)?.title !== part) parts.push({ title: part, pages: [] });
    parts.at(-1)!.pages.push(page);
  }
  return parts;
}

/**
 * The files of a revision whose own were not kept: compiled they give the same revision. Comments and cases are not in a revision, so there
 * are none.
 */
export function writeFiles(revision: Revision): Record<string, string> {
  const { pages, papers, steps, fees, ...procedure } = revision;
  return {
    "procedure.yaml": yaml({
      ...procedure,
      fees: fees.map(({ unit, timesUnit, ...fee }) => ({ ...fee, per: unit, ...(timesUnit && { timesPer: timesUnit }) })),
    }),
    "form.yaml": yaml({ parts: partsOf(pages) }),
    "papers.yaml": yaml({ papers }),
    "process.yaml": yaml({ steps }),
  };
}
