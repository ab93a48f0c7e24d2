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
  const known = new Set(before ? poolsOf(before).map(keyOf) : []);
  const open = new Set(poolsOf(latest).map(keyOf));
  return poolsOf(after)
    .filter((owner) => !known.has(keyOf(owner)) && open.has(keyOf(owner)))
    .map(({ kind, what, role, unit }): Heard => {
      const pool = { ...(role && { role }), ...(unit && { unit }) };
      if (kind === "pool") return { kind: "pool", title: `Nhóm của bạn có việc mới: ${what}`, body: "", to: [{ pool }] };
      return { kind: "pool", title: "Lãnh đạo có việc mới", body: sentence(capitalised(what)), to: [{ pool }] };
    });
}

const poolsOf = (dossier: Dossier): Owner[] =>
  ownersOf(dossier).filter(({ kind }) => kind === "pool" || kind === "leader" || kind === "coordination");
const keyOf = ({ kind, role, unit, stepId, what, since }: Owner): string => [kind, role, unit, stepId, what, since].join("|");
const moment = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));
