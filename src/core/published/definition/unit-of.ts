import type { Unit } from "../../procedure/units.ts";

const PROVINCE: readonly [RegExp, Unit][] = [
  [/sở nội vụ/iu, "so-noi-vu"],
  [/sở tài chính|sở kế hoạch/iu, "so-tai-chinh"],
  [/sở xây dựng|sở giao thông/iu, "so-xay-dung"],
  [/văn phòng đăng ký đất đai/iu, "van-phong-dang-ky-dat-dai"],
  [/sở nông nghiệp|sở tài nguyên/iu, "so-nong-nghiep-moi-truong"],
  [/sở công thương/iu, "so-cong-thuong"],
  [/sở khoa học|sở thông tin/iu, "so-khoa-hoc-cong-nghe"],
  [/sở giáo dục/iu, "so-giao-duc-dao-tao"],
  [/sở y tế/iu, "so-y-te"],
  [/sở văn hóa|sở văn hoá/iu, "so-van-hoa-the-thao-du-lich"],
  [/sở tư pháp/iu, "so-tu-phap"],
  [/sở ngoại vụ/iu, "so-ngoai-vu"],
  [/sở dân tộc/iu, "so-dan-toc-ton-giao"],
  [/công an (?:cấp )?tỉnh|công an các tỉnh/iu, "cong-an-tinh"],
  [/chi cục thuế|cục thuế|thuế tỉnh|thuế cơ sở/iu, "thue"],
  [/bảo hiểm xã hội/iu, "bao-hiem-xa-hoi"],
];

/** The sort of unit that published words name; undefined when they name none that we know. */
export function unitOf(words: string, commune: boolean): Unit | undefined {
  if (commune) return /công an/iu.test(words) ? "cong-an-xa" : undefined;
  return PROVINCE.find(([pattern]) => pattern.test(words))?.[1];
}
