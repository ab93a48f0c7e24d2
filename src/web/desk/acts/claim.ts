import { openStep } from "../../../core/dossier/index.ts";
import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Nhận việc. */
export const claim: ActDefinition = {
  slug: "nhan-viec",
  command: "claimStep",
  label: () => "Nhận việc",
  key: "N",
  kind: () => "quiet",
  consequence: ({ dossier }) => `Bước “${openStep(dossier)?.name ?? ""}” thành việc của bạn; đồng nghiệp cùng vai không làm nữa.`,
  done: () => "Bạn đã nhận việc này.",
  run: (request) => carryOut(request, { type: "claimStep" }),
};
