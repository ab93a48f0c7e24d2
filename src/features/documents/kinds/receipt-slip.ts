import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { applicant, dong, head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const copies = z.int().min(0).default(0);
const schema = z.object({
  office,
  code: text,
  /** Address of the look-up page of this dossier; goes into the QR code. */
  lookupUrl: z.url(),
  receivedAt: instant,
  dueAt: instant,
  applicant,
  /** Whose matter it is, when that is not the applicant (chủ hồ sơ). */
  owner: z.object({ name: text, address: optional }).optional(),
  procedure: z.object({ name: text, /** Trường hợp. */ case: optional }),
  papers: z.array(z.object({ name: text, original: copies, certified: copies, photocopy: copies, electronic: copies })),
  sets: z.int().min(1).default(1),
  /** Thời hạn theo quy định. */
  allowance: z.object({ qty: z.number().positive(), unit: z.enum(["HOUR", "WORKING_DAY", "DAY", "MONTH"]) }),
  /** VND; `collected` says when. */
  fee: z.object({
    total: z.int().min(0),
    /** Before waivers (miễn, giảm), with their legal sources; absent when there are none. */
    full: z.int().min(0).optional(),
    waivers: z.array(text).optional(),
    collected: z.enum(["before", "after"]).default("before"),
    method: optional,
  }),
  delivery: z.object({ way: z.enum(["online", "counter", "post"]), address: optional }),
  /** Sổ theo dõi hồ sơ; absent when the book is electronic. */
  book: z.object({ book: text, number: z.int().positive() }).optional(),
  /** Given for an online dossier: nobody signs by hand then. */
  submittedOnlineAt: instant.optional(),
  receivedBy: officer,
});

const UNITS = { HOUR: "giờ làm việc", WORKING_DAY: "ngày làm việc", DAY: "ngày", MONTH: "tháng" } as const;

/** Mẫu số 01, Phụ lục I TT 03/2025/TT-VPCP. */
export const receiptSlip = defineKind({
  schema,
  template: "receipt-slip.typ",
  title: (data) => `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${data.code}`,
  issuedAt: (data) => data.receivedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    centreName: data.office.centre,
    hotline: data.office.hotline,
    code: data.code,
    placeAndDate: `${data.office.place}, ${longDate(data.receivedAt)}`,
    applicant: data.applicant,
    owner: data.owner,
    subject: data.procedure.case ? `${data.procedure.name} (${data.procedure.case})` : data.procedure.name,
    papers: data.papers,
    sets: data.sets,
    allowance: `${String(data.allowance.qty).replace(".", ",")} ${UNITS[data.allowance.unit]}`,
    receivedAt: momentOf(data.receivedAt),
    dueAt: momentOf(data.dueAt),
    fee: feeText(data.fee),
    delivery: deliveryText(data.delivery, data.office.centre),
    book: data.book,
    submittedOnlineAt: data.submittedOnlineAt && momentOf(data.submittedOnlineAt),
    receivedBy: data.receivedBy,
  }),
});

function feeText({ total, full = total, waivers = [], collected, method }: z.output<typeof schema>["fee"]): string {
  const by = waivers.length > 0 ? `, theo ${waivers.join("; ")}` : "";
  if (total === 0 && full > 0) return `0 đồng; được miễn ${dong(full)}${by}`;
  if (total === 0) return "Không thu phí, lệ phí";
  const when = collected === "before" ? "thu trước" : "thu khi trả kết quả";
  const less = full > total ? `; đã giảm ${dong(full - total)}${by}` : "";
  return `${dong(total)} (${method ? `${when}, ${method}` : when})${less}`;
}

function deliveryText({ way, address }: z.output<typeof schema>["delivery"], centre: string): string {
  if (way === "online") return "Bản điện tử, trên Cổng dịch vụ công";
  if (way === "counter") return centre;
  return address ? `Dịch vụ bưu chính công ích, gửi đến: ${address}` : "Dịch vụ bưu chính công ích";
}
