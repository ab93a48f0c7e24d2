import { z } from "zod";
import { dateParts } from "../../expr/index.ts";
import { childSchema, PROCEDURE_CODE } from "./child-schema.ts";
import { waitShape } from "./wait-schemas.ts";

/** The authored form of a procedure: what stands in the YAML files of its folder. Descriptions appear in editors. */
const text = (description: string) => z.string().trim().min(1).describe(description);
const expression = (description: string) => text(`${description} Viết bằng CEL, ví dụ daysBetween(child.birthDate, today) > 60.`);
const date = (description: string) =>
  z
    .string()
    .refine((value) => dateParts(value) !== undefined, { error: "date" })
    .describe(`${description} Viết năm-tháng-ngày, ví dụ 2026-11-20.`);
const id = (description: string) =>
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, { error: "fieldId" })
    .describe(`${description} Giữ nguyên mãi mãi; chữ không dấu, có thể nối bằng dấu chấm, ví dụ child.birthDate.`);
const slug = (description: string) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "slug" })
    .describe(`${description} Giữ nguyên mãi mãi; chữ thường không dấu và dấu gạch nối, ví dụ ten-be.`);
const count = z.int().min(0);

export const CHANNELS = ["online", "counter", "post"] as const;
export const FIELD_TYPES = [
  "text",
  "longText",
  "personName",
  "choice",
  "yesNo",
  "date",
  "partialDate",
  "number",
  "money",
  "address",
  "group",
  "table",
  "file",
  "phone",
  "email",
  "person",
  "organisation",
  "birthNotice",
  "marriage",
  "pledge",
] as const;

const provenance = {
  source: text("Lấy từ đâu, khi không đọc trực tiếp trong văn bản").optional(),
  confidence: z.enum(["high", "medium", "low"]).describe("Độ tin cậy").optional(),
};
/** Sort of unit, e.g. phong-kinh-te; see Agency.unit. */
const unit = slug("Loại đơn vị, ví dụ phong-kinh-te.");

const time = z
  .strictObject({ qty: z.number().positive(), unit: z.enum(["HOUR", "WORKING_DAY", "DAY", "MONTH"]) })
  .describe("Thời hạn giải quyết");

const terms = z.strictObject({
  time,
  cases: z
    .array(z.strictObject({ when: expression("Trường hợp."), time, say: text("Trường hợp nào, viết cho người dân") }))
    .min(1)
    .optional()
    .describe("Thời hạn khác theo trường hợp; lấy trường hợp đúng đầu tiên"),
  ...provenance,
  sameDay: z.boolean().default(false).describe("Giải quyết trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"),
  minLevel: z.int().min(1).max(2).optional().describe("Mức độ tài khoản VNeID cần có"),
});

const counterTerms = terms.extend({
  onSpot: z.boolean().optional().describe("Nhận, giải quyết, ký và trả ngay trong một lượt (giải quyết tại chỗ)"),
  spotChecks: z
    .array(
      z.strictObject({
        id: slug("Mã điều kiện."),
        ask: text("Cán bộ hỏi gì trước khi giải quyết tại chỗ"),
        say: text("Nếu không thì vì sao phải hẹn, nói với người dân"),
        legal: text("Căn cứ pháp lý"),
      }),
    )
    .min(1)
    .optional()
    .describe("Điều kiện để giải quyết tại chỗ; thiếu thì làm theo cách thường, có hẹn trả"),
});

const fee = z.strictObject({
  id: slug("Mã khoản thu trong thủ tục này."),
  name: text("Tên khoản thu"),
  kind: z.enum(["fee", "charge"]).describe("fee: phí; charge: lệ phí"),
  amount: z.int().min(0).describe("Đồng, cho một đơn vị"),
  tiers: z
    .array(z.strictObject({ upTo: z.int().min(1).optional(), amount: z.int().min(0) }))
    .min(2)
    .optional()
    .describe("Mức thu theo bậc, thay cho amount; bậc cuối không ghi upTo"),
  per: text("Đơn vị tính: bản, lần, trang …"),
  count: expression("Số đơn vị.").optional(),
  cap: z.int().min(0).optional().describe("Nhiều nhất bao nhiêu đồng cho các đơn vị đã đếm, trước khi nhân times"),
  times: expression("Nhân với.").optional(),
  timesPer: text("times đếm gì; không ghi là bản").optional(),
  nonRefundable: z.literal(true).optional().describe("Không hoàn trả khi hồ sơ không được giải quyết"),
  ...provenance,
  when: expression("Chỉ thu khi.").optional(),
  channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  from: date("Áp dụng từ ngày.").optional(),
  to: date("Áp dụng đến hết ngày.").optional(),
  legal: text("Căn cứ pháp lý của mức thu"),
});

