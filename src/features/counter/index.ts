export { leaveVisit, purgeVisits } from "./leave-visit.ts";
export {
  BOOKS,
  type BookName,
  type Days,
  listUnfiled,
  listWaiting,
  measuredVisits,
  readBook,
  visitFigures,
} from "./list-visits.ts";
export { type Opened, openVisit } from "./open-visit.ts";
export { findRated, rateVisit, ratingToken } from "./rate-visit.ts";
export { goOn, type Received, receiveVisit, spotOf } from "./receive-visit.ts";
export { settleVisit, type Typed, type TypedError, typeVisitor } from "./settle-visit.ts";
export type * from "./types.ts";
export { spanText, timesOf, type VisitView, viewVisit } from "./view-visit.ts";
