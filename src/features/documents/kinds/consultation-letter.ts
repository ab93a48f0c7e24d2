import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { head, instant, long, office, optional, signature, signer, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  number: optional,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  /** The agency that is asked. */
  to: text,
  from: text,
  applicant: text,
  procedureName: text,
  subject: text,
  receivedAt: instant.optional(),
  dueAt: instant.optional(),
  question: long,
  legal: optional,
  answerBy: instant,
  silence: z.enum(["consent", "escalate"]),
  /** Papers that go along. */
  papers: z.array(text),
  signer,
});

const SILENCE = {
  consent: "Quá thời hạn trên mà không trả lời thì được coi là đồng ý.",
  escalate: "Quá thời hạn trên mà không trả lời thì chúng tôi báo cáo lãnh đạo cơ quan có thẩm quyền.",
} as const;

/** Công văn lấy ý kiến cơ quan phối hợp (thể thức: NĐ 30/2020/NĐ-CP, Phụ lục I). */
export const consultationLetter = defineKind({
  schema,
  template: "consultation-letter.typ",
  title: (data) => `Văn bản lấy ý kiến ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    about: `V/v lấy ý kiến giải quyết hồ sơ ${data.code}`,
    to: data.to,
    from: data.from,
    applicant: data.applicant,
    procedureName: data.procedureName,
    subject: data.subject,
    receivedAt: data.receivedAt && momentOf(data.receivedAt),
    dueAt: data.dueAt && momentOf(data.dueAt),
    paragraphs: data.question.split(/\n+/).filter((line) => line.trim() !== ""),
    legal: data.legal,
    answerBy: momentOf(data.answerBy),
    silence: SILENCE[data.silence],
    papers: data.papers,
    hotline: data.office.hotline,
    signer: signature(data.signer),
    issuedAt: momentOf(data.issuedAt),
  }),
});