export const waiverShape = {
  id: slug("Mã của quy định miễn, giảm."),
  name: text("Tên quy định miễn, giảm"),
  why: text("Vì sao được miễn, giảm, nói với người dân"),
  rate: z.int().min(1).max(100).describe("Giảm bao nhiêu phần trăm; 100 là miễn"),
  fees: z.array(z.string()).min(1).optional().describe("Mã các khoản thu; không ghi là mọi khoản"),
  kinds: z
    .array(z.enum(["fee", "charge"]))
    .min(1)
    .optional(),
  channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  when: expression("Chỉ áp dụng khi.").optional(),
  from: date("Áp dụng từ ngày.").optional(),
  to: date("Áp dụng đến hết ngày.").optional(),
  legal: text("Căn cứ pháp lý"),
  ...provenance,
};

const consultation = z.strictObject({
  unit: unit.describe("Loại đơn vị được hỏi"),
  question: text("Hỏi về việc gì"),
  time: time.describe("Thời hạn trả lời"),
  silence: z.enum(["consent", "escalate"]).describe("Quá hạn không trả lời: consent: coi như đồng ý; escalate: trình lãnh đạo"),
  legal: text("Căn cứ pháp lý"),
  when: expression("Chỉ hỏi khi.").optional(),
});

export { PROCEDURE_CODE };

export const procedureSchema = z
  .strictObject({
    code: PROCEDURE_CODE,
    name: text("Tên chính thức"),
    plain: text("Tên theo cách người dân gọi"),
    summary: text("Một hai câu: thủ tục này để làm gì, ai cần làm"),
    keywords: z.array(text("Từ khoá tìm kiếm")).default([]),
    field: z.strictObject({ code: text("Mã lĩnh vực"), name: text("Tên lĩnh vực") }),
    decision: z.strictObject({
      number: text("Số quyết định công bố"),
      by: text("Cơ quan công bố"),
      date: date("Ngày ký quyết định công bố.").optional(),
    }),
    effective: z.strictObject({ from: date("Có hiệu lực từ."), to: date("Hết hiệu lực sau.").optional() }),
    level: z.enum(["toan-trinh", "mot-phan"]).describe("Dịch vụ công trực tuyến toàn trình hay một phần"),
    partialReason: text("Vì sao chưa thể làm toàn trình").optional(),
    audience: z.array(text("Ai làm thủ tục này")).min(1),
    competent: z.strictObject({
      tier: z.enum(["commune", "province"]),
      by: text("Cách xác định cơ quan giải quyết"),
      unit: unit.optional(),
    }),
    acceptedAt: z
      .enum(["agency", "province", "nation"])
      .default("province")
      .describe("Nộp được ở đâu: chỉ cơ quan giải quyết, cả tỉnh, cả nước (phi địa giới)"),
    transition: z
      .strictObject({ drafts: z.enum(["move", "keep"]), note: text("Giải thích").optional() })
      .default({ drafts: "move" })
      .describe(
        "Bản nháp chưa nộp khi bản này có hiệu lực: move: chuyển sang bản mới; keep: giữ bản cũ. Hồ sơ đã nhận luôn giữ bản cũ",
      ),
    minutesToFill: z.int().min(1).max(240).describe("Số phút để điền xong"),
    channels: z.strictObject({ online: terms.optional(), counter: counterTerms.optional(), post: terms.optional() }),
    fees: z.array(fee).default([]),
    waivers: z.array(z.strictObject(waiverShape)).default([]).describe("Miễn, giảm riêng của thủ tục này"),
    facts: z
      .record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "factName" }), expression("Đặt tên một lần, dùng ở nhiều nơi."))
      .default({}),
    results: z
      .array(
        z.strictObject({
          code: text("Mã kết quả, ví dụ KQ.G15.000031"),
          name: text("Tên kết quả"),
          template: slug("Mẫu in kết quả.").default("ket-qua"),
          negative: z.boolean().optional().describe("true: kết quả khi không chấp thuận"),
        }),
      )
      .min(1),
    ...waitShape({ time, provenance, channels: CHANNELS }),
    consultations: z.array(consultation).min(1).optional().describe("Cơ quan thường được lấy ý kiến; cán bộ đổi được"),
    subject: text("Trích yếu; tên trường đặt trong ngoặc nhọn, ví dụ Đăng ký khai sinh cho {child.name}"),
    legal: z.array(text("Văn bản pháp luật")).min(1, { error: "legal" }),
    doubts: z
      .array(
        z.strictObject({
          about: text("Điều chưa chắc"),
          confidence: z.enum(["high", "medium", "low"]),
          source: text("Đang dựa vào đâu"),
        }),
      )
      .default([])
      .describe("Những điều chưa chắc trong định nghĩa này"),
  })
  .meta({ title: "Thủ tục hành chính (procedure.yaml)" });

