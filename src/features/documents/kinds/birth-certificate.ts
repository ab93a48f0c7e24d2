import { z } from "zod";
import { dateInWords } from "../../../core/procedure/index.ts";
import { defineKind } from "../document-kind.ts";
import { longDate, shortDate } from "../legal-dates.ts";
import { date, instant, optional, positionTitle, text, upper } from "../shared-schemas.ts";

// A certificate is one sheet: these limits are far above real values and keep it so.
const name = text.max(150);
const place = text.max(300);
const word = text.max(60);
const blank = (max: number) => optional.refine((value) => value === undefined || value.length <= max, `Không quá ${max} ký tự.`);
const parent = z.object({
  name,
  /** Year (yyyy) or full date (yyyy-MM-dd); the form asks for the year. */
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/, "Ghi năm sinh, hoặc năm-tháng-ngày.")
    .optional(),
  ethnicity: blank(60),
  nationality: blank(60),
  residence: blank(300),
});

const schema = z.object({
  /** Prints MẪU across the page: a sample for people to look at, never a certificate. */
  specimen: z.boolean().optional(),
  /** Office of the register, e.g. "Ủy ban nhân dân xã Tân Trào, tỉnh Tuyên Quang" (nơi đăng ký khai sinh). */
  registeredAt: place,
  registeredOn: date,
  number: word,
  /** Quyển số. */
  book: blank(60),
  child: z.object({
    name,
    birthDate: date,
    sex: z.enum(["male", "female"]),
    ethnicity: word,
    nationality: word,
    birthPlace: place,
    homeTown: place,
    personalId: z.string().regex(/^\d{12}$/, "Số định danh cá nhân có 12 chữ số."),
  }),
  /** A parent who is not known stays blank on the form. */
  mother: parent.optional(),
  father: parent.optional(),
  /** Người đi khai sinh. */
  declarant: z.object({ name, idPaper: blank(300) }).optional(),
  /** `capacity`: the line above the position, e.g. "TM. Ủy ban nhân dân" or "KT. Chủ tịch". */
  signer: z.object({ name, position: name, capacity: blank(150) }),
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
      position: positionTitle(data.signer.position),
      capacity: data.signer.capacity && upper(data.signer.capacity),
    },
  }),
});

function parentView(value: z.output<typeof parent> | undefined) {
  return { ...value, name: value && upper(value.name), birthYear: value?.birthDate?.slice(0, 4) };
}
