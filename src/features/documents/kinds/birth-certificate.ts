import { z } from "zod";
import { dateInWords } from "../date-in-words.ts";
import { defineKind } from "../document-kind.ts";
import { longDate, shortDate } from "../legal-dates.ts";
import { date, instant, optional, text, upper } from "../shared-schemas.ts";

/** A certificate is one sheet; nothing on it is longer than this. */
const short = text.max(300);
const blank = optional.refine((value) => value === undefined || value.length <= 300);
const parent = z.object({
  name: short,
  /** Year (yyyy) or full date (yyyy-MM-dd); the form asks for the year. */
  birthDate: blank,
  ethnicity: blank,
  nationality: blank,
  residence: blank,
});

const schema = z.object({
  /** Prints MẪU across the page: a sample for people to look at, never a certificate. */
  specimen: z.boolean().optional(),
  /** Office of the register, e.g. "Ủy ban nhân dân xã Tân Trào, tỉnh Tuyên Quang" (nơi đăng ký khai sinh). */
  registeredAt: short,
  registeredOn: date,
  number: short,
  /** Quyển số. */
  book: blank,
  child: z.object({
    name: short,
    birthDate: date,
    sex: z.enum(["male", "female"]),
    ethnicity: short,
    nationality: short,
    birthPlace: short,
    homeTown: short,
    personalId: short,
  }),
  /** A parent who is not known stays blank on the form. */
  mother: parent.optional(),
  father: parent.optional(),
  /** Người đi khai sinh. */
  declarant: z.object({ name: short, idPaper: blank }).optional(),
  /** `capacity`: the line above the position, e.g. "TM. Ủy ban nhân dân" or "KT. Chủ tịch". */
  signer: z.object({ name: short, position: short, capacity: blank }),
  /** When the certificate was made. */
  issuedAt: instant,
});

/** Giấy khai sinh (bản chính), mẫu của TT 04/2020/TT-BTP. */
export const birthCertificate = defineKind({
  schema,
  template: "birth-certificate.typ",
  title: (data) => `Giấy khai sinh ${data.child.name}`,
  issuedAt: (data) => data.issuedAt,
  view: (data) => ({
    specimen: data.specimen ?? false,
    number: data.number,
    book: data.book,
    registeredAt: data.registeredAt,
    registeredOn: longDate(data.registeredOn),
    child: {
      ...data.child,
      name: upper(data.child.name),
      birthDate: shortDate(data.child.birthDate),
      birthDateInWords: dateInWords(data.child.birthDate),
      sex: data.child.sex === "male" ? "Nam" : "Nữ",
    },
    mother: parentView(data.mother),
    father: parentView(data.father),
    declarant: data.declarant,
    signer: {
      name: data.signer.name,
      position: upper(data.signer.position),
      capacity: data.signer.capacity && upper(data.signer.capacity),
    },
  }),
});

function parentView(value: z.output<typeof parent> | undefined) {
  return { ...value, name: value && upper(value.name), birthYear: value?.birthDate?.slice(0, 4) };
}
