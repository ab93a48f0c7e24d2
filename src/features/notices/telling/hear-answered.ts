import { type Dossier, type LoggedEvent, ownersOf } from "../../../core/dossier/index.ts";
import { type Heard, sentence, type To } from "./heard.ts";

/** What the office had waited for has come: from the applicant, another agency, or by silence. */
export function hearAnswered(
  before: Dossier | undefined,
  after: Dossier,
  logged: LoggedEvent,
  earlier: readonly LoggedEvent[],
): Heard[] {
  const said = wordsOf(before, logged);
  return said ? [{ kind: "answered", ...said, to: holdersOf(after, askerOf(logged, earlier), stepOf(before, logged)) }] : [];
}

/**
 * Who has the dossier by name, else whoever asked, else the pool in which it lies. For words of the applicant, too.
 * @param stepId only who has that step, when it runs
 */
export function holdersOf(dossier: Dossier, asker: string | undefined, stepId?: string): To[] {
  const owners = ownersOf(dossier);
  const ofStep = owners.filter((owner) => owner.stepId === stepId);
  const near = stepId !== undefined && ofStep.length > 0 ? ofStep : owners;
  const named = near.flatMap(({ officerId }) => (officerId ? [{ officerId }] : []));
  if (named.length > 0) return named;
  if (asker) return [{ officerId: asker }];
  const pools = near.filter(({ role }) => role !== undefined).map(({ role, unit }) => ({ role: role!, ...(unit && { unit }) }));
  if (pools.length > 0) return pools.map((pool) => ({ pool }));
  return [{ pool: { role: "receptionist" } }];
}

function wordsOf(before: Dossier | undefined, { event, actor }: LoggedEvent): Pick<Heard, "title" | "body"> | undefined {
  switch (event.type) {
    case "SupplementAnswered":
      return { title: "Người nộp đã bổ sung hồ sơ", body: "Phần thay đổi được đánh dấu trong hồ sơ." };
    case "ConfirmationAnswered": {
      const { agrees, silent, note } = event.answer;
      if (silent)
        return { title: "Hết thời gian xác nhận dự thảo", body: "Người nộp không trả lời; dự thảo coi như được đồng ý." };
      if (agrees) return { title: "Người nộp đồng ý với dự thảo", body: "" };
      return { title: "Người nộp chưa đồng ý với dự thảo", body: sentence(note) };
    }
    case "PaymentRecorded": {
      const payment = before?.payments?.find(({ id }) => id === event.paymentId);
      return { title: `Đã nộp ${payment?.name ?? "khoản phải nộp"}`, body: `${event.paid.by} ghi nhận.` };
    }
    case "ConsultationAnswered": {
      const asked = before?.consultations?.find(({ id }) => id === event.consultationId);
      const name = asked?.agencyName ?? "Cơ quan được hỏi";
      if (event.answer.kind === "silence") return { title: `${name} chưa cho ý kiến, đã hết thời hạn`, body: "" };
      return { title: `${name} đã cho ý kiến`, body: sentence(event.answer.text) };
    }
    case "ChildTold": {
      const child = before?.children?.find(({ id }) => id === event.childId);
      const name = child ? `${child.procedureName} (${child.agencyName})` : actor.name;
      if (event.result) return { title: `Đã có kết quả liên thông: ${name}`, body: "" };
      return event.trouble && !event.again ? { title: `Liên thông vướng: ${name}`, body: sentence(event.trouble) } : undefined;
    }
    default:
      return undefined;
  }
}

/** An opinion comes to the step from which it was asked; the result of an interlinked agency to no step in particular. */
function stepOf(before: Dossier | undefined, { event }: LoggedEvent): string | undefined {
  if (event.type !== "ConsultationAnswered") return undefined;
  return before?.consultations?.find(({ id }) => id === event.consultationId)?.stepId;
}

const ASKS = {
  SupplementAnswered: "SupplementRequested",
  ConfirmationAnswered: "ConfirmationAsked",
  PaymentRecorded: "PaymentRequested",
  ConsultationAnswered: "ConsultationRequested",
} as const;

/** The officer who asked last, or who wrote what a leader let go out. */
export function askerOf({ event }: LoggedEvent, earlier: readonly LoggedEvent[]): string | undefined {
  return event.type in ASKS ? askerBy(earlier, [ASKS[event.type as keyof typeof ASKS]]) : undefined;
}

export function askerBy(events: readonly LoggedEvent[], types: readonly string[]): string | undefined {
  const asked = events.findLast(({ event }) => types.includes(event.type));
  if (!asked) return undefined;
  if (asked.event.type === "SupplementRequested" && asked.event.proposedBy) return asked.event.proposedBy.officerId;
  return asked.actor.kind === "officer" ? asked.actor.officerId : undefined;
}

export const ASKING: readonly string[] = Object.values(ASKS);
