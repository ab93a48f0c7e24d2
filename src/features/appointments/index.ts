export { compareAppointments } from "./compare.ts";
export { countDifferences, type DecisionOutcome, decideDifference, listDifferences } from "./decide-difference.ts";
export type { CalendarContent, Decision, Difference } from "./types.ts";
