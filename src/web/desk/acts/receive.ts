import { longMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Tiếp nhận: form 01 with due date and hour. */
export const receive: ActDefinition = {
  slug: "tiep-nhan",
  command: "receive",
  label: () => "Tiếp nhận",
  key: "T",
  consequence: ({ dueIfReceivedNow }) =>
    dueIfReceivedNow
      ? `Hồ sơ đủ và đúng: đồng hồ chạy từ bây giờ, hẹn trả ${longMoment(dueIfReceivedNow)}. In được mẫu 01.`
      : "Hồ sơ đủ và đúng: đồng hồ chạy từ bây giờ. In được mẫu 01.",
  done: ({ dueAt }) => `Đã tiếp nhận. Hẹn trả ${dueAt ? longMoment(dueAt) : ""}. Mẫu 01 in được ở mục Văn bản.`,
  run: (request) => carryOut(request, { type: "receive" }),
};
