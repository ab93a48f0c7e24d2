import { isDelegated } from "../../../core/dossier/index.ts";
import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Nhận việc. */
export const claim: ActDefinition = {
  slug: "nhan-viec",
  command: "claimStep",
  label: () => "Nhận việc",
  key: "N",
  kind: () => "quiet",
  consequence: ({ step, actor }) =>
    step?.assignee && step.assignee.officerId !== actor.officerId
      ? `Bạn làm thay ${step.assignee.name} ${isDelegated(actor, step.assignee.officerId) ? "theo ủy quyền" : "trong lúc nghỉ"}; phiếu kiểm soát ghi rõ người làm thay.`
      : `Bước “${step?.name ?? ""}” thành việc của bạn; đồng nghiệp cùng vai không làm nữa.`,
  done: () => "Bạn đã nhận việc này.",
  run: (request) => carryOut(request, { type: "claimStep" }),
};
