import { formatDateTime } from "../../../core/calendar/index.ts";
import { type Dossier, type EventType, type LoggedEvent, type Owner, ownersOf } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { type Heard, sentence } from "./heard.ts";

/** Events after which something may lie in a pool that did not before; others only bring back what had lain there. */
const MAY_FILL: readonly EventType[] = [
  "Submitted",
  "StepStarted",
  "StepReleased",
  "StepAssigned",
  "SentToCoordination",
  "Routed",
  "SupplementProposed",
  "ExtensionPrepared",
  "ResultReady",
  "ActUndone",
  "Succeeded",
];

/** What lies in a pool, with the leader or in coordination since this event, and lies there still. */
export function hearPool(before: Dossier | undefined, after: Dossier, latest: Dossier, { event }: LoggedEvent): Heard[] {
  if (event.type === "ConsultationRequested") {
    const { agencyId, answerBy } = event.consultation;
    const answered = latest.consultations?.find(({ id }) => id === event.consultation.id)?.answer;
    const body = `${after.agencyName} hỏi. Trả lời trước ${moment(answerBy)}.`;
    return answered ? [] : [{ kind: "pool", title: "Cơ quan bạn được lấy ý kiến", body, to: [{ agencyId }] }];
  }
  if (!MAY_FILL.includes(event.type)) return [];
  const was = before ? poolsOf(before).filter((owner) => !(event.type === "Succeeded" && moved(event, before, owner))) : [];
  const known = new Set(was.map(keyOf));
  const why = event.type === "Succeeded" ? `Nơi bạn làm kế thừa việc này. Căn cứ: ${sentence(event.reason)}` : "";
  const open = new Set(poolsOf(latest).map(keyOf));
  const asked = event.type === "Succeeded" ? askedInstead(event, before, latest, why) : [];
  const pools = poolsOf(after)
    .filter((owner) => !known.has(keyOf(owner)) && open.has(keyOf(owner)))
    .map(({ kind, what, role, unit }): Heard => {
      const pool = { ...(role && { role }), ...(unit && { unit }) };
      if (kind === "pool") return { kind: "pool", title: `Nhóm của bạn có việc mới: ${what}`, body: why, to: [{ pool }] };
      const body = [sentence(capitalised(what)), why].filter(Boolean).join(" ");
      return { kind: "pool", title: "Lãnh đạo có việc mới", body, to: [{ pool }] };
    });
  return [...pools, ...asked];
}

type Succeeded = Extract<LoggedEvent["event"], { type: "Succeeded" }>;

/** What lies in a pool lies with other people now, who have seen nothing of it. */
function moved({ agency }: Succeeded, { agencyId, acceptedAt, delivery }: Dossier, { role }: Owner): boolean {
  if (agency === undefined) return false;
  return agency.from === agencyId || (role === "receptionist" && [acceptedAt?.agencyId, delivery.agencyId].includes(agency.from));
}

/** Whoever goes on with the work of an agency whose opinion was asked has to give it. */
function askedInstead({ agency }: Succeeded, before: Dossier | undefined, latest: Dossier, why: string): Heard[] {
  const theirs = (before?.consultations ?? []).filter((one) => one.agencyId === agency?.from);
  const open = (latest.consultations ?? []).filter(({ answer, closedAt }) => !answer && !closedAt);
  return open
    .filter(({ id }) => theirs.some((one) => one.id === id))
    .map(({ agencyId, answerBy }) => {
      const body = `${latest.agencyName} hỏi. Trả lời trước ${moment(answerBy)}. ${why}`;
      return { kind: "pool", title: "Cơ quan bạn được lấy ý kiến", body, to: [{ agencyId }] };
    });
}

const poolsOf = (dossier: Dossier): Owner[] =>
  ownersOf(dossier).filter(({ kind }) => kind === "pool" || kind === "leader" || kind === "coordination");
const keyOf = ({ kind, role, unit, stepId, what, since }: Owner): string => [kind, role, unit, stepId, what, since].join("|");
const moment = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));
