import { feeItems, methodName, type Payment } from "../../../core/dossier/index.ts";
import type { DocumentData } from "../render-document.ts";
import type { Source } from "../types.ts";
import { applicantOf, factOf, lookupUrl, signerOf } from "./common.ts";
import { counterOffice } from "./offices.ts";

/** Biên lai: what was paid, each phí and lệ phí for itself, how, to whom. Its number stands in the event. */
export function feeReceiptData(source: Source): DocumentData["feeReceipt"] {
  const { event } = factOf(source, "PaymentRecorded");
  const payment = paymentOf(source, event.paymentId);
  const { method, receipt, reference, items = feeItems(source.dossier, payment) } = event.paid;
  const waivers = payment.kind === "obligation" ? [] : source.dossier.fee.lines.flatMap(({ waiver }) => waiver ?? []);
  return {
    ...common(source, payment),
    number: receipt || source.dossier.code,
    items,
    waivers: waivers.filter(({ saved }) => saved > 0).map(({ name, saved }) => ({ name, saved })),
    method: methodName(method),
    ...(reference && { reference }),
    ...(payment.legal && { legal: payment.legal }),
  };
}

/** Phiếu hoàn trả: the same money on its way back, with the reason. */
export function refundData(source: Source): DocumentData["refundSlip"] {
  const { event } = factOf(source, "PaymentRefunded");
  const payment = paymentOf(source, event.paymentId);
  const { method, number, reference, reason, legalBasis, items, amount } = event.refund;
  return {
    ...common(source, payment),
    number,
    items,
    amount,
    waivers: [],
    method: methodName(method),
    reason,
    legal: legalBasis,
    ...(reference && { reference }),
    ...(payment.paid && { receipt: payment.paid.receipt }),
  };
}

function common(source: Source, { amount }: Payment) {
  const { dossier, offices, fact } = source;
  return {
    office: counterOffice(offices),
    code: dossier.code,
    lookupUrl: lookupUrl(source),
    issuedAt: fact.at,
    payer: applicantOf(dossier),
    subject: dossier.subject,
    amount,
    cashier: signerOf(fact.actor),
  };
}

function paymentOf({ dossier }: Source, paymentId: string): Payment {
  const payment = dossier.payments?.find(({ id }) => id === paymentId);
  if (!payment) throw new Error(`Dossier ${dossier.id} has no payment ${paymentId}`);
  return payment;
}
