import { findProcedure } from "../../../features/catalogue/index.ts";
import { type DocumentData, renderDocument } from "../../../features/documents/index.ts";
import type { AppContext } from "../../context.ts";
import { allowFraming } from "../../headers.ts";
import { notFound } from "../../problem.ts";

/** Invented people; every line that could be taken for real says that it is a sample. */
const BIRTH: DocumentData["birthCertificate"] = {
  specimen: true,
  registeredAt: "Ủy ban nhân dân xã (BẢN MẪU)",
  registeredOn: "2026-11-20",
  number: "MẪU/2026",
  book: "MẪU",
  child: {
    name: "Nguyễn Văn Mẫu",
    birthDate: "2026-11-15",
    sex: "male",
    ethnicity: "Kinh",
    nationality: "Việt Nam",
    birthPlace: "Trạm Y tế xã (mẫu)",
    homeTown: "Xã (mẫu), tỉnh Tuyên Quang",
    personalId: "000000000000",
  },
  mother: {
    name: "Trần Thị Mẫu",
    birthDate: "1998",
    ethnicity: "Kinh",
    nationality: "Việt Nam",
    residence: "Thôn (mẫu), tỉnh Tuyên Quang",
  },
  father: {
    name: "Nguyễn Văn Làm Mẫu",
    birthDate: "1995",
    ethnicity: "Kinh",
    nationality: "Việt Nam",
    residence: "Thôn (mẫu), tỉnh Tuyên Quang",
  },
  declarant: { name: "Trần Thị Mẫu", idPaper: "Thẻ căn cước số 000000000000 (mẫu)" },
  signer: { name: "Bản mẫu, không có giá trị", position: "Chủ tịch", capacity: "TM. Ủy ban nhân dân" },
  issuedAt: "2026-11-20T09:30:00.000Z",
};

const SAMPLES: Record<string, () => Promise<Uint8Array>> = { "giay-khai-sinh": () => renderDocument("birthCertificate", BIRTH) };
const made = new Map<string, Promise<Uint8Array>>();

/** A sample of a result; undefined when there is none. Made once in a process. */
export function sampleOf(template: string): (() => Promise<Uint8Array>) | undefined {
  const make = SAMPLES[template];
  if (!make) return undefined;
  return () => {
    const known = made.get(template) ?? make();
    made.set(template, known);
    return known;
  };
}

/** GET: the sample as PDF. */
export async function showSample(c: AppContext): Promise<Response> {
  const template = c.req.param("template") ?? "";
  const revision = (await findProcedure(c.var.services, c.req.param("code") ?? ""))?.revision;
  const sample = revision?.results.some((result) => result.template === template) ? sampleOf(template) : undefined;
  if (!sample) throw notFound();
  allowFraming(c);
  return c.body(new Uint8Array(await sample()), 200, {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${template}-mau.pdf"`,
    "cache-control": "public, max-age=86400",
  });
}
