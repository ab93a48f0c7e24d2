export { findPublished } from "./find-published.ts";
export { type ImportCounts, importFile } from "./import-file.ts";
export { importUpload, tasks } from "./import-upload.ts";
export { lintFiles, type PublishedReport, type RuleCount } from "./lint-files.ts";
export { listPublished, type PublishedLine, type PublishedList } from "./list-published.ts";
export { type ImportRun, listRuns } from "./list-runs.ts";
export { isPublishedFile } from "./read-lines.ts";
export { type TakenIn, takeIn } from "./take-in.ts";
