import { parseDocument } from "yaml";
import { z } from "zod";
import { PRIORITIES } from "./types.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const dated = {
  from: day.describe("Ngày đầu áp dụng"),
  to: day.optional().describe("Ngày cuối áp dụng"),
  legal: z.string().min(3).describe("Căn cứ pháp lý, nguồn"),
  confidence: z.enum(["high", "med", "house"]).describe("high: đã đọc văn bản; med: nguồn thứ hai; house: tỉnh tự đặt"),
};
const hall = z.strictObject({
  counters: z.int().min(1).max(40).describe("Nhiều nhất mấy quầy"),
  services: z
    .array(
      z.strictObject({
        letter: z
          .string()
          .regex(/^[A-Z]$/)
          .describe("Chữ đứng đầu số"),
        name: z.string().min(2).max(40),
      }),
    )
    .min(1)
    .refine((list) => new Set(list.map(({ letter }) => letter)).size === list.length, "Hai nhóm việc dùng chung một chữ."),
});

const schema = z.strictObject({
  waiting: z.array(z.strictObject({ ...dated, minutes: z.int().positive() })).min(1),
  priority: z
    .array(
      z.strictObject({
        ...dated,
        groups: z.array(z.enum(PRIORITIES)),
        run: z.int().positive().describe("Gọi liền nhiều nhất mấy lượt ưu tiên hoặc có hẹn"),
        lateMinutes: z.int().nonnegative().describe("Đến muộn hơn chừng ấy phút thì mất giờ hẹn"),
      }),
    )
    .min(1),
  usual: hall,
});

/** Dated rules of the line at the counters, and how the hall of a new agency divides its work (law/queue.yaml). */
export type QueueLaw = z.output<typeof schema>;

/** JSON Schema of law/queue.yaml, for editors. */
export const queueSchemaJson = (): string => `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;

/** Reads the text of law/queue.yaml. @throws Error (Vietnamese message) that lists every fault with its place */
export function parseQueueLaw(text: string): QueueLaw {
  const document = parseDocument(text);
  const parsed = schema.safeParse(document.errors.length > 0 ? undefined : document.toJS(), {
    error: z.locales.vi().localeError,
  });
  if (parsed.success) return parsed.data;
  const lines = [
    ...document.errors.map(({ message }) => `Không đọc được YAML: ${message.split("\n")[0]}`),
    ...parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  ];
  throw new Error(`law/queue.yaml có lỗi:\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

type Dated = { from: string; to?: string | undefined };

/** The rules in force on a day (yyyy-MM-dd). @throws RangeError when there are none */
export function queueRulesOn(
  law: QueueLaw,
  date: string,
): { waiting: QueueLaw["waiting"][number]; priority: QueueLaw["priority"][number] } {
  const on = <Rule extends Dated>(rules: readonly Rule[]): Rule => {
    const found = rules.find(({ from, to }) => from <= date && (to === undefined || date <= to));
    if (!found) throw new RangeError(`Không có quy định về xếp hàng cho ngày ${date}. Hãy bổ sung law/queue.yaml.`);
    return found;
  };
  return { waiting: on(law.waiting), priority: on(law.priority) };
}
