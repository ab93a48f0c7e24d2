import type { Revision } from "../types.ts";
import type { Aspect } from "./compare.ts";
import { allowanceText, channelsText, yesNoText } from "./words.ts";

const timeout = (onTimeout: "stop" | undefined): string => (onTimeout ? "hệ thống dừng giải quyết" : "lãnh đạo quyết định");
const STAGES = { intake: "khi tiếp nhận", appraisal: "khi thẩm tra" } as const;

/** What the office waits for: exceptions to the number of supplements, fees beforehand, duties, drafts to confirm. */
export const waits: Aspect<Revision>[] = [
  [
    "ngoại lệ về số lần bổ sung",
    ({ supplement }) =>
      supplement.exceptions?.map(({ stage, max, legal }) => `${STAGES[stage]} ${max} lần (${legal})`).join("; "),
  ],
  [
    "nguồn của ngoại lệ",
    ({ supplement }) => supplement.exceptions?.flatMap(({ source, confidence }) => [source, confidence]).join("; ") || undefined,
  ],
  ["hết hạn bổ sung", ({ supplement }) => timeout(supplement.onTimeout)],
  ["thu phí, lệ phí", ({ collect }) => (collect === "before" ? "trước khi tiếp nhận" : "sau")],
  ["nghĩa vụ tài chính", ({ obligation }) => obligation && `nộp trong ${obligation.days} ngày làm việc (${obligation.legal})`],
  ["dừng tính thời hạn khi chờ nộp", ({ obligation }) => obligation && yesNoText(obligation.pauses)],
  ["hết hạn nộp", ({ obligation }) => obligation && timeout(obligation.onTimeout)],
  ["nguồn của nghĩa vụ tài chính", ({ obligation }) => obligation?.source],
  ["độ tin cậy của nghĩa vụ tài chính", ({ obligation }) => obligation?.confidence],
  ["xác nhận dự thảo", ({ confirmation }) => confirmation && `${allowanceText(confirmation.time)} (${confirmation.legal})`],
  ["dừng tính thời hạn khi chờ xác nhận", ({ confirmation }) => confirmation && yesNoText(confirmation.pauses)],
  ["kênh phải xác nhận dự thảo", ({ confirmation }) => confirmation && channelsText(confirmation.channels)],
  ["nguồn của việc xác nhận dự thảo", ({ confirmation }) => confirmation?.source],
  ["độ tin cậy của việc xác nhận dự thảo", ({ confirmation }) => confirmation?.confidence],
];