const fieldShape = {
  id: id("Tên của câu trả lời."),
  type: z.enum(FIELD_TYPES).describe("Kiểu câu trả lời"),
  label: text("Nhãn; không ghi thì lấy câu hỏi của trang").optional(),
  hint: text("Gợi ý, có ví dụ").optional(),
  required: z.boolean().default(true).describe("false: có thể bỏ trống"),
  optionalAt: z
    .array(z.enum(CHANNELS))
    .min(1)
    .optional()
    .describe("Kênh được bỏ trống dù nơi khác bắt buộc, ví dụ điện thoại của người đến quầy"),
  when: expression("Chỉ hỏi khi.").optional(),
  choices: z
    .array(
      z.strictObject({
        value: z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "choiceValue" }),
        label: text("Nhãn"),
        hint: text("Gợi ý").optional(),
      }),
    )
    .min(2)
    .optional(),
  rules: z
    .array(
      z.strictObject({
        not: expression("Khi điều này đúng thì câu trả lời không được chấp nhận."),
        say: text("Câu báo cho người dân: điều gì sai, làm thế nào"),
        soft: z.boolean().optional().describe("true: chỉ nhắc, vẫn cho qua"),
      }),
    )
    .default([]),
  min: z.int().optional(),
  max: z.int().optional(),
  maxLength: z.int().min(1).optional(),
  show: z.array(z.string()).min(1).optional().describe("Những giá trị của cơ sở dữ liệu cho người dân xem để xác nhận"),
  prefill: expression("Giá trị đã biết sẵn, không phải hỏi.").optional(),
  of: z.tuple([z.string(), z.string()]).optional().describe("Hai trường kiểu person mà quan hệ hôn nhân được tra cứu"),
  autocomplete: text("Giá trị autocomplete của HTML").optional(),
  common: z.array(text("Câu trả lời hay gặp")).min(1).max(9).optional().describe("Ở quầy, bấm một phím số là ghi được"),
  usual: text(
    "Ở quầy ghi sẵn câu trả lời thường gặp nhất; ghi trong nháy khi là số hay true, false; trường ngày chỉ dùng today",
  ).optional(),
};

const field = z.strictObject({
  ...fieldShape,
  rowName: text("Một dòng gọi là gì, ví dụ Nơi ở").optional(),
  fields: z.array(z.strictObject(fieldShape)).min(1).optional().describe("group, table: các câu hỏi của một dòng"),
});

const page = z.strictObject({
  id: slug("Mã trang, nằm trong địa chỉ của trang."),
  ask: text("Câu hỏi, cũng là tiêu đề trang"),
  hint: text("Giải thích thêm, có ví dụ").optional(),
  when: expression("Chỉ hiện trang khi.").optional(),
  fields: z.array(field).min(1),
});

export const formSchema = z
  .strictObject({ parts: z.array(z.strictObject({ title: text("Tên phần"), pages: z.array(page).min(1) })).min(1) })
  .meta({ title: "Tờ khai: mỗi trang một câu hỏi (form.yaml)" });

const answered = z.union([
  expression("Điều kiện."),
  z.strictObject({ register: z.string().describe("Trường lấy từ cơ sở dữ liệu; tìm thấy thì không cần giấy này") }),
  z.strictObject({ document: z.string().describe("Loại giấy tờ trong kho giấy tờ; đã có thì không cần nộp") }),
]);

