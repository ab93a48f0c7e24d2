import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Trả lại nhóm chung. */
export const release: ActDefinition = {
  slug: "tra-lai-nhom",
  command: "releaseStep",
  label: () => "Trả lại nhóm chung",
  key: "W",
  aside: true,
  kind: () => "quiet",
  consequence: ({ step }) =>
    `Bước “${step?.name ?? ""}” không còn là việc của bạn; ai cùng vai nhận trước thì làm. Hạn không đổi.`,
  done: () => "Đã trả việc lại nhóm chung.",
  run: (request) => carryOut(request, { type: "releaseStep" }),
};
