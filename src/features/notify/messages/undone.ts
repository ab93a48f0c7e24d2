import type { Restored } from "../../../core/dossier/index.ts";
import { type About, at, type EventOf, ended, say, type Words } from "./words.ts";

/** What it means to the applicant that this part of the dossier is as it was before; the first that fits is said. */
const MEANS: [part: keyof Restored, (about: About) => string][] = [
  ["handOver", () => "Kết quả chưa được trả; kết quả vẫn chờ bạn."],
  ["result", () => "Kết quả vừa báo chưa có hiệu lực; khi có kết quả đúng, chúng tôi báo bạn ngay."],
  ["refusal", () => "Hồ sơ của bạn không bị từ chối và được xem xét tiếp."],
  ["withdrawal", () => "Hồ sơ của bạn chưa bị rút và được giải quyết tiếp."],
  ["stop", () => "Hồ sơ của bạn được giải quyết tiếp."],
  ["receivedAt", () => "Giấy tiếp nhận và ngày hẹn trả vừa gửi không còn hiệu lực; cơ quan kiểm tra lại rồi trả lời bạn."],
  ["finishedAt", () => "Hồ sơ vừa báo đã xong vẫn còn được giải quyết; khi có kết quả, chúng tôi báo bạn ngay."],
  ["supplements", () => "Phiếu yêu cầu bổ sung vừa gửi không còn hiệu lực; bạn chưa phải bổ sung."],
  ["payments", () => "Thông tin về khoản tiền phải nộp đã được sửa; hãy xem lại trên trang này."],
  ["confirmation", () => "Bản dự thảo vừa gửi không còn hiệu lực; bạn chưa phải trả lời."],
  ["dueAt", ({ dueAt }) => (dueAt ? `Hẹn trả kết quả vẫn là ${at(dueAt)}.` : "Ngày hẹn trả vừa báo không còn hiệu lực.")],
];

/** An act that was taken back; undefined when it was work inside the office. */
export function undoneWords(about: About, { restore, reason }: EventOf<"ActUndone">): Words | undefined {
  const means = MEANS.find(([part]) => part in restore)?.[1];
  if (!means) return undefined;
  return say(
    "undone",
    "Cơ quan đã hủy một việc làm nhầm",
    `${means(about)} Lý do: ${ended(reason)} Xin lỗi bạn về sự nhầm lẫn này.`,
  );
}
