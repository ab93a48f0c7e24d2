export { endAbsence } from "./end-absence.ts";
export { type AbsenceRecorded, type Recorder, recordAbsence } from "./record-absence.ts";
export { type DelegationRecorded, delegable, mayTake, recordDelegation } from "./record-delegation.ts";
export { delegatedNow, endDelegation, listDelegations } from "./running-delegations.ts";
export type { Absence, Delegation } from "./types.ts";
export { awayNow, listAbsences, staffing, standsForNow } from "./who-is-there.ts";
