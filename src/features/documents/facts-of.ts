import type { Dossier, DossierEvent, EventType, LoggedEvent } from "../../core/dossier/index.ts";
import { dayOf } from "./legal-dates.ts";
import { type OfficialForm, officialForm } from "./official-forms.ts";
import { ISSUED_KINDS, type IssuedKind, type Paper } from "./types.ts";

/** The event that a paper rests on. */
export type Fact<T extends EventType> = LoggedEvent & { event: Extract<DossierEvent, { type: T }> };

/** Form 06 rests on the whole log. */
const FACTS: Record<Exclude<IssuedKind, "controlSlip">, readonly EventType[]> = {
  receiptSlip: ["Received"],
  supplementSlip: ["SupplementRequested"],
  refusalSlip: ["Refused"],
  extensionLetter: ["ExtensionSigned"],
  stopNotice: ["Stopped", "Withdrawn"],
  paymentNotice: ["PaymentRequested"],
  feeReceipt: ["PaymentRecorded"],
  refundSlip: ["PaymentRefunded"],
  consultationLetter: ["ConsultationRequested"],
  resultReceipt: ["HandedOver"],
  result: ["ResultApproved"],
};

const NAMES: Record<Exclude<IssuedKind, OfficialForm>, string> = {
  paymentNotice: "Thông báo nộp tiền",
  feeReceipt: "Biên lai thu phí, lệ phí",
  refundSlip: "Phiếu hoàn trả phí, lệ phí",
  consultationLetter: "Văn bản lấy ý kiến",
  resultReceipt: "Biên nhận trả kết quả",
  result: "Kết quả đã ký",
};

export function isFact<T extends EventType>(logged: LoggedEvent, type: T): logged is Fact<T> {
  return logged.event.type === type;
}

/** Kinds of papers that rest on this event. */
export function kindsOf(type: EventType): IssuedKind[] {
  return ISSUED_KINDS.filter((kind) => kind !== "controlSlip" && FACTS[kind].includes(type));
}

/** Versions of events that were taken back: those of the undone act, which share its moment and its actor, and the receipts that were cancelled. */
export function undoneVersions(events: readonly LoggedEvent[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { event, version: until } of events) {
    if (event.type === "ReceiptCancelled") {
      const { paymentId, receipt } = event;
      const written = events.findLast(
        ({ event: one, version }) =>
          version < until && one.type === "PaymentRecorded" && one.paymentId === paymentId && one.paid.receipt === receipt,
      );
      if (written) undone.add(written.version);
    }
    if (event.type !== "ActUndone") continue;
    const first = events.find(({ version }) => version === event.version);
    for (const one of events) {
      const same = first && one.at === first.at && one.actor.name === first.actor.name;
      if (same && one.version >= event.version && one.version < until) undone.add(one.version);
    }
  }
  return undone;
}

/** Events on which papers of a kind rest, in order; those that were taken back are left out. */
export function factsFor(kind: IssuedKind, events: readonly LoggedEvent[]): LoggedEvent[] {
  if (kind === "controlSlip") return events.slice(-1);
  const undone = undoneVersions(events);
  return events.filter(({ event, version }) => FACTS[kind].includes(event.type) && !undone.has(version));
}

/**
 * The papers of a dossier, by kind and then in the order of their events. Form 06 is there once something was handed on; papers of acts that
 * were taken back are marked.
 */
export function papersOf(dossier: Dossier, events: readonly LoggedEvent[]): Paper[] {
  const undone = undoneVersions(events);
  return ISSUED_KINDS.flatMap((kind): Paper[] => {
    const title = titleOf(kind, dossier);
    if (kind === "controlSlip") {
      const last = events.at(-1);
      return last && dossier.steps.length > 0 ? [{ kind, version: last.version, at: last.at, title }] : [];
    }
    return events
      .filter(({ event }) => FACTS[kind].includes(event.type))
      .map(({ version, at }) => ({ kind, version, at, title, ...(undone.has(version) && { void: true as const }) }));
  });
}

/** Day that says which circular's forms a dossier keeps. */
export function formDay(dossier: Pick<Dossier, "receivedAt" | "submittedAt">): string {
  return dayOf(dossier.receivedAt ?? dossier.submittedAt);
}

function titleOf(kind: IssuedKind, dossier: Dossier): string {
  if (!isOfficial(kind)) return NAMES[kind];
  const { title, source } = officialForm(kind, formDay(dossier));
  const [form] = source.split(",");
  return form ? `${title.join(" ")} (${form.toLocaleLowerCase("vi")})` : title.join(" ");
}

function isOfficial(kind: IssuedKind): kind is IssuedKind & OfficialForm {
  return !(kind in NAMES);
}
