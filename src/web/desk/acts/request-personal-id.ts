import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Lấy số định danh: asked now, answered by the register in its own time. */
export const requestPersonalId: ActDefinition = {
  slug: "lay-so-dinh-danh",
  command: "requestPersonalId",
  label: ({ dossier }) => (dossier.personalId ? "Lấy lại số định danh" : "Lấy số định danh"),
  key: "L",
  consequence: () => "Gửi yêu cầu tới Cơ sở dữ liệu quốc gia về dân cư. Số về thì hiện ở đây; bạn không phải chờ tại trang này.",
  done: ({ personalId }) =>
    personalId?.found
      ? `Đã có số định danh ${personalId.values.personalId}.`
      : "Đã gửi yêu cầu. Số định danh về thì hiện ở mục Việc làm được.",
  run: (request) => carryOut(request, { type: "requestPersonalId" }),
};
