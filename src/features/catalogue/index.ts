export { findAgency, getAgency, listAgencies, saveAgencies } from "./agencies.ts";
export { calendarOf, lawOn } from "./law.ts";
export { BrokenDefinitions, publishFolder } from "./publish-folder.ts";
export { readLaw } from "./read-law.ts";
export { readProvince } from "./read-province.ts";
export { findProcedure, getRevision, listProcedures, publishRevisions, searchProcedures } from "./revisions.ts";
export type { Agency, Published } from "./types.ts";
