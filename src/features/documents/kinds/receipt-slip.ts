import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { applicant, dong, filedBy, form, head, instant, office, officer, optional, text, titled } from "../shared-schemas.ts";

const copies = z.int().min(0).default(0);
const schema = z.object({
  form,
  office,
  code: text,
  /** Address of the look-up page of this dossier; goes into the QR code. */
  lookupUrl: z.url(),
  receivedAt: instant,
  dueAt: instant,
  applicant,
  filedBy: filedBy.optional(),
  procedure: z.object({ name: text, /** Trường hợp. */ case: optional }),
  /** The agency that decides, when another took the dossier in; `from`: when its clock begins. */
  decides: z.object({ name: text, from: instant.optional() }).optional(),
  papers: z.array(z.object({ name: text, original: copies, certified: copies, photocopy: copies, electronic: copies })),
  /** Chứng thực: pages, copies and fee of each paper, instead of the list of papers. Fees in VND. */
  certified: z.array(z.object({ name: text, pages: z.number().optional(), copies: z.number(), fee: z.int().min(0) })).optional(),
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

/** Mẫu số 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export const receiptSlip = defineKind({
  schema,
  template: "receipt-slip.typ",
  title: (data) => `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${data.code}`,
  issuedAt: (data) => data.receivedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    form: titled(data.form),
    centreName: data.office.centre,
    hotline: data.office.hotline,
    code: data.code,
    placeAndDate: `${data.office.place}, ${longDate(data.receivedAt)}`,
    applicant: data.applicant,
    filedBy: data.filedBy,
    subject: data.procedure.case ? `${data.procedure.name} (${data.procedure.case})` : data.procedure.name,
    decides: data.decides && { name: data.decides.name, from: data.decides.from && momentOf(data.decides.from) },
    papers: data.papers,
    certified: data.certified?.map((line) => ({ ...line, fee: dong(line.fee) })),
    certifiedTotal: dong((data.certified ?? []).reduce((sum, { fee }) => sum + fee, 0)),
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
