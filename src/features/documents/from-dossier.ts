import type { Dossier, DossierEvent, EventType, LoggedEvent } from "../../core/dossier/index.ts";
import type { Agency } from "../catalogue/index.ts";
import { controlSlipData } from "./control-slip-data.ts";
import type { DocumentData } from "./render-document.ts";
import type { Source } from "./types.ts";

/** The event that a paper rests on. */
export type Fact<T extends EventType> = LoggedEvent & { event: Extract<DossierEvent, { type: T }> };
export type Slip = "receiptSlip" | "supplementSlip" | "refusalSlip" | "controlSlip";

const CENTRE = "Trung tâm Phục vụ hành chính công";

/** The event on which a slip rests, the latest of its kind; undefined while it did not happen. Form 06 rests on the newest event of all. */
export function factFor(kind: Slip, events: readonly LoggedEvent[]): LoggedEvent | undefined {
  switch (kind) {
    case "receiptSlip":
      return lastOf("Received", events);
    case "supplementSlip":
      return lastOf("SupplementRequested", events);
    case "refusalSlip":
      return lastOf("Refused", events);
    case "controlSlip":
      return events.at(-1);
  }
}

/** Data of a slip; the same events always give the same data. @throws Error when its event did not happen */
export function slipData<Kind extends Slip>(kind: Kind, source: Source): DocumentData[Kind] {
  const makers: { [K in Slip]: (source: Source) => DocumentData[K] } = {
    receiptSlip: receiptData,
    supplementSlip: supplementData,
    refusalSlip: refusalData,
    controlSlip: (from) => controlSlipData(from, officeOf(from.agency)),
  };
  return makers[kind](source);
}

/** Head of the sheet. Place is the bare name of the unit (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export function officeOf(agency: Agency): DocumentData["receiptSlip"]["office"] {
  return {
    authority: agency.name,
    centre: `${CENTRE} ${agency.shortName}`,
    place: agency.shortName.replace(/^(xã|phường|đặc khu|tỉnh|thành phố) /, ""),
    hotline: agency.hotline,
  };
}

/** Form 01. The office answers with the due date and hour that the event fixed. */
function receiptData(source: Source): DocumentData["receiptSlip"] {
  const { dossier, agency, baseUrl } = source;
  const { at, actor, event } = must("Received", source.events);
  return {
    office: officeOf(agency),
    code: dossier.code,
    lookupUrl: `${baseUrl}/tra-cuu/${encodeURIComponent(dossier.code)}`,
    receivedAt: at,
    dueAt: event.dueAt,
    applicant: applicantOf(dossier),
    procedure: { name: dossier.subject, ...(event.case && { case: event.case }) },
    papers: dossier.papers.map((paper) => ({ name: paper.name, ...countsOf(source, paper) })),
    allowance: { qty: event.allowance.qty, unit: unitOf(event.allowance.unit) },
    fee: { ...feeOf(dossier), collected: "after" },
    delivery: dossier.delivery,
    ...(dossier.channel === "online" && { submittedOnlineAt: dossier.submittedAt }),
    receivedBy: signerOf(actor),
  };
}

/** What is to be paid, and by which rules not more. */
function feeOf({ fee: { total, full, lines } }: Dossier): { total: number; full?: number; waivers?: string[] } {
  const waivers = [...new Set(lines.flatMap(({ waiver }) => (waiver ? [waiver.legal] : [])))];
  return waivers.length > 0 ? { total, full: full ?? total, waivers } : { total };
}

/** What the counter was given, when it counted; otherwise online one electronic copy, at the counter what the definition asks for. */
function countsOf(
  { dossier, revision }: Source,
  { paperId, given, file }: Dossier["papers"][number],
): { electronic?: number; original?: number; certified?: number; photocopy?: number } {
  if (given) return { ...given, ...(file && { electronic: 1 }) };
  const paper = revision.papers.find(({ id }) => id === paperId);
  return dossier.channel === "online" || !paper ? { electronic: 1 } : { original: paper.original, photocopy: paper.copy };
}

/** What forms 02 and 03 begin with. */
function slipHead({ dossier, agency }: Source, issuedAt: string) {
  return { office: officeOf(agency), code: dossier.code, issuedAt, applicant: applicantOf(dossier), subject: dossier.subject };
}

/** Form 02. */
function supplementData(source: Source): DocumentData["supplementSlip"] {
  const { dossier, agency } = source;
  const { at, actor, event } = must("SupplementRequested", source.events);
  return {
    ...slipHead(source, at),
    stage: event.stage,
    items: event.items.map(({ kind, label, note }) => ({ label, note, ...(kind === "paper" && { original: 1 }) })),
    reason: event.reason,
    answerBy: event.answerBy,
    contact: { name: actor.name, phone: agency.hotline },
    electronic: dossier.channel === "online",
    issuedBy: signerOf(actor),
  };
}

/** Form 03. */
function refusalData(source: Source): DocumentData["refusalSlip"] {
  const { dossier } = source;
  const { at, actor, event } = must("Refused", source.events);
  return {
    ...slipHead(source, at),
    reason: event.reason,
    legalBasis: event.legalBasis,
    ...(dossier.channel === "online" && { submittedOnlineAt: dossier.submittedAt }),
    refusedBy: signerOf(actor),
  };
}

function applicantOf({ applicant }: Dossier): DocumentData["receiptSlip"]["applicant"] {
  const { name, address, phone, email, personalId } = applicant;
  return { name, address, phone, email, idNumber: personalId };
}

function signerOf(actor: LoggedEvent["actor"]): { name: string; position?: string } {
  return actor.kind === "officer" ? { name: actor.name, position: actor.position } : { name: actor.name };
}

const UNITS = ["HOUR", "WORKING_DAY", "DAY", "MONTH"] as const;
function unitOf(text: string): (typeof UNITS)[number] {
  const unit = UNITS.find((one) => one === text);
  if (!unit) throw new Error(`Unknown unit of time ${text}`);
  return unit;
}

export function lastOf<T extends EventType>(type: T, events: readonly LoggedEvent[]): Fact<T> | undefined {
  return events.findLast((one): one is Fact<T> => one.event.type === type);
}

function must<T extends EventType>(type: T, events: readonly LoggedEvent[]): Fact<T> {
  const fact = lastOf(type, events);
  if (!fact) throw new Error(`The dossier has no event ${type}`);
  return fact;
}
