import { z } from "zod";

export const PROCEDURE_CODE = z
  .string()
  .regex(/^\d{1,2}\.\d{6}$/, { error: "code" })
  .describe("Mã thủ tục trong Cơ sở dữ liệu quốc gia, đặt trong dấu nháy");

/** Liên thông: a step that is a dossier of its own at another agency. Also what the attribute of a BPMN task holds. */
export const childSchema = z
  .strictObject({
    procedure: PROCEDURE_CODE.describe("Mã thủ tục mà cơ quan khác làm, có trong bộ thủ tục này, đặt trong dấu nháy"),
    unit: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "slug" })
      .describe("Loại đơn vị giải quyết, ví dụ cong-an-xa; tìm trong xã của hồ sơ, rồi trong tỉnh"),
    answers: z
      .record(z.string(), z.string().trim().min(1))
      .describe(
        "Câu trả lời của hồ sơ con theo mã trường, viết bằng CEL trên tờ khai của thủ tục này; issued.personalId là số định danh vừa cấp, issued.resultNumber là số của kết quả vừa ký",
      ),
    papers: z
      .record(z.string(), z.string())
      .optional()
      .describe("Giấy tờ chuyển theo: mã giấy tờ của thủ tục này: mã giấy tờ của thủ tục con"),
  })
  .describe("Liên thông: bước này là một hồ sơ riêng ở cơ quan khác");
