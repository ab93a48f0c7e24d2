import type { Dossier, Refusal, RefusalCode, State } from "./types.ts";

/** What a person reads for each state. Terms of the law, in small letters, for use inside a sentence. */
export const STATE_NAMES: Record<State, string> = {
  draft: "đang soạn",
  submitted: "đã nộp, chờ tiếp nhận",
  awaitingReception: "đã bổ sung, chờ tiếp nhận",
  awaitingPrepayment: "chờ nộp phí, lệ phí",
  notReceived: "không được tiếp nhận",
  received: "đã tiếp nhận",
  inProcess: "đang giải quyết",
  awaitingSupplement: "chờ bổ sung giấy tờ",
  awaitingPayment: "chờ thực hiện nghĩa vụ tài chính",
  awaitingCoordination: "chờ cơ quan phối hợp",
  awaitingConfirmation: "chờ người nộp xác nhận dự thảo",
  awaitingSignature: "chờ ký",
  stopped: "đã dừng giải quyết",
  withdrawn: "đã rút",
  resultReady: "đã có kết quả",
  returned: "đã trả kết quả",
  archived: "đã lưu trữ",
};

export function refuse(code: RefusalCode, message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

export function wrongState(dossier: Dossier, act: string): { ok: false; refusal: Refusal } {
  return refuse(
    "wrongState",
    `Không ${act} được vì hồ sơ ${STATE_NAMES[dossier.state]}. Hãy tải lại trang để xem việc làm được lúc này.`,
  );
}
