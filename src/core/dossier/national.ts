import type { Dossier, State } from "./types.ts";

/** TrangThaiHoSo 1–10 of the national portal (one-stop rules §3.1). */
export type NationalCode = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Every state has its code; a draft is not reported. Archiving changes nothing that was reported. */
export const NATIONAL_CODES = {
  draft: null,
  submitted: 1,
  awaitingReception: 1,
  awaitingPrepayment: 6,
  notReceived: 3,
  received: 2,
  inProcess: 4,
  awaitingSupplement: 5,
  awaitingPayment: 6,
  awaitingCoordination: 4,
  awaitingConfirmation: 4,
  awaitingSignature: 4,
  stopped: 8,
  withdrawn: 7,
  resultReady: 9,
  returned: 10,
  archived: 10,
} as const satisfies Record<State, NationalCode | null>;

export const NATIONAL_NAMES: Record<NationalCode, string> = {
  1: "Mới đăng ký",
  2: "Được tiếp nhận",
  3: "Không được tiếp nhận",
  4: "Đang xử lý",
  5: "Yêu cầu bổ sung giấy tờ",
  6: "Yêu cầu thực hiện nghĩa vụ tài chính",
  7: "Công dân yêu cầu rút hồ sơ",
  8: "Dừng xử lý",
  9: "Đã xử lý xong",
  10: "Đã trả kết quả",
};

/** National status of a dossier as it was reported; one that is archived keeps the status with which it ended. Null for a draft. */
export function nationalCodeOf(
  dossier: Pick<Dossier, "state" | "handOver" | "refusal" | "withdrawal" | "stop">,
): NationalCode | null {
  if (dossier.state !== "archived" || dossier.handOver) return nationalCode(dossier.state);
  if (dossier.refusal) return NATIONAL_CODES.notReceived;
  return dossier.stop ? NATIONAL_CODES.stopped : NATIONAL_CODES.withdrawn;
}

/** National status of a state; null when the dossier is not to be reported. See `nationalCodeOf` for archived ones. */
export function nationalCode(state: State): NationalCode | null {
  return NATIONAL_CODES[state];
}
