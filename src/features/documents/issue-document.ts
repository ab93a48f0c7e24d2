import { type Dossier, type LoggedEvent, replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { readEvents } from "../dossiers/index.ts";
import { factsFor, isFact } from "./facts-of.ts";
import { slipData } from "./from-dossier.ts";
import { numberOf } from "./give-number.ts";
import { headOf } from "./head-of.ts";
import { renderDocument } from "./render-document.ts";
import { insertDocument, selectDocument, selectDocuments } from "./sql.ts";
import type { IssuedDocument, IssuedKind, Offices, PaperNumber, Slip, Source } from "./types.ts";

const FILE_NAMES: Record<IssuedKind, string> = {
  receiptSlip: "giay-tiep-nhan",
  supplementSlip: "phieu-yeu-cau-bo-sung",
  refusalSlip: "phieu-tu-choi",
  extensionLetter: "xin-loi-gia-han",
  stopNotice: "thong-bao-dung-giai-quyet",
  controlSlip: "phieu-kiem-soat",
  paymentNotice: "thong-bao-nop-tien",
  feeReceipt: "bien-lai",
  refundSlip: "phieu-hoan-tra",
  consultationLetter: "lay-y-kien",
  resultReceipt: "bien-nhan-tra-ket-qua",
  result: "ket-qua",
};

/**
 * An official paper of a dossier: forms 01–06, the letters around them, or the signed result. Numbered and rendered once for the event that it
 * rests on, from the log up to that event, and stored by its hash; whoever asks again is given the same file.
 * @param version of the event, when there are several papers of the kind; the latest when absent
 * @returns undefined while the dossier has no such paper (not received, nothing asked, not signed …), or when its act was taken back
 */
export async function issueDocument(
  services: Services,
  dossier: Dossier,
  kind: IssuedKind,
  version?: number,
): Promise<IssuedDocument | undefined> {
  const events = (await readEvents(services, dossier.id)).filter((one) => one.version <= dossier.version);
  const facts = factsFor(kind, events);
  const fact = version === undefined ? facts.at(-1) : facts.find((one) => one.version === version);
  if (!fact) return undefined;
  const of = { dossierId: dossier.id, kind, eventVersion: fact.version };
  const known = await selectDocument(services.db, of);
  if (known) return known;
  const stored = kind === "result" ? signedFile(fact) : await services.files.put(await renderSlip(services, kind, events, fact));
  await insertDocument(services.db, dossier.id, {
    kind,
    eventVersion: fact.version,
    ...stored,
    name: `${FILE_NAMES[kind]}-${dossier.code}.pdf`,
    issuedAt: fact.at,
  });
  return selectDocument(services.db, of);
}

/** What was issued so far, in the order of the events. */
export function listDocuments(services: Pick<Services, "db">, dossierId: string): Promise<IssuedDocument[]> {
  return selectDocuments(services.db, dossierId);
}

/** The result was rendered and stored before it was signed; the event names its file. */
function signedFile(fact: LoggedEvent): { sha256: string; size: number } {
  if (!isFact(fact, "ResultApproved")) throw new Error("A result rests on its signature");
  const { sha256, size } = fact.event.result.file;
  return { sha256, size };
}

async function renderSlip(services: Services, kind: Slip, all: readonly LoggedEvent[], fact: LoggedEvent): Promise<Uint8Array> {
  const events = all.filter(({ version }) => version <= fact.version);
  const number = await numberOf(services, { kind, fact, dossier: replay(events) });
  return renderDocument(kind, slipData(kind, await sourceOf(services, events, number)));
}

/** What a paper is made from: the log up to the event on which it rests, which is the last one given. */
export async function sourceOf(services: Services, events: readonly LoggedEvent[], number?: PaperNumber): Promise<Source> {
  const fact = events.at(-1);
  if (!fact) throw new Error("A paper rests on an event");
  const dossier = replay(events);
  const [offices, revision] = await Promise.all([officesOf(services, dossier), getRevision(services, dossier.revisionId)]);
  return { fact, dossier, events, offices, revision, baseUrl: services.config.baseUrl, ...(number && { number }) };
}

async function officesOf(services: Services, { agencyId, acceptedAt }: Dossier): Promise<Offices> {
  const elsewhere = acceptedAt && acceptedAt.agencyId !== agencyId;
  const [{ agency: deciding, above }, taken] = await Promise.all([
    headOf(services, agencyId),
    elsewhere ? headOf(services, acceptedAt.agencyId) : undefined,
  ]);
  return { deciding, above, accepting: taken?.agency, aboveAccepting: taken?.above };
}
