export type { Act, ActingCommand, SubmitCommand } from "./act.ts";
export { coversDossier, coversProcedure } from "./acting.ts";
export { actsFor, type Offer } from "./acts-for.ts";
export { caseOf } from "./case-of.ts";
export { isFruitless, isOver, openChildren } from "./children-of.ts";
export { COMMAND_NAMES } from "./command-names.ts";
export { type Deadline, deadlineOf, soonFrom, stepDeadline, type Timing, timingOf, type Urgency } from "./deadline.ts";
export { decide } from "./decide.ts";
export { isUndecided } from "./decide-ending.ts";
export { awaitedOf, REMIND_EVERY_HOURS, remindable } from "./decide-reminder.ts";
export { decideSubmit } from "./decide-submit.ts";
export { describeEvent, EVENT_NAMES, givenText } from "./describe.ts";
export { DUTY_NAMES, dutiesOf, forCommand, isDelegated } from "./duties.ts";
export { evolve, FOLD_VERSION, replay } from "./evolve.ts";
export { causeOf, extensionAsPrepared, extensionFrom, extensionProposal } from "./extension.ts";
export { FEE_ID, feeDue, feeItems, methodName, refundItems, sumOfItems } from "./fee-due.ts";
export { mustConfirm, unconfirmed } from "./hold-back.ts";
export {
  type LifecycleLaw,
  type LifecycleTerms,
  lifecycleOn,
  lifecycleSchemaJson,
  parseLifecycle,
} from "./lifecycle-terms.ts";
export { NATIONAL_CODES, NATIONAL_NAMES, type NationalCode, nationalCode, nationalCodeOf } from "./national.ts";
export { fits, openStep, openSteps, ownsStep, standsIn, stepOf, worksOn } from "./open-steps.ts";
export { type Owner, type OwnerKind, ownersOf } from "./owners-of.ts";
export { permissionMarkdown } from "./permission-table.ts";
export { concerns, may, maySee, PERMISSIONS, type Permission } from "./permissions.ts";
export { placesOf, type StepPlace, stepsAfter, stepsBefore, usualConsultations } from "./process-view.ts";
export { refuse, STATE_NAMES } from "./refusals.ts";
export { pausedSince, type Resumed, resumeClock } from "./resume-clock.ts";
export { byRisk, type Risk, type RiskKind, type Risky, risksOf } from "./risks.ts";
export { competentStart, instantText, type Rules, resultDue } from "./rules.ts";
export { awaitsConfirmation, isEnded, openConsultations, openPayment } from "./state-of.ts";
export { type RunningTime, runningTimes, SHARES, type Share } from "./step-shares.ts";
export { COUNTS_LATE, type SupplementCount, supplementCount } from "./supplement-limit.ts";
export { TIMER_KINDS, type Timer, type TimerKind, timersOf } from "./timers-of.ts";
export type * from "./types.ts";
export { DUTIES, MANDATE_KINDS, MANDATE_RIGHTS, REFUSALS, ROLES, SCORES, STATES, STOP_CAUSES, WARNINGS } from "./types.ts";
export { BESIDE, type LastAct, restoreOf, UNDOABLE } from "./undo.ts";
export { WARNING_NAMES } from "./warning-names.ts";
