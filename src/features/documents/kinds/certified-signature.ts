import { z } from "zod";
import { dateInWords } from "../../../core/procedure/index.ts";
import { defineKind } from "../document-kind.ts";
import { longDate } from "../legal-dates.ts";
import { date, head, instant, office, optional, positionTitle, text, upper } from "../shared-schemas.ts";

const schema = z.object({
  office,
  number: text,
  /** Quyển số and mark of the book, e.g. "01/2026 – SCT/CK, ĐC". */
  book: text,
  code: text,
  /** On what paper the signature is. */
  paper: text,
  /** Where it was signed. */
  place: text,
  person: text,
  /** E.g. "Căn cước số 008095990718". */
  idPaper: text,
  /** Ký, điểm chỉ, or neither (with the reason). */
  way: z.enum(["sign", "thumb", "neither"]),
  reason: optional,
  /** Who took the paper in and saw it signed (người tiếp nhận hồ sơ). */
  receivedBy: text,
  signedOn: date,
  signer: z.object({ name: text, position: text, capacity: z.string().max(150) }),
  issuedAt: instant,
});
type Told = Pick<z.output<typeof schema>, "way" | "reason" | "receivedBy">;

/** Lời chứng chứng thực chữ ký tại bộ phận một cửa (Thông tư 01/2020/TT-BTP, mẫu lời chứng; Nghị định 23/2015/NĐ-CP, Điều 24–26). */
export const certifiedSignature = defineKind({
  schema,
  template: "certified-signature.typ",
  title: (data) => `Lời chứng chữ ký ${data.number} ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  view: ({ office: of, ...data }) => ({
    ...head(of),
    number: data.number,
    book: data.book,
    code: data.code,
    paper: data.paper,
    place: data.place,
    on: longDate(data.signedOn).replace(/^n/, "N"),
    inWords: dateInWords(data.signedOn),
    name: data.signer.name,
    position: data.signer.position,
    did: didOf(data),
    heading: HEADINGS[data.way],
    person: upper(data.person),
    idPaper: data.idPaper,
    receivedBy: data.receivedBy,
    signer: { ...data.signer, position: positionTitle(data.signer.position), capacity: upper(data.signer.capacity) },
  }),
});

const HEADINGS: Record<Told["way"], string> = {
  sign: "LỜI CHỨNG CHỨNG THỰC CHỮ KÝ",
  thumb: "LỜI CHỨNG CHỨNG THỰC ĐIỂM CHỈ",
  neither: "LỜI CHỨNG CHỨNG THỰC",
};

function didOf({ way, reason, receivedBy }: Told): string {
  const before = `trước mặt ông/bà ${receivedBy} là người tiếp nhận hồ sơ`;
  const understood = "cam đoan đã hiểu, tự chịu trách nhiệm về nội dung của giấy tờ, văn bản";
  if (way === "sign") return `${understood} và đã ký vào giấy tờ, văn bản này ${before}.`;
  if (way === "thumb") return `${understood} và đã điểm chỉ vào giấy tờ, văn bản này ${before}.`;
  return `${understood}; không thể ký, không thể điểm chỉ được vào giấy tờ, văn bản này${reason ? ` vì ${reason}` : ""}; đã xác nhận điều này ${before}.`;
}
