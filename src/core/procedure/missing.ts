import { isComplete } from "./pages.ts";
import { papersAsked } from "./papers.ts";
import { settle } from "./settle.ts";
import type { CaseContext, Paper, Revision } from "./types.ts";

export type Missing = {
  fields: { pageId: string; fieldId: string; label: string }[];
  papers: Paper[];
  /** VNeID level the account must have on this channel and has not. */
  level?: number;
};

/** What still lacks before the case can be filed; optional questions and papers never do. */
export function missing(revision: Revision, ctx: CaseContext, filedPaperIds: readonly string[]): Missing {
  const settled = settle(revision, ctx);
  const fields = settled.pages.flatMap((page) =>
    page.fields
      .filter((field) => field.required && !isComplete(settled, field))
      .map((field) => ({ pageId: page.id, fieldId: field.id, label: field.label })),
  );
  const papers = papersAsked(revision, ctx)
    .filter(({ paper, satisfiedBy }) => paper.required && satisfiedBy === undefined && !filedPaperIds.includes(paper.id))
    .map(({ paper }) => paper);
  const minLevel = revision.channels[ctx.channel]?.minLevel ?? 0;
  return ctx.requester.level < minLevel ? { fields, papers, level: minLevel } : { fields, papers };
}

/** Whether nothing lacks. */
export const isNothingMissing = ({ fields, papers, level }: Missing): boolean =>
  fields.length === 0 && papers.length === 0 && level === undefined;
