import { mayEdit } from "../features/catalogue/index.ts";
import type { Administrator, OfficerActor, PostRole } from "../features/identity/index.ts";

export type NavItem = { href: string; text: string };
/** What waits behind a link of the desk, by its address. */
export type NavAlerts = Readonly<Record<string, number>>;

export const portalNav: NavItem[] = [
  { href: "/thu-tuc", text: "Thủ tục" },
  { href: "/ho-so", text: "Hồ sơ của tôi" },
  { href: "/tra-cuu", text: "Tra cứu" },
];

/** Ways into the catalogue for everybody; at the foot of every page of the portal. */
export const publicLinks: NavItem[] = [
  { href: "/toi-can", text: "Tôi cần…" },
  { href: "/cuoc-song", text: "Chuyện trong đời" },
  { href: "/thu-tuc", text: "Lĩnh vực" },
  { href: "/co-quan", text: "Cơ quan" },
  { href: "/lich-lam-viec", text: "Lịch làm việc" },
  { href: "/thiet-yeu", text: "Dịch vụ thiết yếu" },
  { href: "/thong-ke", text: "Thống kê" },
];

/** What an officer was told; its count stands beside the main links. */
export const NOTICES = "/ban-lam-viec/tin-bao";
export const NOTICE_COUNT = `${NOTICES}/so`;

const DESK: (NavItem & { roles: PostRole[]; only?: (actor: OfficerActor) => boolean })[] = [
  { href: "/ban-lam-viec", text: "Việc của tôi", roles: ["receptionist", "specialist", "leader"] },
  { href: "/ban-lam-viec/tai-quay", text: "Tại quầy", roles: ["receptionist"] },
  { href: "/ban-lam-viec/uy-quyen", text: "Ủy quyền", roles: ["receptionist"] },
  { href: "/ban-lam-viec/bao-cao", text: "Báo cáo", roles: ["leader", "controller"] },
  { href: "/ban-lam-viec/lich-hen", text: "Lịch hẹn", roles: ["leader"] },
  { href: "/quan-tri/thu-tuc", text: "Thủ tục", roles: ["controller", "leader"], only: mayEdit },
  { href: "/quan-tri/thu-tuc/nhom", text: "Nhóm dịch vụ", roles: ["controller", "leader"], only: mayEdit },
  { href: "/quan-tri/danh-muc", text: "Danh mục quốc gia", roles: ["controller"] },
  { href: "/quan-tri/nguoi-dung", text: "Người dùng", roles: ["controller", "administrator"] },
  { href: "/quan-tri/co-quan", text: "Cơ quan", roles: ["controller", "administrator"] },
  { href: "/quan-tri/nguoi-dung/nhat-ky", text: "Nhật ký", roles: ["administrator"] },
  { href: "/quan-tri/lich-hen", text: "Lịch hẹn", roles: ["controller"] },
  { href: "/quan-tri/su-co", text: "Sự cố", roles: ["controller"] },
  { href: "/quan-tri/kho-khan", text: "Vướng mắc", roles: ["controller"] },
  { href: "/quan-tri", text: "Liên thông", roles: ["controller"] },
];

/** Where an officer's day begins. */
export function homeOf(role: PostRole): string {
  if (role === "administrator") return "/quan-tri/nguoi-dung";
  return role === "controller" ? "/quan-tri" : "/ban-lam-viec";
}

/** Main links of an officer in this post. */
export function deskNav(who: OfficerActor | Administrator | undefined): NavItem[] {
  return DESK.filter(
    ({ roles, only }) => who && roles.includes(who.role) && (only === undefined || (who.kind === "officer" && only(who))),
  );
}

export const ROLE_NAMES = {
  receptionist: "Một cửa",
  specialist: "Chuyên viên",
  leader: "Lãnh đạo",
  controller: "Kiểm soát",
  administrator: "Quản trị",
} as const satisfies Record<PostRole, string>;
