import {
  type Dossier,
  describeEvent,
  type EventType,
  evolve,
  type LoggedEvent,
  nationalCodeOf,
} from "../../../core/dossier/index.ts";
import { cut } from "./cut.ts";
import { stamp } from "./stamp.ts";

export type ProgressLine = { MaHoSo: string } & Record<string, string>;

/** What the applicant may see of the way of a dossier; the rest is work inside the office. */
const VISIBLE: Record<EventType, boolean> = {
  Submitted: true,
  Received: true,
  StepStarted: true,
  StepClaimed: false,
  StepCompleted: true,
  StepSentBack: true,
  SupplementRequested: true,
  SupplementAnswered: true,
  Refused: true,
  Withdrawn: true,
  RegisterChecked: false,
  PersonalIdRequested: false,
  PersonalIdAssigned: false,
  ResultDrafted: false,
  ResultApproved: true,
  ResultReady: true,
  HandedOver: true,
  Rated: false,
  StepReleased: false,
  StepAssigned: false,
  StepSplit: false,
  PartCompleted: false,
  StepSkipped: false,
  SentToCoordination: true,
  Routed: true,
  SupplementProposed: false,
  ProposalDeclined: false,
  PaymentRequested: true,
  PaymentRecorded: true,
  ReceiptCancelled: false,
  PaymentRefunded: false,
  ConsultationRequested: true,
  ConsultationAnswered: true,
  ChildLinked: true,
  ChildTold: true,
  ConfirmationAsked: true,
  ConfirmationAnswered: true,
  ExtensionPrepared: false,
  ExtensionSigned: true,
  DueMoved: true,
  Stopped: true,
  Warned: false,
  Reminded: false,
  Succeeded: true,
  Archived: false,
  ActUndone: true,
};

/** CapNhatTienDoHoSoMC (wire formats §2.6): one line for each visible event, in order, each with the state that it led to. */
export function progressLines(before: Dossier | undefined, events: readonly LoggedEvent[]): ProgressLine[] {
  const lines: ProgressLine[] = [];
  let dossier = before;
  for (const logged of events) {
    const after = evolve(dossier, logged);
    if (VISIBLE[logged.event.type]) lines.push(lineOf(dossier, after, logged));
    dossier = after;
  }
  return lines;
}

function lineOf(before: Dossier | undefined, after: Dossier, { at, actor, event }: LoggedEvent): ProgressLine {
  const { from, due } = period(before, after, event);
  return {
    MaHoSo: after.code,
    NguoiXuLy: cut(actor.name.trim(), 50) || "Chuyên viên",
    ...(actor.kind === "officer" && actor.position && { ChucDanh: cut(actor.position, 200) }),
    ThoiDiemXuLy: stamp(at),
    PhongBanXuLy: cut(after.agencyName, 500),
    NoiDungXuLy: cut(describeEvent(event), 4000),
    TrangThai: String(nationalCodeOf(after)),
    ...(from && { NgayBatDau: stamp(from) }),
    ...(due && { NgayKetThucTheoQuyDinh: stamp(due) }),
  };
}

type Period = { from?: string | undefined; due?: string | undefined };

/** When what the line tells of began, and until when it had to be done. */
function period(before: Dossier | undefined, after: Dossier, event: LoggedEvent["event"]): Period {
  switch (event.type) {
    case "Submitted":
      return { from: after.submittedAt, due: after.intakeDueAt };
    case "Received":
      return { from: after.submittedAt, due: before?.intakeDueAt };
    case "SupplementRequested":
      return { from: after.supplements.at(-1)?.requestedAt, due: event.answerBy };
    case "PaymentRequested":
      return { from: event.payment.requestedAt, due: event.payment.payBy };
    case "ConsultationRequested":
      return { from: event.consultation.askedAt, due: event.consultation.answerBy };
    case "ConfirmationAsked":
      return { from: event.confirmation.askedAt, due: event.confirmation.answerBy };
    case "ExtensionSigned":
    case "DueMoved":
    case "ResultReady":
      return { from: after.receivedAt, due: after.dueAt };
    case "StepStarted":
    case "StepCompleted":
    case "StepSentBack": {
      const step = after.steps.findLast(({ stepId }) => stepId === event.stepId);
      return { from: step?.startedAt, due: step?.dueAt };
    }
    default:
      return {};
  }
}
