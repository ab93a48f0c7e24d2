import { z } from "zod";

const text = (description: string) => z.string().trim().min(1).describe(description);
const when = text(
  'Chỉ khi điều này đúng; viết bằng CEL với mã câu hỏi, ví dụ parents == "married". Không ghi: luôn luôn.',
).optional();
const name = (description: string) =>
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, { error: "choiceValue" })
    .describe(`${description} Chữ không dấu và chữ số; đứng trong địa chỉ của trang.`);
const code = z
  .string()
  .regex(/^\d{1,2}\.\d{6}$/, { error: "code" })
  .describe('Mã thủ tục, đặt trong dấu nháy, ví dụ "1.001193"');

const question = z.strictObject({
  id: name("Mã câu hỏi."),
  ask: text("Câu hỏi, viết cho người dân"),
  hint: text("Giải thích thêm").optional(),
  when,
  choices: z
    .array(z.strictObject({ value: name("Mã lựa chọn."), label: text("Lựa chọn"), hint: text("Giải thích thêm").optional() }))
    .min(2)
    .max(6),
});

const step = z.strictObject({
  code: code.optional(),
  national: z
    .literal(true)
    .optional()
    .describe("Thủ tục lấy từ danh mục quốc gia, chưa chắc có định nghĩa ở đây; khi đó chỉ hiện tên và nơi làm"),
  name: text("Tên việc, theo lời người dân"),
  why: text("Một câu: vì sao phải làm, hoặc được gì"),
  due: text("Làm khi nào, ví dụ: Trong 60 ngày từ ngày sinh").optional(),
  where: text("Làm ở đâu, khi không phải một thủ tục nộp ở đây").optional(),
  legal: text("Căn cứ của điều ghi ở why và due").optional(),
  when,
});

/** The authored form of a guide (`procedures/guides/*.yaml`): a moment of life, a few questions, and what there is to do, in order. */
export const guideSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "slug" })
      .describe("Mã chuyện trong đời, trùng tên tệp, ví dụ sinh-con; đứng trong địa chỉ của trang"),
    title: text("Tên, theo lời người dân, ví dụ Sinh con"),
    order: z.int().min(1).describe("Thứ tự hiện ra trên trang chủ"),
    lead: text("Một câu nói phần hướng dẫn này giúp được gì"),
    questions: z.array(question).min(1).max(4).describe("Hai hoặc ba câu hỏi"),
    steps: z.array(step).min(1).describe("Việc phải làm, theo thứ tự nên làm"),
    spared: z
      .array(z.strictObject({ text: text("Việc không phải làm, và vì sao"), legal: text("Căn cứ").optional(), when }))
      .default([])
      .describe("Việc Nhà nước tự làm, người dân không phải làm"),
  })
  .meta({ title: "Chuyện trong đời (guides/*.yaml)" });

export type Guide = z.infer<typeof guideSchema>;
export type GuideQuestion = Guide["questions"][number];
export type GuideStep = Guide["steps"][number];

/** JSON Schema for editors, as formatted text. */
export function guideJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(guideSchema, { io: "input", target: "draft-7" }), null, 2)}\n`;
}
