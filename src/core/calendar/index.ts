export { addAllowance, addAllowanceMs, removeAllowance, removeAllowanceMs } from "./add-allowance.ts";
export { changedDays } from "./changed-days.ts";
export { startOfDayMs } from "./clock-time.ts";
export { type Calendar, createCalendar } from "./create-calendar.ts";
export { type DueRequest, dueAt, dueAtMs } from "./due-at.ts";
export { formatDate, formatDateTime, formatTime, formatWorkingDuration } from "./format.ts";
export { type IntakeClock, intakeClock } from "./intake-clock.ts";
export { LAW_SCHEMAS } from "./law-schema.ts";
export { type OwnDay, withOwnDays } from "./own-days.ts";
export { type Dated, type Law, type LawProblem, type ParsedLaw, parseLaw, ruleOn } from "./parse-law.ts";
export { provisionalDays } from "./provisional-days.ts";
export type * from "./types.ts";
export { hoursOn } from "./weeks.ts";
export { closingTime, dayOfInstant, shiftWorkingDays, workingDaysBetween } from "./working-days.ts";
export {
  isWorkingTime,
  nextWorkingStart,
  remainingWorkingMinutes,
  workingMinutesBetween,
  workingMinutesBetweenMs,
} from "./working-minutes.ts";
