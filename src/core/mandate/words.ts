import type { MandateKind, MandateRight } from "../dossier/types.ts";
import type { MandateState, Relation } from "./types.ts";

export const MANDATE_NAMES = {
  authorised: "ủy quyền",
  family: "người thân",
  guardian: "giám hộ, đại diện theo pháp luật",
  delegate: "được tổ chức giao",
} as const satisfies Record<MandateKind, string>;

export const RIGHT_NAMES = {
  file: "nộp hồ sơ, rút hồ sơ",
  answer: "trả lời yêu cầu bổ sung, xác nhận dự thảo",
  pay: "nộp phí, lệ phí",
  receive: "nhận kết quả",
} as const satisfies Record<MandateRight, string>;

export const MANDATE_STATE_NAMES = {
  offered: "chờ người nhận đồng ý",
  checking: "đang kiểm tra",
  active: "đang có hiệu lực",
  declined: "không được đồng ý",
  revoked: "đã thu hồi",
  expired: "đã hết hạn",
} as const satisfies Record<MandateState, string>;

/** What the one who acts is to the person whose matter it is. */
export const RELATION_NAMES = {
  grandparent: "ông, bà",
  parent: "cha, mẹ",
  child: "con",
  spouse: "vợ, chồng",
  sibling: "anh, chị, em ruột",
} as const satisfies Record<Relation, string>;

const onScreen = (day: string): string => day.split("-").reverse().join("/");

/** "ủy quyền đến 30/06/2027", "người thân, cam đoan". */
export function mandateText(mandate: {
  kind: MandateKind;
  until?: string | null | undefined;
  pledged?: boolean | undefined;
}): string {
  const until = mandate.until ? ` đến ${onScreen(mandate.until)}` : "";
  return `${MANDATE_NAMES[mandate.kind]}${until}${mandate.pledged ? ", tự cam đoan" : ""}`;
}
