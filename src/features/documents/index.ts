export { dateInWords } from "./date-in-words.ts";
export { DOCUMENT_SCHEMAS, type DocumentData, type DocumentName, renderDocument } from "./render-document.ts";
