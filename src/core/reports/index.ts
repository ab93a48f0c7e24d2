export { factsOf } from "./facts-of.ts";
export {
  accumulate06a,
  add06a,
  COLUMNS_06A,
  type Column06a,
  type Counts06a,
  columnsOf,
  findings06a,
  isLate,
  zero06a,
} from "./form-06a.ts";
export {
  COUNT,
  daysOf,
  PERIOD_KINDS,
  type Period,
  type PeriodKind,
  periodName,
  periodOn,
  type StatutoryKind,
  seenAt,
  windowOf,
} from "./periods.ts";
export { sameFacts, spanAt, spansOf, withFacts } from "./spans.ts";
export type * from "./types.ts";
export { LOOKUPS, PHASES } from "./types.ts";
