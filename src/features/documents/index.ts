export { certifiedCopyData, certifiedSignatureData } from "./certification-data.ts";
export { papersOf } from "./facts-of.ts";
export { headOf } from "./head-of.ts";
export { issueDocument, listDocuments } from "./issue-document.ts";
export { listMoves } from "./office/list-moves.ts";
export { findOfficePaper, listOfficePapers } from "./office/list-papers.ts";
export { type BookOutcome, makeBook } from "./office/make-book.ts";
export { makeHandover } from "./office/make-handover.ts";
export { renderTillSheet } from "./office/render-till-sheet.ts";
export type { Move, OfficePaper } from "./office/types.ts";
export { decidingOffice } from "./papers/offices.ts";
export { qrCode } from "./qr-code.ts";
export { readers } from "./readers.ts";
export { DOCUMENT_SCHEMAS, type DocumentData, type DocumentName, renderDocument } from "./render-document.ts";
export {
  BIRTH_VALUES,
  type BirthValue,
  birthCertificateData,
  civilRecordData,
  generalResultData,
  type RecordSheet,
  type ResultSource,
  resultNumber,
} from "./result-data.ts";
export { SAMPLES } from "./sample-data.ts";
export { ISSUED_KINDS, type IssuedDocument, type IssuedKind, type Paper } from "./types.ts";
