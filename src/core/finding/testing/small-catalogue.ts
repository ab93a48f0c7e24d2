import { buildIndex } from "../build-index.ts";
import { createFinder, type Finder } from "../find.ts";
import { readLexicon } from "../lexicon.ts";
import type { FindingText } from "../types.ts";

const text = (code: string, name: string, more: Partial<FindingText> = {}): FindingText => ({
  code,
  name,
  plain: "",
  says: [],
  related: [],
  tiers: ["commune"],
  citizens: true,
  filed: 0,
  defined: false,
  ...more,
});

/** An invented catalogue with the traps of the real one: variants, levels, words with two meanings. */
export const TEXTS: FindingText[] = [
  text("1.000001", "Thủ tục đăng ký khai sinh", { plain: "Làm giấy khai sinh", use: 10 }),
  text("1.000002", "Thủ tục đăng ký khai sinh có yếu tố nước ngoài"),
  text("1.000003", "Thủ tục đăng ký khai sinh lưu động"),
  text("1.000004", "Thủ tục đăng ký lại khai sinh"),
  text("1.000005", "Thủ tục đăng ký khai tử"),
  text("1.000006", "Đổi giấy phép lái xe", { tiers: ["ministry"] }),
  text("1.000007", "Cấp lại giấy phép lái xe", { tiers: ["province"] }),
  text("1.000008", "Cấp giấy phép xây dựng nhà ở riêng lẻ", { use: 9 }),
  text("1.000009", "Cấp lại thẻ căn cước (thực hiện tại cấp trung ương)", { tiers: ["ministry"] }),
  text("1.000010", "Cấp lại thẻ căn cước (thực hiện tại cấp tỉnh)", { tiers: ["province"] }),
  text("1.000011", "Đăng ký thành lập hộ kinh doanh", { says: ["mở quán"] }),
  text("1.000012", "Cấp mã số vùng trồng", { related: ["Tờ khai nguồn gốc cây giống"] }),
];

export const WORDS = {
  ignore: ["tôi muốn", "cần gì", "làm thế nào", "mất bao lâu"],
  weak: ["thủ", "tục", "cấp", "đăng", "ký", "giấy", "cho", "làm"],
  short: { gplx: "giấy phép lái xe", cccd: "căn cước" },
  meanings: {
    "bằng lái": ["giấy phép lái xe", "bằng lái"],
    "khai tử": ["khai tử", "chứng tử"],
    "căn cước": ["thẻ căn cước", "căn cước"],
  },
  acts: { "cấp lại": ["cấp lại", "đăng ký lại", "mất"], đổi: ["đổi"] },
  special: [
    { says: ["nước ngoài"], asked: ["nước ngoài", "ngoại quốc"], factor: 0.7 },
    { says: ["lưu động"], asked: ["lưu động", "tại nhà"], factor: 0.7 },
    { says: ["cấp trung ương"], factor: 0.85 },
  ],
  classes: { người: ["bố", "mẹ", "ông nội", "ông"], giấy: ["giấy", "thẻ", "bằng", "sổ"] },
  needs: [
    { when: ["{người} ~2 mất !{giấy}"], means: "khai tử", unless: ["bảo hiểm"] },
    { when: ["mới|vừa đẻ|sinh", "đẻ con|bé"], means: "khai sinh" },
  ],
};

export async function smallFinder(texts: readonly FindingText[] = TEXTS): Promise<Finder> {
  return createFinder(await buildIndex(texts, readLexicon(WORDS)));
}
