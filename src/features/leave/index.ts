export { endAbsence } from "./end-absence.ts";
export { type AbsenceRecorded, type Recorder, recordAbsence } from "./record-absence.ts";
export type { Absence } from "./types.ts";
export { awayNow, listAbsences, staffing, standsForNow } from "./who-is-there.ts";
