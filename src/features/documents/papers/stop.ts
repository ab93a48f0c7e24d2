import type { Dossier, StopCause } from "../../../core/dossier/index.ts";
import { shortDate } from "../legal-dates.ts";
import type { DocumentData } from "../render-document.ts";
import { dong } from "../shared-schemas.ts";
import type { Source } from "../types.ts";
import { numbered, sheet, signerOf } from "./common.ts";
import { counterName, decidingOffice } from "./offices.ts";
import { recipientOf } from "./slips.ts";

type Notice = DocumentData["stopNotice"];

const CAUSES: Record<StopCause, string> = {
  supplementTimeout: "Hết thời gian bổ sung mà chưa nhận được phần bổ sung",
  paymentTimeout: "Hết thời gian nộp tiền mà chưa ghi nhận khoản nộp",
  applicantAsked: "Người nộp hồ sơ đề nghị dừng",
  legal: "Không còn căn cứ pháp luật để giải quyết tiếp",
};

/** Form 05: of a dossier that was stopped, and of one that its applicant withdrew. */
export function stopData(source: Source): Notice {
  const { dossier, offices, fact } = source;
  return {
    ...sheet(source, "stopNotice"),
    ...numbered(source),
    office: decidingOffice(offices),
    code: dossier.code,
    issuedAt: fact.at,
    to: recipientOf(dossier),
    subject: dossier.subject,
    submittedAt: dossier.receivedAt ?? dossier.submittedAt,
    ...whyOf(source),
    returned: [papersBack(dossier, counterName(offices)), moneyBack(dossier)],
    complaintTo: offices.deciding.name,
    ...(fact.actor.kind === "officer" && { signer: { position: "", ...signerOf(fact.actor) } }),
  };
}

function whyOf({ fact: { actor, event, at }, dossier, revision }: Source): Pick<Notice, "basis" | "cause" | "reason"> {
  if (event.type === "Stopped") {
    const asked = dossier.supplements.at(-1);
    const open = event.cause === "supplementTimeout" && asked;
    const since = open ? `; phiếu yêu cầu bổ sung ngày ${shortDate(asked.requestedAt)}, hạn ${shortDate(asked.answerBy)}` : "";
    return {
      basis: event.legalBasis ? [event.legalBasis] : revision.legal.slice(0, 1),
      cause: `${CAUSES[event.cause]}${since}`,
      reason: event.reason || CAUSES[event.cause],
    };
  }
  if (event.type !== "Withdrawn") throw new Error(`The notice rests on ${event.type}, which stops nothing`);
  const letter = actor.kind === "officer" ? "Đơn rút hồ sơ của người nộp, nhận tại quầy" : "Đề nghị rút hồ sơ của người nộp";
  const basis = [...revision.legal.slice(0, 2), `${letter} ngày ${shortDate(at)}`];
  return { basis, cause: "Người nộp rút hồ sơ", reason: event.reason || "Người nộp không ghi lý do" };
}

/** Paper ones are fetched at the counter; of electronic ones there is nothing to give back. */
function papersBack({ papers, channel }: Dossier, counter: string): string {
  const paper = papers.filter(({ given }) => given && given.original + given.certified + given.photocopy > 0);
  if (paper.length > 0)
    return `Giấy tờ bản giấy đã nộp (${paper.map(({ name }) => name).join("; ")}) được trả lại tại ${counter}.`;
  if (papers.length > 0 && channel !== "online")
    return `Giấy tờ bản giấy đã nộp (${papers.map(({ name }) => name).join("; ")}) được trả lại tại ${counter}.`;
  return papers.length > 0 ? "Hồ sơ nộp bản điện tử, không có giấy tờ bản giấy phải trả lại." : "Không có giấy tờ phải trả lại.";
}

function moneyBack({ payments = [] }: Dossier): string {
  const paid = payments.flatMap((one) => (one.paid ? [{ ...one, paid: one.paid }] : []));
  if (paid.length === 0) return "Chưa thu phí, lệ phí, nên không có tiền phải hoàn trả.";
  const sums = paid.map(({ name, amount, paid: { receipt } }) => `${name} ${dong(amount)}${receipt && `, biên lai ${receipt}`}`);
  return `Tiền đã nộp (${sums.join("; ")}) được xem xét hoàn trả theo quy định của pháp luật về khoản thu đó.`;
}
