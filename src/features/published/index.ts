export { findPublished } from "./find-published.ts";
export { type ImportCounts, importFile } from "./import-file.ts";
export { lintFiles, type PublishedReport, type RuleCount } from "./lint-files.ts";
export { isPublishedFile } from "./read-lines.ts";
export { ruleContext } from "./rule-context.ts";
