/** Published procedures as the national catalogue has them: read, and checked by rules. Pure. */

export { type Merged, mergePublished } from "./definition/merge-published.ts";
export { definitionOf } from "./definition/of-published.ts";
export { type DefinitionFinding, lintDefinition, publishedOf } from "./definition/of-revision.ts";
export { lintPublished, PUBLISHED_RULES } from "./lint.ts";
export { parseRepealedActs } from "./parse-repealed-acts.ts";
export { timeInWords } from "./parse-time.ts";
export { type FoundProcedure, readPublished } from "./read-published.ts";
export type { PublishedFinding, RepealedAct, RuleContext, Severity } from "./rules/types.ts";
export type { Money, Paper, PublishedChannel, PublishedFee, PublishedProcedure, PublishedTime, Unparsed } from "./types.ts";
