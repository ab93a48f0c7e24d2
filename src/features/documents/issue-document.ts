import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { getAgency, getRevision } from "../catalogue/index.ts";
import { readEvents } from "../dossiers/index.ts";
import { factFor, lastOf, type Slip, slipData } from "./from-dossier.ts";
import { renderDocument } from "./render-document.ts";
import { insertDocument, selectDocument, selectDocuments } from "./sql.ts";
import type { IssuedDocument, IssuedKind } from "./types.ts";

const FILE_NAMES: Record<IssuedKind, string> = {
  receiptSlip: "giay-tiep-nhan",
  supplementSlip: "phieu-yeu-cau-bo-sung",
  refusalSlip: "phieu-tu-choi",
  controlSlip: "phieu-kiem-soat",
  result: "ket-qua",
};

/**
 * The official paper of a dossier: form 01, 02, 03 or 06, or the signed result. Rendered once for the event that it rests on and stored by
 * its hash; whoever asks again is given the same file.
 * @returns undefined while the dossier has no such paper (not received, nothing asked, not refused, not signed)
 */
export async function issueDocument(services: Services, dossier: Dossier, kind: IssuedKind): Promise<IssuedDocument | undefined> {
  const events = (await readEvents(services, dossier.id)).filter((one) => one.version <= dossier.version);
  const fact = kind === "result" ? lastOf("ResultApproved", events) : factFor(kind, events);
  if (!fact) return undefined;
  const of = { dossierId: dossier.id, kind, eventVersion: fact.version };
  const known = await selectDocument(services.db, of);
  if (known) return known;
  const stored =
    kind === "result" ? signedFile(dossier) : await services.files.put(await renderSlip(services, dossier, kind, events));
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
function signedFile(dossier: Dossier): { sha256: string; size: number } {
  const { sha256, size } = dossier.result!.file;
  return { sha256, size };
}

async function renderSlip(services: Services, dossier: Dossier, kind: Slip, events: Awaited<ReturnType<typeof readEvents>>) {
  const [agency, revision] = await Promise.all([
    getAgency(services, dossier.agencyId),
    getRevision(services, dossier.revisionId),
  ]);
  return renderDocument(kind, slipData(kind, { dossier, events, agency, revision, baseUrl: services.config.baseUrl }));
}
