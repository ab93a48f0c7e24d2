import { parseDocument } from "yaml";
import { z } from "zod";
import { RELATIONS } from "./types.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const code = z.string().regex(/^\d\.\d{6}$/);
const legal = z.string().min(3).describe("Căn cứ pháp lý");
const months = z.strictObject({ months: z.int().positive(), longest: z.int().positive() });

const schema = z.strictObject({
  terms: z
    .array(
      z.strictObject({
        from: day.describe("Ngày đầu áp dụng"),
        to: day.optional().describe("Ngày cuối áp dụng"),
        authorised: months,
        delegate: months,
        representative: z.strictObject({ proofDays: z.int().positive() }),
        legal,
      }),
    )
    .min(1),
  family: z.array(
    z.strictObject({
      procedures: z.array(code).min(1),
      relations: z.array(z.enum(RELATIONS)).min(1),
      paper: z.enum(["none", "plain"]).describe("none: không cần giấy; plain: giấy ủy quyền không phải chứng thực"),
      legal,
    }),
  ),
  inPerson: z.array(z.strictObject({ procedures: z.array(code).min(1), legal })),
  kinLicence: code,
});

/** Dated rules of acting for somebody else (law/mandates.yaml). */
export type MandateLaw = z.output<typeof schema>;

/** Reads the text of law/mandates.yaml. @throws Error (Vietnamese message) that lists every fault with its place */
export function parseMandateLaw(text: string): MandateLaw {
  const document = parseDocument(text);
  const parsed = schema.safeParse(document.errors.length > 0 ? undefined : document.toJS(), {
    error: z.locales.vi().localeError,
  });
  if (parsed.success) return parsed.data;
  const lines = [
    ...document.errors.map(({ message }) => `Không đọc được YAML: ${message.split("\n")[0]}`),
    ...parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  ];
  throw new Error(`law/mandates.yaml có lỗi:\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

/** Terms in force on a day (yyyy-MM-dd). @throws RangeError when there are none */
export function mandateTermsOn(law: MandateLaw, date: string): MandateLaw["terms"][number] {
  const found = law.terms.find(({ from, to }) => from <= date && (to === undefined || date <= to));
  if (!found) throw new RangeError(`Không có quy định về ủy quyền cho ngày ${date}. Hãy bổ sung law/mandates.yaml.`);
  return found;
}

/** Why nobody may act for another in a procedure; undefined when somebody may. */
export function inPersonOnly(law: MandateLaw, procedureCode: string): string | undefined {
  return law.inPerson.find(({ procedures }) => procedures.includes(procedureCode))?.legal;
}

/** JSON Schema for editors. */
export function mandateSchemaJson(): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" }), null, 2)}\n`;
}
