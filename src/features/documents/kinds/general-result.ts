import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate } from "../legal-dates.ts";
import { head, instant, office, positionTitle, text, upper } from "../shared-schemas.ts";

const schema = z.object({
  office,
  number: text,
  /** What the result is called, e.g. "Giấy phép xây dựng". */
  name: text,
  subject: text,
  code: text,
  procedure: text,
  holder: text,
  /** The request is not granted: the paper is addressed to somebody, not made out to them. */
  negative: z.boolean().optional(),
  /** What is decided; empty lines part paragraphs. A draft may still be without it. */
  content: z.string().trim().max(5000),
  details: z.array(z.object({ label: text, value: text })),
  signer: z.object({ name: text, position: text, capacity: z.string().max(150) }),
  issuedAt: instant,
});

/** Kết quả giải quyết of a procedure that has no printed form of its own (thể thức: NĐ 30/2020/NĐ-CP, Phụ lục I). */
export const generalResult = defineKind({
  schema,
  template: "general-result.typ",
  title: (data) => `${data.name} ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  view: ({ office: of, ...data }) => ({
    ...head(of),
    number: data.number,
    name: upper(data.name),
    subject: data.subject,
    code: data.code,
    procedure: data.procedure,
    placeAndDate: `${of.place}, ${longDate(data.issuedAt)}`,
    holder: upper(data.holder),
    holderLabel: data.negative ? "Kính gửi" : "Cấp cho",
    // Printing makes one space of every white space, so paragraphs are parted here.
    paragraphs: data.content.split(/\n+/).filter((line) => line.trim() !== ""),
    details: data.details,
    signer: { ...data.signer, position: positionTitle(data.signer.position), capacity: upper(data.signer.capacity) },
  }),
});
