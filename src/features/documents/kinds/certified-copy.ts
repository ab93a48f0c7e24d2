import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate } from "../legal-dates.ts";
import { head, instant, office, positionTitle, text, upper } from "../shared-schemas.ts";

const schema = z.object({
  office,
  /** Số chứng thực: the number in the book, e.g. "12". */
  number: text,
  /** Quyển số and mark of the book, e.g. "01/2026 – SCT/BS". */
  book: text,
  code: text,
  /** What the original is. */
  paper: text,
  pages: z.int().positive(),
  copies: z.int().positive(),
  signer: z.object({ name: text, position: text, capacity: z.string().max(150) }),
  issuedAt: instant,
});

/** Lời chứng chứng thực bản sao từ bản chính (Nghị định 23/2015/NĐ-CP, mẫu lời chứng); one sheet is joined to each copy. */
export const certifiedCopy = defineKind({
  schema,
  template: "certified-copy.typ",
  title: (data) => `Lời chứng bản sao ${data.number} ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  view: ({ office: of, ...data }) => ({
    ...head(of),
    number: data.number,
    book: data.book,
    code: data.code,
    paper: data.paper,
    pages: String(data.pages),
    copies: String(data.copies),
    on: longDate(data.issuedAt).replace(/^n/, "N"),
    signer: { ...data.signer, position: positionTitle(data.signer.position), capacity: upper(data.signer.capacity) },
  }),
});
