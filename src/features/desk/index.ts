import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { checkRegister } from "./check-register.ts";
import { assignPersonalId, personalIdReader } from "./personal-id.ts";

export { answerAtCounter, type CounterAsk, counterAsk } from "./answer-at-counter.ts";
export { approveResult } from "./approve-result.ts";
export type { OwnerLine, UsualQuestion } from "./around-dossier.ts";
export { awaitCheck, type CheckAsked, requestCheck } from "./check-register.ts";
export { type ClaimedMany, claimMany } from "./claim-many.ts";
export { type CheckSubject, checkSubjects } from "./compare-register.ts";
export { type Decision, type Decisions, listDecisions } from "./decisions/list-decisions.ts";
export {
  composeDraft,
  type DraftError,
  type Drafted,
  draftResult,
  draftValues,
  prefillResult,
  previewResult,
} from "./draft-result.ts";
export { findFile } from "./find-file.ts";
export { columnsOf, dropView, keepColumns, keepView, listSavedViews, type SavedView } from "./lists/keep-views.ts";
export { chooseLines, countQueue, type ListWanted, linesOf, listQueue } from "./lists/list-queue.ts";
export { MOST_FOUND } from "./lists/sql.ts";
export { nextBookEntry } from "./next-book-entry.ts";
export { type ReasonAct, type ReasonText, reasonTexts } from "./reason-texts.ts";
export type { DraftField } from "./results/index.ts";
export {
  type Breakdown,
  type CountedView,
  type Officer,
  QUEUE_SORTS,
  QUEUE_VIEWS,
  type Queue,
  type QueueFilter,
  type QueueLine,
  type QueueOrder,
  type QueueRow,
  type QueueSort,
  type QueueView,
} from "./types.ts";
export { type DeskDossier, describeForDesk, focusOn, viewDeskDossier } from "./view-desk-dossier.ts";
export {
  COLOURS,
  type Colour,
  type DoneStep,
  listDone,
  listWorkload,
  type PoolLoad,
  type Workload,
} from "./workload/list-workload.ts";

/** Work after the request, by name. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = {
  "assign-personal-id": assignPersonalId,
  "check-register": checkRegister,
};

/** Readers of the log. */
export const readers = (services: Services): Reader[] => [personalIdReader(services)];
