import { FEE_RULES } from "./rules/fees.ts";
import { LEGAL_RULES } from "./rules/legal.ts";
import { ONLINE_RULES } from "./rules/online.ts";
import { PAPER_RULES } from "./rules/papers.ts";
import { PART_RULES } from "./rules/parts.ts";
import { TIME_RULES } from "./rules/times.ts";
import type { PublishedFinding, Rule, RuleContext } from "./rules/types.ts";
import type { PublishedProcedure } from "./types.ts";

/** Every rule, in the order of a report. */
export const PUBLISHED_RULES: readonly Rule[] = [
  ...TIME_RULES,
  ...FEE_RULES,
  ...PAPER_RULES,
  ...ONLINE_RULES,
  ...PART_RULES,
  ...LEGAL_RULES,
];

/** What is wrong, or should be looked at, in a published procedure on a day. */
export function lintPublished(procedure: PublishedProcedure, context: RuleContext): PublishedFinding[] {
  return PUBLISHED_RULES.flatMap(({ id, severity, advice, source, check }) =>
    check(procedure, context).map((hit) => ({ code: procedure.code, rule: id, severity, advice, source, ...hit })),
  );
}
