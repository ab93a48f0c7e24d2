export {
  findAgency,
  findCommuneAgency,
  getAgency,
  listAgencies,
  listAgenciesOfUnits,
  listRooms,
  saveAgencies,
  searchAgencies,
} from "./agencies.ts";
export { answerDue } from "./answer-due.ts";
export { calendarOf, lawOn } from "./law.ts";
export { type LintReport, lintFolders } from "./lint-folders.ts";
export {
  acceptingCentres,
  decidingAgencies,
  isOffered,
  listExceptions,
  type OfferException,
  offeredBy,
  setOffer,
} from "./offers/offers.ts";
export { BrokenDefinitions, publishFolder } from "./publish-folder.ts";
export { type DefinitionFolder, readDefinitions } from "./read-definitions.ts";
export { readLaw } from "./read-law.ts";
export { readProvince } from "./read-province.ts";
export { findProcedure, getRevision, listProcedures, publishRevisions, searchProcedures } from "./revisions.ts";
export type { Agency, Published } from "./types.ts";
export { OFFER_STALE_MS, type OfferWatch, watchOffer } from "./watch-offer.ts";
