export { findAgency, findCommuneAgency, getAgency, listAgencies, saveAgencies } from "./agencies.ts";
export { answerDue } from "./answer-due.ts";
export {
  approveEdit,
  checkEdit,
  discardEdit,
  dropParked,
  findEdit,
  findParked,
  listEdits,
  listParked,
  mayEdit,
  returnEdit,
  saveEdit,
  startEdit,
  submitEdit,
} from "./edits/edits.ts";
export type * from "./edits/types.ts";
export { calendarOf, lawOn } from "./law.ts";
export { type LintReport, lintFolders } from "./lint-folders.ts";
export { BrokenDefinitions, publishFolder } from "./publish-folder.ts";
export { type DefinitionFolder, readDefinitions } from "./read-definitions.ts";
export { readLaw } from "./read-law.ts";
export { readProvince } from "./read-province.ts";
export { findProcedure, getRevision, listProcedures, publishRevisions, searchProcedures } from "./revisions.ts";
export type { Agency, Published } from "./types.ts";
export { OFFER_STALE_MS, type OfferWatch, watchOffer } from "./watch-offer.ts";
