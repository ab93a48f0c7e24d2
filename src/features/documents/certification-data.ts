import { decidingOffice } from "./papers/offices.ts";
import type { DocumentData } from "./render-document.ts";
import type { ResultSource } from "./result-data.ts";
import { capacityOf } from "./shared-schemas.ts";

const CENTRE = "Trung tâm Phục vụ hành chính công";

/** What both testimonials say: the number in the book, the book with its mark, who signs. */
function common({ dossier, values, bookEntry, agency, above, signer, at }: ResultSource, mark: string) {
  return {
    // Whoever signs does so for the agency, wherever the counter stands.
    office: decidingOffice({ deciding: agency, above }),
    number: String(bookEntry.number),
    book: `${bookEntry.book}/${bookEntry.year} – ${mark}`,
    code: dossier.code,
    paper: values["doc.name"] ?? "",
    signer: { ...signer, capacity: capacityOf(signer.position) },
    issuedAt: at,
  };
}

/** Lời chứng of a certified copy. */
export function certifiedCopyData(source: ResultSource): DocumentData["certifiedCopy"] {
  const { values } = source;
  return { ...common(source, "SCT/BS"), pages: Number(values["doc.pages"]), copies: Number(values.copies) };
}

/** Lời chứng of a certified signature. */
export function certifiedSignatureData(source: ResultSource): DocumentData["certifiedSignature"] {
  const { values, agency, at } = source;
  const way = (["sign", "thumb", "neither"] as const).find((one) => one === values.signing) ?? "sign";
  return {
    ...common(source, "SCT/CK, ĐC"),
    place: values.place || `${CENTRE} ${agency.shortName}`,
    person: values["person.name"] ?? "",
    idPaper: values["person.idPaper"] ?? "",
    way,
    reason: values.reason,
    receivedBy: values.receivedBy ?? "",
    signedOn: Temporal.Instant.from(at).toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString(),
  };
}
