import { type Dossier, type FiledPaper, methodName } from "../../../core/dossier/index.ts";
import type { DocumentData } from "../render-document.ts";
import type { Source } from "../types.ts";
import { applicantOf, factOf, filedBy, sheet, signerOf, unitOf } from "./common.ts";
import { counterOffice } from "./offices.ts";

type Slip = DocumentData["receiptSlip"];

/** Form 01. The office answers with the due date and hour that the event fixed. */
export function receiptData(source: Source): Slip {
  const { dossier, offices, number } = source;
  const { at, actor, event } = factOf(source, "Received");
  const certified = certification(source);
  return {
    ...sheet(source, "receiptSlip"),
    office: counterOffice(offices),
    code: dossier.code,
    receivedAt: at,
    dueAt: event.dueAt,
    applicant: applicantOf(dossier),
    ...filedBy(dossier),
    procedure: { name: dossier.subject, ...(event.case && { case: event.case }) },
    ...(offices.accepting && {
      decides: { name: offices.deciding.name, ...(event.competentReceivedAt && { from: event.competentReceivedAt }) },
    }),
    papers: dossier.papers.map((paper) => ({ name: paper.name, ...countsOf(source, paper) })),
    ...(certified && { certified }),
    allowance: { qty: event.allowance.qty, unit: unitOf(event.allowance.unit) },
    fee: { ...feeOf(dossier), ...collectionOf(source) },
    delivery: dossier.delivery,
    ...(number && { book: { book: `01/${number.year}`, number: number.number } }),
    ...(dossier.channel === "online" && { submittedOnlineAt: dossier.submittedAt }),
    receivedBy: signerOf(actor),
  };
}

/** What is to be paid, and by which rules not more. */
function feeOf({ fee: { total, full, lines } }: Dossier): { total: number; full?: number; waivers?: string[] } {
  const waivers = [...new Set(lines.flatMap(({ waiver }) => (waiver ? [waiver.legal] : [])))];
  return waivers.length > 0 ? { total, full: full ?? total, waivers } : { total };
}

/** When it is taken, and how it was when that is over. */
function collectionOf({ dossier, revision }: Source): Pick<Slip["fee"], "collected" | "method"> {
  const paid = dossier.payments?.find(({ kind, paid }) => kind !== "obligation" && paid)?.paid;
  if (paid) return { collected: "before", method: `${methodName(paid.method)}${paid.receipt && `, biên lai ${paid.receipt}`}` };
  return { collected: revision.collect ?? "after" };
}

/** What was counted at the counter; else online a paper is one electronic copy, at the counter it is what the definition asks for. */
export function countsOf(
  { dossier, revision }: Pick<Source, "dossier" | "revision">,
  { paperId, given }: Pick<FiledPaper, "paperId" | "given">,
): { electronic?: number; original?: number; certified?: number; photocopy?: number } {
  if (given) return given;
  const paper = revision.papers.find(({ id }) => id === paperId);
  return dossier.channel === "online" || !paper ? { electronic: 1 } : { original: paper.original, photocopy: paper.copy };
}

/** The lines of a certification (chứng thực): paper, pages, copies, fee; absent for every other procedure. */
function certification({ dossier, revision }: Source): Slip["certified"] {
  if (revision.field.name !== "Chứng thực" || dossier.fee.lines.length === 0) return undefined;
  const naming = revision.pages
    .flatMap(({ fields }) => fields)
    .find(({ type, label }) => type === "text" && label === "Tên giấy");
  const name = String((naming && dossier.answers[naming.id]) || dossier.subject);
  return dossier.fee.lines.map((line) => ({
    name: dossier.fee.lines.length > 1 ? `${name} (${line.name})` : name,
    ...(line.unit === "trang" ? { pages: line.units, copies: line.times ?? 1 } : { copies: line.units }),
    fee: line.total,
  }));
}
