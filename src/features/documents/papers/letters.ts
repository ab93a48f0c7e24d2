import type { DocumentData } from "../render-document.ts";
import type { Source } from "../types.ts";
import { applicantOf, factOf, lookupUrl, numbered, signerOf } from "./common.ts";
import { counterName, counterOffice, decidingOffice } from "./offices.ts";
import { recipientOf } from "./slips.ts";

/** Thông báo nộp tiền: what is owed, why, until when, and whether the clock stands. */
export function paymentData(source: Source): DocumentData["paymentNotice"] {
  const { dossier, offices } = source;
  const { at, actor, event } = factOf(source, "PaymentRequested");
  const { name, amount, reason, legal, payBy, pauses, kind } = event.payment;
  return {
    ...numbered(source),
    lookupUrl: lookupUrl(source),
    office: kind === "prepayment" ? counterOffice(offices) : decidingOffice(offices),
    code: dossier.code,
    issuedAt: at,
    to: recipientOf(dossier),
    subject: dossier.subject,
    name,
    amount,
    reason,
    legal,
    payBy,
    payAt: counterName(offices),
    clock: kind === "prepayment" ? "notStarted" : pauses ? "stands" : "runs",
    ...(actor.kind === "officer" && { signer: { position: actor.position, name: actor.name } }),
  };
}

/** Văn bản lấy ý kiến cơ quan phối hợp. */
export function consultationData(source: Source): DocumentData["consultationLetter"] {
  const { dossier, offices } = source;
  const { actor, at, event } = factOf(source, "ConsultationRequested");
  const { agencyName, question, legal, answerBy, silence } = event.consultation;
  return {
    ...numbered(source),
    lookupUrl: lookupUrl(source),
    office: decidingOffice(offices),
    code: dossier.code,
    issuedAt: at,
    to: agencyName,
    from: offices.deciding.name,
    applicant: dossier.applicant.name,
    procedureName: dossier.procedureName,
    subject: dossier.subject,
    ...(dossier.receivedAt && { receivedAt: dossier.receivedAt }),
    ...(dossier.dueAt && { dueAt: dossier.dueAt }),
    question,
    legal,
    answerBy,
    silence,
    papers: dossier.papers.map(({ name }) => name),
    signer: { position: "", ...signerOf(actor) },
  };
}

/** Biên nhận trả kết quả: what was handed to whom, and how it was made sure that it was them. */
export function resultReceiptData(source: Source): DocumentData["resultReceipt"] {
  const { dossier, offices } = source;
  const { at, actor, event } = factOf(source, "HandedOver");
  const { way, receiver, tracking, idChecked } = event.handOver;
  const { applicant, result } = dossier;
  const same = receiver.localeCompare(applicant.name, "vi", { sensitivity: "accent" }) === 0;
  const children = (dossier.children ?? []).flatMap((child) => (child.result ? [child.result] : []));
  return {
    ...numbered(source),
    lookupUrl: lookupUrl(source),
    office: counterOffice(offices),
    code: dossier.code,
    issuedAt: at,
    applicant: applicantOf(dossier),
    subject: dossier.subject,
    results: [...(result ? [result] : []), ...children].map(({ name, number, signedAt, signedBy }) => ({
      name,
      number,
      signedAt,
      signedBy: signedBy.name,
    })),
    ...(dossier.dueAt && { dueAt: dossier.dueAt }),
    receiver: { name: receiver, same, idChecked: idChecked ?? false },
    way,
    ...(tracking && { tracking }),
    fee: dossier.fee.total,
    handedBy: signerOf(actor),
  };
}
