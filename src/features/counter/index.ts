export { checkCards, keepCard } from "./cards/check-cards.ts";
export { type Placed, placeCard, takesCards } from "./cards/place-card.ts";
export type { CardOutcome, KeptCard } from "./cards/types.ts";
export { findOpen, findReady, isHere } from "./collecting/find-ready.ts";
export type { OpenLine, ReadyLine } from "./collecting/types.ts";
export type { Days } from "./days.ts";
export { DIFFICULTIES, type Difficulty, difficultyName, isDifficulty, LOOKUP_REASONS } from "./difficulties/codes.ts";
export { difficultVisits, topDifficulties } from "./difficulties/list-difficulties.ts";
export { difficultiesOf, noteDifficulties } from "./difficulties/note-difficulties.ts";
export type { DifficultVisit, DifficultyCount } from "./difficulties/types.ts";
export { leaveVisit, purgeVisits } from "./leave-visit.ts";
export {
  BOOKS,
  type BookName,
  listUnfiled,
  listWaiting,
  measuredVisits,
  readBook,
  visitCounts,
  visitFigures,
} from "./list-visits.ts";
export { type Opened, openVisit } from "./open-visit.ts";
export { findRated, rateVisit, ratingToken } from "./rate-visit.ts";
export { goOn, type Received, receiveVisit, spotOf } from "./receive-visit.ts";
export { settleVisit, type Typed, type TypedError, typeVisitor } from "./settle-visit.ts";
export type * from "./types.ts";
export { spanText, timesOf, type VisitView, viewVisit } from "./view-visit.ts";
