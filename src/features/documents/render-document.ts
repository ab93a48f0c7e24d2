import { readFileSync } from "node:fs";
import { z } from "zod";
import type { DocumentKind } from "./document-kind.ts";
import { fontCoverage } from "./font-coverage.ts";
import { REGULAR_FONT } from "./fonts.ts";
import { birthCertificate } from "./kinds/birth-certificate.ts";
import { certifiedCopy } from "./kinds/certified-copy.ts";
import { certifiedSignature } from "./kinds/certified-signature.ts";
import { civilRecord } from "./kinds/civil-record.ts";
import { consultationLetter } from "./kinds/consultation-letter.ts";
import { controlSlip } from "./kinds/control-slip.ts";
import { dossierBook } from "./kinds/dossier-book.ts";
import { extensionLetter } from "./kinds/extension-letter.ts";
import { generalResult } from "./kinds/general-result.ts";
import { handoverList } from "./kinds/handover-list.ts";
import { feeReceipt, refundSlip } from "./kinds/money-slip.ts";
import { paymentNotice } from "./kinds/payment-notice.ts";
import { receiptSlip } from "./kinds/receipt-slip.ts";
import { refusalSlip } from "./kinds/refusal-slip.ts";
import { reportSheet } from "./kinds/report-sheet.ts";
import { resultHandover } from "./kinds/result-handover.ts";
import { resultReceipt } from "./kinds/result-receipt.ts";
import { stopNotice } from "./kinds/stop-notice.ts";
import { supplementSlip } from "./kinds/supplement-slip.ts";
import { tillSheet } from "./kinds/till-sheet.ts";
import { metadataDate } from "./legal-dates.ts";
import { printableData } from "./printable-text.ts";
import { qrCode } from "./qr-code.ts";
import { compilePdf } from "./typst-compiler.ts";

const KINDS = {
  receiptSlip,
  supplementSlip,
  refusalSlip,
  extensionLetter,
  stopNotice,
  controlSlip,
  dossierBook,
  paymentNotice,
  consultationLetter,
  resultReceipt,
  handoverList,
  resultHandover,
  feeReceipt,
  refundSlip,
  tillSheet,
  reportSheet,
  birthCertificate,
  civilRecord,
  generalResult,
  certifiedCopy,
  certifiedSignature,
} as const;
export const DOCUMENT_SCHEMAS = {
  receiptSlip: receiptSlip.schema,
  supplementSlip: supplementSlip.schema,
  refusalSlip: refusalSlip.schema,
  extensionLetter: extensionLetter.schema,
  stopNotice: stopNotice.schema,
  controlSlip: controlSlip.schema,
  dossierBook: dossierBook.schema,
  paymentNotice: paymentNotice.schema,
  consultationLetter: consultationLetter.schema,
  resultReceipt: resultReceipt.schema,
  handoverList: handoverList.schema,
  resultHandover: resultHandover.schema,
  feeReceipt: feeReceipt.schema,
  refundSlip: refundSlip.schema,
  tillSheet: tillSheet.schema,
  reportSheet: reportSheet.schema,
  birthCertificate: birthCertificate.schema,
  civilRecord: civilRecord.schema,
  generalResult: generalResult.schema,
  certifiedCopy: certifiedCopy.schema,
  certifiedSignature: certifiedSignature.schema,
} as const;

export type DocumentName = keyof typeof KINDS;
/** What each kind of document needs. */
export type DocumentData = { [Name in DocumentName]: z.input<(typeof DOCUMENT_SCHEMAS)[Name]> };

/**
 * An official document as PDF/A-2b. The same data gives the same bytes.
 * @throws Error (Vietnamese, with the paths) when the data does not fit the kind
 */
export function renderDocument<Name extends DocumentName>(name: Name, data: DocumentData[Name]): Promise<Uint8Array> {
  // The table pairs each name with its own schema; TypeScript cannot follow that through the union.
  return renderKind(KINDS[name] as DocumentKind<z.ZodType>, name, data);
}

async function renderKind(kind: DocumentKind<z.ZodType>, name: string, data: unknown): Promise<Uint8Array> {
  const parsed = kind.schema.safeParse(data, { error: VIETNAMESE });
  if (!parsed.success) throw new Error(`Không in được ${name}, dữ liệu chưa đúng:\n${z.prettifyError(parsed.error)}`);
  const target = kind.qr?.(parsed.data);
  const printed = printableData({ title: kind.title(parsed.data), view: kind.view(parsed.data) }, hasGlyph());
  const date = metadataDate(kind.issuedAt(parsed.data));
  return compilePdf(
    kind.template,
    JSON.stringify({ ...(printed as object), date, qr: target === undefined ? null : await qrCode(target) }),
    kind.long ?? false,
  );
}

const VIETNAMESE = z.locales.vi().localeError;

let coverage: ReturnType<typeof fontCoverage> | undefined;

/** Which characters the font can print; read once, when first needed. */
function hasGlyph(): ReturnType<typeof fontCoverage> {
  coverage ??= fontCoverage(readFileSync(REGULAR_FONT));
  return coverage;
}
