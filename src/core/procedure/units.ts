/**
 * Sorts of units (loại đơn vị) that definitions may name, so that a definition fits every province: Luật Tổ chức chính quyền địa phương 2025,
 * NĐ 150/2025/NĐ-CP (departments of a province and of a commune) and NĐ 118/2025/NĐ-CP (centres).
 */
export const UNIT_NAMES = {
  "ubnd-tinh": "Ủy ban nhân dân cấp tỉnh",
  "van-phong-tinh": "Văn phòng UBND cấp tỉnh",
  "trung-tam-tinh": "Trung tâm Phục vụ hành chính công cấp tỉnh",
  "so-noi-vu": "Sở Nội vụ",
  "so-tai-chinh": "Sở Tài chính",
  "so-xay-dung": "Sở Xây dựng",
  "so-nong-nghiep-moi-truong": "Sở Nông nghiệp và Môi trường",
  "so-cong-thuong": "Sở Công Thương",
  "so-khoa-hoc-cong-nghe": "Sở Khoa học và Công nghệ",
  "so-giao-duc-dao-tao": "Sở Giáo dục và Đào tạo",
  "so-y-te": "Sở Y tế",
  "so-van-hoa-the-thao-du-lich": "Sở Văn hóa, Thể thao và Du lịch",
  "so-tu-phap": "Sở Tư pháp",
  "so-ngoai-vu": "Sở Ngoại vụ",
  "so-dan-toc-ton-giao": "Sở Dân tộc và Tôn giáo",
  "thanh-tra-tinh": "Thanh tra tỉnh",
  "ban-quan-ly-khu-cong-nghiep": "Ban Quản lý các khu công nghiệp",
  "cong-an-tinh": "Công an cấp tỉnh",
  thue: "Cơ quan thuế",
  "bao-hiem-xa-hoi": "Bảo hiểm xã hội",
  "van-phong-dang-ky-dat-dai": "Văn phòng Đăng ký đất đai",
  "dien-luc": "Công ty điện lực",
  "ubnd-xa": "Ủy ban nhân dân cấp xã",
  "trung-tam-xa": "Trung tâm Phục vụ hành chính công cấp xã",
  "van-phong-xa": "Văn phòng HĐND và UBND cấp xã",
  "phong-kinh-te": "Phòng Kinh tế (phường: Kinh tế, Hạ tầng và Đô thị)",
  "phong-van-hoa-xa-hoi": "Phòng Văn hóa – Xã hội",
  "cong-an-xa": "Công an cấp xã",
  "truong-hoc": "Cơ sở giáo dục",
} as const satisfies Record<string, string>;

export type Unit = keyof typeof UNIT_NAMES;

export const isUnit = (slug: string): slug is Unit => Object.hasOwn(UNIT_NAMES, slug);

/** Units that work inside a commune: a dossier of theirs is filed with the commune. */
export const COMMUNE_UNITS: readonly string[] = [
  "ubnd-xa",
  "trung-tam-xa",
  "van-phong-xa",
  "phong-kinh-te",
  "phong-van-hoa-xa-hoi",
  "cong-an-xa",
  "truong-hoc",
] satisfies Unit[];

/** The sort of unit that decides a procedure: the one it names, else the people's committee of its tier. */
export function decidingUnit(revision: { competent: { tier: "commune" | "province"; unit?: string } }): string {
  return revision.competent.unit ?? (revision.competent.tier === "commune" ? "ubnd-xa" : "ubnd-tinh");
}
