import { closedSteps, withStepDue } from "./evolve-steps.ts";
import type { ChildRef, Consultation, Dossier, DossierEvent, Extension, Payment, StepRun } from "./types.ts";

/** Events of money, other agencies, drafts to confirm, and time. */
export type WaitEvent = Extract<
  DossierEvent,
  {
    type:
      | "PaymentRequested"
      | "PaymentRecorded"
      | "ReceiptCancelled"
      | "PaymentRefunded"
      | "ConsultationRequested"
      | "ConsultationAnswered"
      | "ChildLinked"
      | "ChildTold"
      | "ConfirmationAsked"
      | "ConfirmationAnswered"
      | "ExtensionPrepared"
      | "ExtensionSigned"
      | "DueMoved"
      | "Stopped";
  }
>;

export function evolveWaits(before: Dossier, event: WaitEvent, at: string, by: string): Partial<Dossier> {
  switch (event.type) {
    case "PaymentRequested":
      return {
        payments: [...(before.payments ?? []), event.payment],
        ...(event.payment.pauses && before.receivedAt && { pauses: [...before.pauses, { from: at }] }),
      };
    case "PaymentRecorded":
      return {
        payments: event.payment
          ? [...(before.payments ?? []).filter(({ id }) => id !== event.paymentId), { ...event.payment, paid: event.paid }]
          : (before.payments ?? []).map((one): Payment => (one.id === event.paymentId ? { ...one, paid: event.paid } : one)),
        ...resumed(before, event, at),
      };
    case "ReceiptCancelled": {
      const left = (before.payments ?? []).flatMap((one) => (one.id === event.paymentId ? unpaid(one) : one));
      return { payments: left.length > 0 ? left : undefined };
    }
    case "PaymentRefunded":
      return {
        payments: (before.payments ?? []).map(
          (one): Payment => (one.id === event.paymentId ? { ...one, refund: event.refund } : one),
        ),
      };
    case "ConsultationRequested":
      return { consultations: [...(before.consultations ?? []), event.consultation] };
    case "ConsultationAnswered":
      return {
        consultations: (before.consultations ?? []).map(
          (one): Consultation => (one.id === event.consultationId ? { ...one, answer: event.answer } : one),
        ),
      };
    case "ChildLinked":
      return { children: [...(before.children ?? []).filter(({ id }) => id !== event.child.id), event.child] };
    case "ChildTold": {
      const { type: _type, childId, again: _again, reopened, ...told } = event;
      return {
        children: (before.children ?? []).map((child) => (child.id === childId ? afterNews(child, told) : child)),
        ...(reopened && !before.finishedAt && { steps: reopenedSteps(before, childId) }),
      };
    }
    case "ConfirmationAsked":
      return {
        confirmation: event.confirmation,
        ...(event.confirmation.pauses && { pauses: [...before.pauses, { from: at }] }),
      };
    case "ConfirmationAnswered":
      return {
        confirmation: { ...before.confirmation!, answer: event.answer },
        ...resumed(before, event, event.resumedAt ?? at),
      };
    case "ExtensionPrepared":
      return before.dueAt && at > before.dueAt ? { apology: event.extension } : { extension: event.extension };
    case "ExtensionSigned":
      return signed(before, event);
    case "DueMoved":
      return { dueAt: event.dueAt, steps: withStepDue(before.steps, event.stepDueAts) };
    case "Stopped": {
      const { type: _, ...why } = event;
      return { state: "stopped", stop: { ...why, at, by }, finishedAt: at, ...endedClock(before, at) };
    }
  }
}

/** As it was before it was paid: what was asked for is awaited again, an ordinary fee is simply not there. */
function unpaid({ paid: _, ...payment }: Payment): Payment[] {
  return payment.kind === "fee" ? [] : [payment];
}

/** What a child no longer speaks of is over: its trouble, or a result that was taken back. */
function afterNews({ trouble: _, result: __, dueAt: ___, ...child }: ChildRef, told: Partial<ChildRef>): ChildRef {
  return { ...child, ...told };
}

/** The step of a child that goes on after all; one of an earlier run stays as it is. */
function reopenedSteps({ steps, children }: Dossier, childId: string): StepRun[] {
  const stepId = children?.find(({ id }) => id === childId)?.stepId;
  if (children?.findLast((child) => child.stepId === stepId)?.id !== childId) return steps;
  const last = steps.findLastIndex((run) => run.stepId === stepId);
  return steps.map((run, index) => {
    if (index !== last) return run;
    const { completedAt: _at, completedBy: _by, note: _note, ...open } = run;
    return open;
  });
}

/** The clock goes on, with new due times, after what it waited for. */
export function resumed(
  before: Dossier,
  event: { dueAt?: string; stepDueAts?: Record<string, string>; intakeDueAt?: string },
  at: string,
): Partial<Dossier> {
  return {
    ...(event.intakeDueAt && { intakeDueAt: event.intakeDueAt }),
    ...(event.dueAt && { dueAt: event.dueAt, pauses: closedPauses(before.pauses, at) }),
    steps: withStepDue(before.steps, event.stepDueAts),
  };
}

/** Nothing runs and nothing is awaited any more: no step, no pause, no proposal, no payment, no other agency, no draft to confirm. */
export function endedClock(before: Dossier, at: string): Partial<Dossier> {
  const { payments, consultations, confirmation } = before;
  const close = <T extends { closedAt?: string }>(one: T, over: unknown): T => (over ? one : { ...one, closedAt: at });
  return {
    pauses: closedPauses(before.pauses, at),
    steps: closedSteps(before.steps, at),
    proposal: undefined,
    coordination: undefined,
    ...(payments && { payments: payments.map((one) => close(one, one.paid)) }),
    ...(consultations && { consultations: consultations.map((one) => close(one, one.answer)) }),
    ...(confirmation && { confirmation: close(confirmation, confirmation.answer) }),
  };
}

export function closedPauses(pauses: Dossier["pauses"], at: string): Dossier["pauses"] {
  return pauses.map((pause) => (pause.to ? pause : { ...pause, to: at }));
}

function signed(before: Dossier, event: Extract<WaitEvent, { type: "ExtensionSigned" }>): Partial<Dossier> {
  const sign = (paper: Extension | undefined): Extension => ({ ...paper!, signed: event.signed });
  if (event.signed.late) return { apology: sign(before.apology ?? before.extension) };
  const extension = sign(before.extension);
  return { extension, dueAt: extension.newDueAt, steps: withStepDue(before.steps, event.stepDueAts) };
}
