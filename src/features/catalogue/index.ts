export {
  findAgency,
  findCommuneAgency,
  getAgency,
  listAgencies,
  listAgenciesOfUnits,
  listClosed,
  listRooms,
  saveAgencies,
  searchAgencies,
} from "./agencies.ts";
export { answerLines } from "./answer-lines.ts";
export { clockDigest } from "./clock-digest.ts";
export { type CatalogueClock, publicationAlerts, publicationClocks, warnOfClocks } from "./clocks/publication-clocks.ts";
export { discardEdit, returnEdit, submitEdit } from "./edits/act-on-edit.ts";
export { approveEdit } from "./edits/approve-edit.ts";
export { checkEdit } from "./edits/check-edit.ts";
export { dropParked, EDIT_STATE_NAMES, findEdit, findParked, listEdits, listParked } from "./edits/list-edits.ts";
export { rebaseEdit } from "./edits/rebase-edit.ts";
export { unseenRevision } from "./edits/replaced-revision.ts";
export { CatalogueRefusal, mayApprove, mayEdit } from "./edits/rights.ts";
export { type EditTarget, saveEdit } from "./edits/save-edit.ts";
export { startEdit } from "./edits/start-edit.ts";
export type * from "./edits/types.ts";
export { exportRevision, zipFiles } from "./files/export-revision.ts";
export { type ImportedFiles, importFiles } from "./files/import-files.ts";
export { MOST_ZIP, safePath } from "./files/read-files.ts";
export { type GroupOutcome, listGroups, type MemberChange, membersOf, saveGroup, setMembers } from "./groups/groups.ts";
export { seedGroups } from "./groups/seed-groups.ts";
export type * from "./groups/types.ts";
export { heirOf, holdOpen, roomHeirs } from "./heirs/heirs.ts";
export { type DraftPin, draftPin } from "./history/draft-pin.ts";
export { type CatalogueEvent, EVENT_NAMES, type EventName } from "./history/event-types.ts";
export { listCatalogueEvents } from "./history/events.ts";
export { historyOf, type RevisionEntry } from "./history/history-of.ts";
export type { Withdrawal, WithdrawalDecision } from "./history/sql.ts";
export { REVISION_STATE_NAMES, type RevisionState } from "./history/state-on.ts";
export { listWithdrawals, type WithdrawInput, type WithdrawOutcome, withdrawProcedure } from "./history/withdraw.ts";
export {
  allHoursOf,
  calendarOf,
  calendarWith,
  caseLaw,
  daysOf,
  holidayLaw,
  hoursOf,
  lawOn,
  waiversOn,
  wholeLaw,
} from "./law.ts";
export { type LintReport, lintFolders } from "./lint-folders.ts";
export { agencyForUnit } from "./offers/agency-for-unit.ts";
export {
  acceptingCentres,
  decidingAgencies,
  isOffered,
  listExceptions,
  offeredBy,
  setOffer,
} from "./offers/offers.ts";
export { provinceCentre, type Route, routeByAuthority } from "./offers/route.ts";
export type { OfferException } from "./offers/types.ts";
export { oldCode } from "./old-code.ts";
export { provisionalNote, provisionalNoteOf } from "./provisional-note.ts";
export { BrokenDefinitions, publishFolder } from "./publish-folder.ts";
export { type DefinitionFolder, readDefinitions } from "./read-definitions.ts";
export { readLaw } from "./read-law.ts";
export { readProvince } from "./read-province.ts";
export {
  findProcedure,
  findProcedureOn,
  getRevision,
  listProcedures,
  listProceduresOn,
  publishRevisions,
  revisionId,
} from "./revisions.ts";
export { ruleContext } from "./rule-context.ts";
export type { Agency, Published } from "./types.ts";
export { waiversOfDay, waiversToday } from "./waivers-today.ts";
export { OFFER_STALE_MS, type OfferWatch, watchOffer } from "./watch-offer.ts";
