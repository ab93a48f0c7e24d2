/** Administrative units in force since 1 July 2025 (NQ 202/2025/QH15 and the resolutions on communes), and what became of the old ones. */
export { communes, communesOf, findCommune, findProvince, provinces, unitName } from "./list.ts";
export { findInText, findProvinceNamed, resolveOld } from "./resolve-old.ts";
export type { Commune, CommuneKind, OldAddress, Province, ProvinceKind } from "./types.ts";
