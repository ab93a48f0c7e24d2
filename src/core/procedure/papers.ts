import { settle } from "./settle.ts";
import type { CaseContext, Expression, Paper, Revision } from "./types.ts";

/** A paper of this case; with `satisfiedBy` a register or a stored document already answers and it is shown, not asked. */
export type PaperAsk = { paper: Paper; satisfiedBy?: Expression };

/** Papers of this case in the order of the definition (NĐ 118/2025 Điều 4.2a: what the State holds is not asked). */
export function papersAsked(revision: Revision, ctx: CaseContext): PaperAsk[] {
  const { engine, lookup } = settle(revision, ctx);
  return revision.papers
    .filter(({ when }) => engine.holds(when, lookup))
    .map((paper) => {
      const satisfiedBy = paper.satisfiedBy.find((source) => engine.holds(source, lookup));
      return satisfiedBy === undefined ? { paper } : { paper, satisfiedBy };
    });
}
