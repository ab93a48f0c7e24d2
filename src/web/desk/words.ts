import { formatDate, formatDateTime, formatTime } from "../../core/calendar/index.ts";
import type { Deadline, StopCause, SubmittedBy } from "../../core/dossier/index.ts";
import type { Channel } from "../../core/procedure/types.ts";
import type { QueueView } from "../../features/desk/index.ts";
import type { IssuedKind } from "../../features/documents/index.ts";
import { type Html, type Tone, tag } from "../ui/index.ts";

export const VIEW_NAMES: Record<QueueView, string> = {
  now: "Cần làm ngay",
  room: "Phòng của tôi",
  today: "Đến hạn hôm nay",
  late: "Quá hạn",
  waiting: "Chờ người dân",
  elsewhere: "Nhận, trả hộ nơi khác",
  coordination: "Hàng đợi điều phối",
  opinions: "Ý kiến phối hợp",
  all: "Cả cơ quan",
  done: "Đã xong",
};

export const CHANNEL_NAMES: Record<Channel, string> = { online: "Trực tuyến", counter: "Quầy", post: "Bưu chính" };

export const FILED_NAMES: Record<SubmittedBy, string> = {
  self: "tự nộp",
  clerk: "cán bộ nhập giúp",
  helper: "có người hỗ trợ",
  kiosk: "tự nộp ở ki-ốt",
  relative: "người khác nộp thay",
};

export const WAY_NAMES = {
  online: "Bản điện tử trên Cổng dịch vụ công",
  counter: "Tại Trung tâm Phục vụ hành chính công",
  post: "Qua bưu chính",
} as const;

export const SCORE_NAMES = { verySatisfied: "Rất hài lòng", satisfied: "Hài lòng", unsatisfied: "Không hài lòng" } as const;

export const CAUSE_NAMES: Record<StopCause, string> = {
  supplementTimeout: "Hết hạn mà người nộp không bổ sung",
  paymentTimeout: "Hết hạn mà người nộp không nộp tiền",
  applicantAsked: "Người nộp đề nghị dừng, bằng văn bản",
  legal: "Có căn cứ pháp luật phải dừng",
};

/** Slug of each official paper in addresses; its name is the form's of its day. */
export const PAPERS: Record<IssuedKind, { slug: string }> = {
  receiptSlip: { slug: "mau-01" },
  supplementSlip: { slug: "mau-02" },
  refusalSlip: { slug: "mau-03" },
  extensionLetter: { slug: "mau-04" },
  stopNotice: { slug: "mau-05" },
  controlSlip: { slug: "mau-06" },
  paymentNotice: { slug: "nop-tien" },
  feeReceipt: { slug: "bien-lai" },
  refundSlip: { slug: "hoan-tien" },
  consultationLetter: { slug: "lay-y-kien" },
  resultReceipt: { slug: "bien-nhan" },
  result: { slug: "ket-qua" },
};

const TONES: Record<Deadline["urgency"], Tone> = { late: "late", soon: "soon", ok: "ok", paused: "info", none: "info" };
export const toneOf = (deadline: Deadline): Tone => TONES[deadline.urgency];
export const deadlineTag = (deadline: Deadline): Html => tag({ tone: toneOf(deadline), text: deadline.text });

const at = (instant: string): Temporal.Instant => Temporal.Instant.from(instant);
/** "20/11 17:00", for narrow columns. */
export const shortMoment = (instant: string): string => `${formatDate(at(instant)).slice(0, 5)} ${formatTime(at(instant))}`;
/** "17:00 thứ Sáu 20/11/2026" */
export const longMoment = (instant: string): string => formatDateTime(at(instant));

/** 16000 → "16.000 đ". */
export const money = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đ`;

export const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);

/** For what does not exist and for what is somebody else's, in the same words. */
export const NO_DOSSIER = "Không có hồ sơ này trong các hồ sơ của cơ quan bạn. Hãy kiểm tra lại mã, hoặc tìm theo tên.";
