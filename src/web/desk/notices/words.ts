import type { DigestTime, NoticeKind } from "../../../features/notices/index.ts";
import type { Tone } from "../../ui/index.ts";

/** `what`: as an officer chooses it; `short`: on the page of notices. */
export const KIND_WORDS: Record<NoticeKind, { what: string; short: string; tone: Tone }> = {
  assigned: { what: "Việc giao cho bạn, hoặc chuyển khỏi bạn", short: "Được giao", tone: "info" },
  pool: { what: "Việc mới ở nhóm của bạn, chưa ai nhận", short: "Nhóm có việc", tone: "info" },
  answered: {
    what: "Đã có trả lời: bổ sung, xác nhận dự thảo, nộp tiền, ý kiến cơ quan khác, kết quả liên thông",
    short: "Có trả lời",
    tone: "ok",
  },
  returned: { what: "Hồ sơ bị chuyển lại, đề nghị không được duyệt", short: "Bị chuyển lại", tone: "soon" },
  letter: { what: "Người nộp viết thư", short: "Thư", tone: "info" },
  due50: { what: "Bước của bạn đã dùng 50 % thời gian", short: "50 %", tone: "info" },
  due80: { what: "Bước của bạn đã dùng 80 % thời gian", short: "Sắp hạn", tone: "soon" },
  due100: { what: "Bước của bạn đã hết thời gian", short: "Hết giờ bước", tone: "late" },
  late: { what: "Hồ sơ bạn giữ đã quá hạn trả", short: "Quá hạn", tone: "late" },
};

export const DIGEST_WORDS: Record<DigestTime, { label: string; hint: string }> = {
  morning: { label: "Mỗi sáng làm việc", hint: "Một thư, lúc cơ quan bắt đầu làm việc; không có gì mới thì không gửi" },
  twice: { label: "Hai lần một ngày", hint: "Đầu giờ sáng và đầu giờ chiều" },
  late: { label: "Chỉ khi quá hạn, gửi ngay", hint: "Trong giờ làm việc; các tin khác xem trong ứng dụng" },
  never: { label: "Không nhận thư", hint: "Mọi tin xem trong ứng dụng" },
};
