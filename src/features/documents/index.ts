export { papersOf } from "./facts-of.ts";
export { issueDocument, listDocuments } from "./issue-document.ts";
export { qrCode } from "./qr-code.ts";
export { readers } from "./readers.ts";
export { DOCUMENT_SCHEMAS, type DocumentData, type DocumentName, renderDocument } from "./render-document.ts";
export {
  BIRTH_VALUES,
  type BirthValue,
  birthCertificateData,
  generalResultData,
  type ResultSource,
  resultNumber,
} from "./result-data.ts";
export { ISSUED_KINDS, type IssuedDocument, type IssuedKind, type Paper } from "./types.ts";
