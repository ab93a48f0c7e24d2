export { certifiedCopyData, certifiedSignatureData } from "./certification-data.ts";
export { issueDocument, listDocuments } from "./issue-document.ts";
export { qrCode } from "./qr-code.ts";
export { DOCUMENT_SCHEMAS, type DocumentData, type DocumentName, renderDocument } from "./render-document.ts";
export {
  BIRTH_VALUES,
  type BirthValue,
  birthCertificateData,
  generalResultData,
  type ResultSource,
  resultNumber,
} from "./result-data.ts";
export { ISSUED_KINDS, type IssuedDocument, type IssuedKind } from "./types.ts";
