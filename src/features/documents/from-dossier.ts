import { controlSlipData } from "./papers/control-slip.ts";
import { consultationData, paymentData, resultReceiptData } from "./papers/letters.ts";
import { feeReceiptData, refundData } from "./papers/money.ts";
import { receiptData } from "./papers/receipt.ts";
import { extensionData, refusalData, supplementData } from "./papers/slips.ts";
import { stopData } from "./papers/stop.ts";
import type { DocumentData } from "./render-document.ts";
import type { Slip, Source } from "./types.ts";

const MAKERS: { [K in Slip]: (source: Source) => DocumentData[K] } = {
  receiptSlip: receiptData,
  supplementSlip: supplementData,
  refusalSlip: refusalData,
  extensionLetter: extensionData,
  stopNotice: stopData,
  controlSlip: controlSlipData,
  paymentNotice: paymentData,
  feeReceipt: feeReceiptData,
  refundSlip: refundData,
  consultationLetter: consultationData,
  resultReceipt: resultReceiptData,
};

/** Data of a paper; the same events always give the same data. @throws Error when the paper rests on another event */
export function slipData<Kind extends Slip>(kind: Kind, source: Source): DocumentData[Kind] {
  return MAKERS[kind](source);
}
