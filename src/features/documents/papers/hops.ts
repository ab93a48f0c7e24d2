import type { DossierEvent, LoggedEvent } from "../../../core/dossier/index.ts";
import { undoneVersions } from "../facts-of.ts";
import type { DocumentData } from "../render-document.ts";
import type { Source } from "../types.ts";
import { clockNote } from "./clock-notes.ts";
import { type Hop, Hops } from "./hop-list.ts";
import { counterName } from "./offices.ts";
import { roomOf } from "./rooms.ts";

type Row = DocumentData["controlSlip"]["rows"][number];
type Of<T extends DossierEvent["type"]> = Extract<DossierEvent, { type: T }>;

/**
 * The rows of form 06: a hand-over for each step, part of a step, question to another agency and dossier of an interlinked filing, and between
 * them what happened to the clock. Acts that were taken back show as the line that says so.
 */
export function hopsOf(source: Source): Row[] {
  const { events, offices, dossier } = source;
  const undone = undoneVersions(events);
  const hops = new Hops({ unit: "Người nộp", officer: events[0]?.actor.name ?? dossier.applicant.name });
  // Whoever signs sends the result online by it: what is left to the counter is done by nobody there.
  const sentOnline = new Set(
    events.flatMap(({ event, at }) => (event.type === "HandedOver" && event.handOver.way === "online" ? [at] : [])),
  );
  const [first] = events;
  let agency = first?.event.type === "Submitted" ? first.event.filing.agencyName : dossier.agencyName;
  for (const logged of events) {
    const { event } = logged;
    if (undone.has(logged.version)) continue;
    const note = clockNote(logged);
    if (note) hops.note(logged.at, note);
    if (event.type === "Submitted") agency = event.filing.agencyName;
    const sent = sentOnline.has(logged.at);
    step(hops, logged, (started) => roomOf(started, counterName(offices), agency), sent);
    if (event.type === "Routed") agency = event.agencyName ?? agency;
    if (event.type === "Succeeded" && event.agency?.to === dossier.agencyId) agency = event.agency.name;
  }
  return hops.rows();
}

type Room = (step: Pick<Of<"StepStarted">, "by" | "unit">) => string;

function step(hops: Hops, { event, at, actor }: LoggedEvent, room: Room, sent: boolean): void {
  switch (event.type) {
    case "StepStarted":
      hops.hand(event.stepId, at, { step: event.name, to: { unit: room(event) }, dueAt: event.dueAt });
      break;
    case "StepClaimed":
      hops.change(event.stepId, (hop) => taken(hop, at, event.assignee.name));
      if (event.substituteFor)
        hops.remark(
          event.stepId,
          `${event.assignee.name} làm thay ${event.substituteFor.name}${event.delegated ? " theo ủy quyền" : ""}`,
        );
      break;
    case "StepReleased":
      hops.change(event.stepId, untaken);
      hops.remark(event.stepId, `${actor.name} trả lại việc vào nhóm chung`);
      break;
    case "StepAssigned":
      assigned(hops, event, at, actor.name);
      break;
    case "StepSplit":
      for (const { id, name, assignee } of event.parts)
        hops.part(event.stepId, id, at, { step: `Phần: ${name}`, officer: assignee.name });
      break;
    case "PartCompleted":
      hops.endPart(event.stepId, event.partId, at, event.note);
      break;
    case "StepCompleted":
    case "StepSentBack":
      hops.change(event.stepId, (hop) => taken(hop, hop.takenAt ?? at, hop.to.officer ?? (sent ? "Hệ thống" : actor.name)));
      hops.end(event.stepId, at, event.type === "StepCompleted" ? event.note : `Chuyển lại bước trước: ${event.reason}`);
      break;
    case "Stopped":
    case "Withdrawn":
      hops.endAll(at);
      break;
    case "Routed":
      // At another agency the process begins anew.
      if (event.agencyId) hops.moveAll(at, { unit: room({ by: "leader" }), officer: actor.name });
      break;
    default:
      elsewhere(hops, event, at, actor.name);
  }
}

function assigned(hops: Hops, { stepId, assignee, reason, takenOver }: Of<"StepAssigned">, at: string, by: string): void {
  const why = reason ? `: ${reason}` : "";
  hops.change(stepId, (hop) => (assignee ? taken(hop, at, assignee.name) : untaken(hop)));
  if (!assignee) hops.remark(stepId, `${by} đưa việc về nhóm chung${why}`);
  else hops.remark(stepId, takenOver ? `${assignee.name} nhận làm thay${why}` : `${by} giao cho ${assignee.name}${why}`);
}

/** What runs at other agencies, and due times that moved. */
function elsewhere(hops: Hops, event: DossierEvent, at: string, by: string): void {
  switch (event.type) {
    case "ConsultationRequested": {
      const { id, agencyName, question, answerBy } = event.consultation;
      hops.aside(`?${id}`, at, by, { step: `Lấy ý kiến: ${question}`, to: { unit: agencyName }, dueAt: answerBy });
      break;
    }
    case "ConsultationAnswered":
      if (event.answer.kind !== "silence")
        hops.change(`?${event.consultationId}`, (hop) => taken(hop, hop.takenAt ?? at, event.answer.by));
      hops.end(`?${event.consultationId}`, at, answerText(event.answer));
      break;
    case "ChildLinked": {
      const { id, agencyName, procedureName, dueAt } = event.child;
      hops.aside(`>${id}`, at, by, { step: `Liên thông: ${procedureName}`, to: { unit: agencyName }, ...(dueAt && { dueAt }) });
      break;
    }
    case "ChildTold":
      if (event.dueAt) hops.due({ [`>${event.childId}`]: event.dueAt });
      if (event.trouble) hops.remark(`>${event.childId}`, event.trouble);
      if (event.result) hops.end(`>${event.childId}`, at, "");
      break;
    case "SupplementAnswered":
      if (event.stepDueAt) hops.dueOfLast(event.stepDueAt);
      hops.due(event.stepDueAts ?? {});
      break;
    case "PaymentRecorded":
    case "ConfirmationAnswered":
    case "ExtensionSigned":
    case "DueMoved":
      hops.due(event.stepDueAts ?? {});
      break;
    default:
  }
}

function answerText({ kind, text }: Of<"ConsultationAnswered">["answer"]): string {
  if (kind === "silence") return "Hết hạn không trả lời";
  const says = kind === "agree" ? "Đồng ý" : "Không đồng ý";
  return text ? `${says}: ${text}` : says;
}

const taken = (hop: Hop, takenAt: string, officer: string): Hop => ({ ...hop, takenAt, to: { ...hop.to, officer } });
const untaken = ({ takenAt: _, to, ...hop }: Hop): Hop => ({ ...hop, to: { unit: to.unit } });