export const papersSchema = z
  .strictObject({
    papers: z.array(
      z.strictObject({
        id: slug("Mã giấy tờ trong thủ tục này."),
        name: text("Tên giấy tờ"),
        nationalCode: text("Mã giấy tờ (MAGIAYTO) của Cơ sở dữ liệu quốc gia").optional(),
        when: expression("Chỉ cần khi.").optional(),
        satisfiedBy: z.array(answered).default([]).describe("Không phải nộp khi một trong các điều này đúng"),
        ...provenance,
        original: count.default(0).describe("Số bản chính"),
        copy: count.default(0).describe("Số bản sao"),
        required: z.boolean().default(true),
        help: text("Giải thích cho người dân").optional(),
        sample: text("Tệp mẫu").optional(),
      }),
    ),
  })
  .meta({ title: "Thành phần hồ sơ (papers.yaml)" });

export const processSchema = z
  .strictObject({
    steps: z
      .array(
        z.strictObject({
          id: slug("Mã bước."),
          name: text("Tên bước"),
          by: z.enum(["receptionist", "specialist", "leader"]).describe("Ai làm"),
          unit: unit.optional().describe("Đơn vị làm bước này"),
          position: text("Chức danh của người làm").optional(),
          ...provenance,
          hours: z.number().positive().describe("Số giờ làm việc"),
          needs: z
            .array(z.enum(["register.personalId", "draft", "approval"]))
            .default([])
            .describe("Phải có trước khi xong bước"),
          child: childSchema.optional(),
          after: z
            .array(slug("Mã bước."))
            .min(1)
            .optional()
            .describe(
              "Mã các bước phải xong trước; không ghi thì là bước ngay trên. Hai bước cùng đứng sau một bước thì làm song song",
            ),
          when: expression("Chỉ làm bước này khi; sai thì hồ sơ bỏ qua bước này.").optional(),
        }),
      )
      .min(1),
  })
  .meta({ title: "Quy trình nội bộ (process.yaml)" });

const answer = z.union([z.string(), z.number(), z.boolean()]);

export const caseSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: text("Tình huống, viết thành câu"),
    today: date("Ngày nộp."),
    channel: z.enum(CHANNELS).default("online"),
    requester: z
      .strictObject({
        personalId: z.string(),
        name: z.string(),
        level: z.int().min(0).max(2),
        birthDate: z.string(),
        phone: z.string(),
        email: z.string(),
        integratedDocuments: z.array(z.string()).describe("Các loại giấy tờ đã tích hợp vào VNeID"),
      })
      .partial()
      .default({}),
    documents: z.array(z.string()).default([]),
    answers: z.record(z.string(), answer),
    registers: z
      .record(z.string(), z.strictObject({ found: z.boolean(), values: z.record(z.string(), z.string()).default({}) }))
      .default({})
      .describe("Cơ sở dữ liệu trả lời gì, theo trường; không ghi thì chưa tra cứu"),
    filed: z.array(z.string()).default([]).describe("Mã các giấy tờ đã nộp"),
    expect: z.strictObject({
      pages: z.array(z.string()).optional().describe("Mã các trang hiện ra, đúng thứ tự"),
      papers: z.array(z.string()).optional().describe("Mã các giấy tờ phải nộp"),
      known: z.array(z.string()).optional().describe("Mã các giấy tờ không phải nộp vì cơ sở dữ liệu đã có"),
      fee: z.int().optional().describe("Tổng tiền, đồng"),
      next: z.string().nullable().optional().describe("Trang phải trả lời tiếp; null: đã trả lời hết"),
      complete: z.boolean().optional().describe("Đã đủ để nộp"),
      level: z.int().optional().describe("Mức tài khoản còn thiếu"),
      subject: z.string().optional(),
      time: z
        .string()
        .regex(/^\d+(\.\d+)? (HOUR|WORKING_DAY|DAY|MONTH)$/, { error: "allowance" })
        .optional()
        .describe("Thời hạn giải quyết của trường hợp này, ví dụ 3 WORKING_DAY"),
      dueAt: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:00)?(\+07:00)?$/, { error: "dueAt" })
        .optional()
        .describe("Giờ hẹn trả nếu nhận lúc 8 giờ ngày nộp hoặc ngày làm việc kế tiếp, ví dụ 2026-11-20T17:00"),
    }),
  })
  .meta({ title: "Tình huống kiểm thử (cases/*.json)" });

export type ProcedureFile = z.infer<typeof procedureSchema>;
export type FormFile = z.infer<typeof formSchema>;
export type PapersFile = z.infer<typeof papersSchema>;
export type ProcessFile = z.infer<typeof processSchema>;
export type CaseFile = z.infer<typeof caseSchema>;
