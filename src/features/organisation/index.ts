export type { OnAccount } from "./accounts/change-account.ts";
export type { Details, Fault } from "./accounts/check-details.ts";
export type { Places, TypedPost } from "./accounts/check-post.ts";
export { closeAccount } from "./accounts/close-account.ts";
export { type AccountCreated, createAccount } from "./accounts/create-account.ts";
export { editAccount } from "./accounts/edit-account.ts";
export { type AdministratorMade, type FirstAdministrator, makeFirstAdministrator } from "./accounts/first-administrator.ts";
export { type Issued, issueMany, MOST_ISSUED } from "./accounts/issue-many.ts";
export { type AccountQuestion, findAccount, listAccounts } from "./accounts/list-accounts.ts";
export { lockAccount, unlockAccount } from "./accounts/lock-account.ts";
export { resetSecrets } from "./accounts/reset-secrets.ts";
export { closeAgency, reopenAgency } from "./closing/close-agency.ts";
export { handDossiersOver, SUCCEED_JOB, succeedDossiers } from "./closing/hand-dossiers-over.ts";
export { type ClosingView, viewClosing } from "./closing/view-closing.ts";
export { addDay, dropDay, listDays } from "./days/days.ts";
export { addCounter, changeCounter, MOST_COUNTERS, type TypedCounter } from "./halls/counters.ts";
export { MOST_GROUPS, saveGroups } from "./halls/save-groups.ts";
export { type HallView, viewHall } from "./halls/view-hall.ts";
export { askHandOver, listHandOverRequests } from "./handover/ask-hand-over.ts";
export { type Candidate, type HandedOver, type HandOverView, handOver, viewHandOver } from "./handover/hand-over.ts";
export { type HeldStep, heldSteps, stepsOfPost } from "./handover/held-steps.ts";
export type { HandOverRequest } from "./handover/sql.ts";
export type { CheckedRow } from "./import/check-rows.ts";
export {
  confirmImport,
  type ImportPreview,
  type ImportResult,
  purgeImports,
  uploadImport,
  viewImport,
} from "./import/import-people.ts";
export { MOST_FILE } from "./import/read-rows.ts";
export { importTemplate, unitName } from "./import/template.ts";
export { type LogQuestion, listLog } from "./log/list-log.ts";
export { type OrganisationVerification, verifyOrganisation } from "./log/verify-organisation.ts";
export { agencyVersion } from "./places/agency-version.ts";
export { loadAgencies, provinceAgency } from "./places/load-agencies.ts";
export { readPlaces } from "./places/read-places.ts";
export { type LeaveRecorded, recordLeave } from "./places/record-leave.ts";
export { type AgencyDetails, addRoom, saveAgency, unitsInside } from "./places/save-agency.ts";
export { COMPARE_JOB, listHours, type OnAgency, setHours, withdrawHours } from "./places/set-hours.ts";
export { switchOffer } from "./places/switch-offer.ts";
export { addPost } from "./posts/add-post.ts";
export { changePost } from "./posts/change-post.ts";
export { endPost } from "./posts/end-post.ts";
export { coversAccount, coversPost, ofProvince, reaches, reachOf, rolesFor } from "./reach.ts";
export * from "./types.ts";
