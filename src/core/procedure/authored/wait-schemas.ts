import { z } from "zod";

/** What a definition may say of the times at which an office waits for the applicant: supplement, money, a draft to confirm. */
const text = (description: string) => z.string().trim().min(1).describe(description);
const count = z.int().min(0);
const legal = text("Căn cứ pháp lý");
const onTimeout = z
  .enum(["stop"])
  .optional()
  .describe("stop: hết hạn thì hệ thống dừng giải quyết (mẫu 05); không ghi: lãnh đạo quyết định");

type Common = {
  time: z.ZodType<{ qty: number; unit: "HOUR" | "WORKING_DAY" | "DAY" | "MONTH" }>;
  provenance: {
    source: z.ZodOptional<z.ZodString>;
    confidence: z.ZodOptional<z.ZodEnum<Record<"high" | "medium" | "low", "high" | "medium" | "low">>>;
  };
  channels: readonly ["online", "counter", "post"];
};

export const waitShape = ({ time, provenance, channels }: Common) => ({
  supplement: z.strictObject({
    intake: count.describe("Số lần được yêu cầu bổ sung khi tiếp nhận"),
    appraisal: count.describe("Số lần được yêu cầu bổ sung khi thẩm tra"),
    days: z.int().min(1).describe("Số ngày làm việc để người nộp bổ sung"),
    exceptions: z
      .array(
        z.strictObject({
          stage: z.enum(["intake", "appraisal"]).describe("intake: khi tiếp nhận; appraisal: khi thẩm tra"),
          max: z.int().min(1).describe("Nhiều nhất mấy lần ở bước đó, tính cả lần đầu"),
          legal,
          ...provenance,
        }),
      )
      .min(1)
      .optional()
      .describe("Luật chuyên ngành cho yêu cầu bổ sung nhiều lần hơn; mỗi lần thêm phải được lãnh đạo duyệt"),
    onTimeout,
  }),
  collect: z
    .enum(["before", "after"])
    .optional()
    .describe("before: thu phí, lệ phí trước khi tiếp nhận; after: thu sau. Không ghi là thu sau"),
  obligation: z
    .strictObject({
      pauses: z.boolean().default(false).describe("true: thời gian người nộp thực hiện không tính vào thời hạn"),
      days: z.int().min(1).describe("Số ngày làm việc để nộp"),
      legal,
      onTimeout,
      ...provenance,
    })
    .optional()
    .describe("Nghĩa vụ tài chính phải thực hiện trong khi giải quyết"),
  confirmation: z
    .strictObject({
      time: time.describe("Người nộp xem dự thảo trong bao lâu; im lặng là đồng ý"),
      pauses: z.boolean().default(false).describe("true: thời gian chờ xác nhận không tính vào thời hạn"),
      channels: z.array(z.enum(channels)).min(1).optional().describe("Chỉ hỏi hồ sơ nộp qua các kênh này; không ghi là mọi kênh"),
      legal,
      ...provenance,
    })
    .optional()
    .describe("Người nộp xác nhận dự thảo kết quả trước khi ký"),
});
