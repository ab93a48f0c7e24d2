import type { Dossier, LoggedEvent, SupplementItem } from "../../../core/dossier/index.ts";
import { factsFor, isFact } from "../facts-of.ts";
import type { DocumentData } from "../render-document.ts";
import type { Source } from "../types.ts";
import { applicantOf, factOf, filedBy, numbered, sheet, signerOf } from "./common.ts";
import { counterOffice, decidingOffice } from "./offices.ts";

/** What forms 02 and 03 begin with. */
function head(source: Source) {
  const { dossier, fact } = source;
  const about = { applicant: applicantOf(dossier), ...filedBy(dossier), subject: dossier.subject };
  return { ...numbered(source), code: dossier.code, issuedAt: fact.at, ...about };
}

/** Form 02: by the counter at intake, by the deciding agency at appraisal. */
export function supplementData(source: Source): DocumentData["supplementSlip"] {
  const { dossier, offices, events, revision } = source;
  const { actor, event } = factOf(source, "SupplementRequested");
  const office = event.stage === "intake" ? counterOffice(offices) : decidingOffice(offices);
  const author = event.proposedBy ? { name: event.proposedBy.name } : signerOf(actor);
  const exception = revision.supplement.exceptions?.find(({ stage }) => stage === event.stage);
  const time = requestNumber(events, event.stage);
  return {
    ...sheet(source, "supplementSlip"),
    ...head(source),
    office,
    stage: event.stage,
    time,
    ...(time > 1 && exception && { exception: exception.legal }),
    items: event.items.map((item) => itemOf(source, item)),
    reason: event.reason,
    ...(event.legalBasis && { legalBasis: event.legalBasis }),
    answerBy: event.answerBy,
    contact: { name: author.name, phone: offices.deciding.hotline },
    electronic: dossier.channel === "online",
    issuedBy: author,
    ...(event.proposedBy && { approvedBy: signerOf(actor) }),
  };
}

/** Which request of its stage this one is; one that was taken back was none. */
function requestNumber(events: readonly LoggedEvent[], stage: string): number {
  return factsFor("supplementSlip", events).filter((one) => isFact(one, "SupplementRequested") && one.event.stage === stage)
    .length;
}

/** How many of a paper are wanted is what the definition asks for. */
function itemOf({ revision }: Source, { kind, id, label, note }: SupplementItem) {
  const paper = kind === "paper" ? revision.papers.find((one) => one.id === id) : undefined;
  const counts = paper && { original: paper.original, photocopy: paper.copy };
  return { label, note, ...(kind === "paper" && (counts ?? { original: 1 })) };
}

/** Form 03. */
export function refusalData(source: Source): DocumentData["refusalSlip"] {
  const { dossier, offices } = source;
  const { actor, event } = factOf(source, "Refused");
  return {
    ...sheet(source, "refusalSlip"),
    ...head(source),
    office: counterOffice(offices),
    complaintTo: offices.deciding.name,
    reason: event.reason,
    legalBasis: event.legalBasis,
    ...(dossier.channel === "online" && { submittedOnlineAt: dossier.submittedAt }),
    refusedBy: signerOf(actor),
  };
}

/** Form 04: apology with the one extension, or the apology alone when the promised time is over. */
export function extensionData(source: Source): DocumentData["extensionLetter"] {
  const { dossier, offices } = source;
  const { at, event } = factOf(source, "ExtensionSigned");
  const { signed } = event;
  const paper = signed.late ? (dossier.apology ?? dossier.extension) : dossier.extension;
  if (!paper) throw new Error(`Dossier ${dossier.code} has no letter that was signed`);
  return {
    ...sheet(source, "extensionLetter"),
    ...numbered(source),
    office: decidingOffice(offices),
    code: dossier.code,
    issuedAt: at,
    to: recipientOf(dossier),
    subject: dossier.subject,
    receivedAt: dossier.receivedAt ?? dossier.submittedAt,
    oldDueAt: paper.oldDueAt,
    newDueAt: paper.newDueAt,
    late: signed.late,
    reason: paper.reason,
    cause: paper.cause,
    outages: paper.outages ?? [],
    signer: { name: signed.by.name, position: signed.by.position },
  };
}

/** Whom a letter is addressed to. */
export function recipientOf(dossier: Dossier): { name: string; address: string; filedBy?: string } {
  const { applicant, representative } = dossier;
  return { name: applicant.name, address: applicant.address, ...(representative && { filedBy: representative.name }) };
}
