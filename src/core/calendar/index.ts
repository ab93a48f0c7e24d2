export { addAllowance, addAllowanceMs } from "./add-allowance.ts";
export { type Calendar, createCalendar } from "./create-calendar.ts";
export { type DueRequest, dueAt, dueAtMs } from "./due-at.ts";
export { formatDate, formatDateTime, formatTime, formatWorkingDuration } from "./format.ts";
export { LAW_SCHEMAS } from "./law-schema.ts";
export { type Dated, type Law, type LawProblem, type ParsedLaw, parseLaw, ruleOn } from "./parse-law.ts";
export type * from "./types.ts";
export { closingTime, dayOfInstant, shiftWorkingDays, workingDaysBetween } from "./working-days.ts";
export { isWorkingTime, nextWorkingStart, remainingWorkingMinutes, workingMinutesBetween } from "./working-minutes.ts";
