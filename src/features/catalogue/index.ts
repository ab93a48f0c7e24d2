export { findAgency, findCommuneAgency, getAgency, listAgencies, saveAgencies } from "./agencies.ts";
export { calendarOf, lawOn } from "./law.ts";
export { type LintReport, lintFolders } from "./lint-folders.ts";
export { BrokenDefinitions, publishFolder } from "./publish-folder.ts";
export { type DefinitionFolder, readDefinitions } from "./read-definitions.ts";
export { readLaw } from "./read-law.ts";
export { readProvince } from "./read-province.ts";
export { findProcedure, getRevision, listProcedures, publishRevisions, searchProcedures } from "./revisions.ts";
export type { Agency, Published } from "./types.ts";
