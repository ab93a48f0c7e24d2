import type { Account, AccountPost, AccountState } from "../../../features/organisation/index.ts";
import { unitName } from "../../../features/organisation/index.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { type Html, type Tone, tag } from "../../ui/index.ts";

export const STATE_NAMES: Record<AccountState, string> = {
  active: "Đang dùng",
  waiting: "Chưa cấp mật khẩu",
  locked: "Đang khóa",
  closed: "Đã đóng",
};
const TONES: Record<AccountState, Tone> = { active: "ok", waiting: "soon", locked: "late", closed: "info" };

export const stateTag = ({ state }: Pick<Account, "state">): Html => tag({ tone: TONES[state], text: STATE_NAMES[state] });

/** "Công chức địa chính – Phòng Kinh tế" */
export const placeText = ({ position, unit }: Pick<AccountPost, "position" | "unit">): string =>
  `${position}${unit ? ` – ${unitName(unit)}` : ""}`;

/** "Chuyên viên, Công chức địa chính – Phòng Kinh tế" */
export const postText = (post: Pick<AccountPost, "role" | "position" | "unit">): string =>
  post.position === ROLE_NAMES[post.role] ? placeText(post) : `${ROLE_NAMES[post.role]}, ${placeText(post)}`;
