import { addAllowance, intakeClock, removeAllowance } from "../calendar/index.ts";
import { soonFrom } from "./deadline.ts";
import { stopsByClock } from "./decide-ending.ts";
import { awaitsReception } from "./decide-intake.ts";
import { extensionFrom } from "./extension.ts";
import { openSteps } from "./open-steps.ts";
import { pausedSince } from "./resume-clock.ts";
import { instantText, type Rules } from "./rules.ts";
import { isEnded, openConsultations, openPayment } from "./state-of.ts";
import { type Dossier, type InstantText, WARNINGS } from "./types.ts";

/** What the clock does by itself: reminders, and acts whose time has come. */
export const TIMER_KINDS = [
  ...WARNINGS,
  "prepareExtension",
  "prepareApology",
  "supplementTimeout",
  "paymentTimeout",
  "confirmationSilence",
  "consultationLapse",
] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export type Timer = {
  kind: TimerKind;
  /** Tells timers of one kind apart: the due time, step, payment or number that is meant. */
  about: string;
  /** The first instant at which it is due. */
  at: InstantText;
  /** From then on it is of no use any more. */
  until?: InstantText;
};

/**
 * Every moment at which the clock has to do something with this dossier if nobody does anything before. A pure function of the snapshot and
 * the law, so that it is written beside the snapshot and made anew after each act.
 */
export function timersOf(dossier: Dossier, rules: Rules): Timer[] {
  if (isEnded(dossier) || dossier.state === "draft") return [];
  const timers = [
    ...ofIntake(dossier, rules),
    ...ofDue(dossier, rules),
    ...ofSupplement(dossier, rules),
    ...ofWaits(dossier, rules),
    ...ofResult(dossier, rules),
  ];
  return timers.filter(
    ({ kind, about }) => !dossier.warnings?.some((warning) => warning.kind === kind && warning.about === about),
  );
}

/** Two reminders on the way to the time for answering an online dossier, and its end. */
function ofIntake(dossier: Dossier, rules: Rules): Timer[] {
  if (!awaitsReception(dossier)) return [];
  const about = dossier.intakeDueAt;
  const [first, second] = intakeReminders(dossier, rules);
  return [
    ...(first ? [{ kind: "intake4h" as const, about, at: first }] : []),
    ...(second ? [{ kind: "intake6h" as const, about, at: second }] : []),
    { kind: "intakeOverdue", about, at: after(about) },
  ];
}

/** From where the clock of intake began; worked back from its end when it had stood meanwhile. */
function intakeReminders({ submittedAt, supplements, payments, intakeDueAt }: Dossier, rules: Rules): InstantText[] {
  const { calendar, intake, warnAfter } = rules;
  const starts = [
    submittedAt,
    ...supplements.map(({ answeredAt }) => answeredAt),
    ...(payments ?? []).map(({ paid }) => paid?.at),
  ];
  for (const start of starts) {
    if (!start) continue;
    const clock = intakeClock(calendar, Temporal.Instant.from(start), { allowance: intake, warnAfter: { hours: warnAfter } });
    if (instantText(clock.dueAt) === intakeDueAt) return clock.warnings.map(({ at }) => instantText(at));
  }
  if (intake.unit !== "HOUR") return [];
  const due = Temporal.Instant.from(intakeDueAt);
  return warnAfter
    .filter((hours) => hours < intake.qty)
    .map((hours) => instantText(removeAllowance(calendar, due, { qty: intake.qty - hours, unit: "HOUR" })));
}

function ofDue(dossier: Dossier, rules: Rules): Timer[] {
  const { receivedAt, dueAt, extension, apology } = dossier;
  if (!receivedAt || !dueAt || dossier.finishedAt || pausedSince(dossier)) return [];
  const late = after(dueAt);
  const prepare = extension?.signed || extension?.oldDueAt === dueAt ? undefined : extensionFrom(dossier, rules);
  return [
    { kind: "dueSoon", about: dueAt, at: instantText(soonFrom(rules.calendar, receivedAt, dueAt)), until: late },
    { kind: "overdue", about: dueAt, at: late },
    ...(prepare ? [{ kind: "prepareExtension" as const, about: dueAt, at: instantText(prepare), until: late }] : []),
    ...(apology ? [] : [{ kind: "prepareApology" as const, about: dueAt, at: late }]),
    ...openSteps(dossier).map((step) => ({
      kind: "stepOverdue" as const,
      about: `${step.stepId} ${step.startedAt}`,
      at: after(step.dueAt),
    })),
  ];
}

/** A supplement that nobody answers: the applicant is reminded, then it stops where the procedure says so, else the leader is told. */
function ofSupplement(dossier: Dossier, rules: Rules): Timer[] {
  const open = dossier.supplements.at(-1);
  if (dossier.state !== "awaitingSupplement" || !open || open.answeredAt) return [];
  const { requestedAt, answerBy } = open;
  const { beforeHours } = rules.terms.supplementReminder;
  const remind = instantText(
    removeAllowance(rules.calendar, Temporal.Instant.from(answerBy), { qty: beforeHours, unit: "HOUR" }),
  );
  const over: TimerKind = stopsByClock(dossier, rules, "supplementTimeout") ? "supplementTimeout" : "supplementOver";
  return [
    { kind: "supplementReminder", about: requestedAt, at: later(remind, requestedAt), until: after(answerBy) },
    { kind: over, about: requestedAt, at: after(answerBy) },
  ];
}

/** Money, drafts and other agencies: what silence means when the time is over. */
function ofWaits(dossier: Dossier, rules: Rules): Timer[] {
  const payment = openPayment(dossier);
  const unpaid: TimerKind = stopsByClock(dossier, rules, "paymentTimeout") ? "paymentTimeout" : "paymentOver";
  const { confirmation } = dossier;
  return [
    ...(payment ? [{ kind: unpaid, about: payment.id, at: after(payment.payBy) }] : []),
    ...(confirmation && dossier.state === "awaitingConfirmation"
      ? [{ kind: "confirmationSilence" as const, about: confirmation.askedAt, at: after(confirmation.answerBy) }]
      : []),
    ...openConsultations(dossier).map(({ id, answerBy }) => ({
      kind: "consultationLapse" as const,
      about: id,
      at: after(answerBy),
    })),
  ];
}

/** A result that waits at a counter: a few reminders, each until the next. */
function ofResult(dossier: Dossier, rules: Rules): Timer[] {
  if (dossier.state !== "resultReady" || !dossier.finishedAt || dossier.delivery.way !== "counter") return [];
  const ready = Temporal.Instant.from(dossier.finishedAt);
  const { afterDays, everyDays, most } = rules.terms.collect;
  const moments = Array.from({ length: most + 1 }, (_, index) =>
    instantText(addAllowance(rules.calendar, ready, { qty: afterDays + index * everyDays, unit: "WORKING_DAY" })),
  );
  return moments.slice(0, most).map((at, index) => ({
    kind: "collect",
    about: String(index + 1),
    at,
    ...(index < most - 1 && { until: moments[index + 1]! }),
  }));
}

/** What is done at the due time sharp is done in time. */
function after(instant: InstantText): InstantText {
  return new Date(Date.parse(instant) + 1).toISOString();
}

function later(a: InstantText, b: InstantText): InstantText {
  return a > b ? a : b;
}
