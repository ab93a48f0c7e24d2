export type ProvinceKind = "tỉnh" | "thành phố";
export type CommuneKind = "phường" | "xã" | "đặc khu";

/** `code`: two digits; `name` without the kind, e.g. "Tuyên Quang". */
export type Province = { readonly code: string; readonly name: string; readonly kind: ProvinceKind };
/** `code`: five digits; `name` without the kind, e.g. "Thượng Lâm"; `province`: code of its province. */
export type Commune = { readonly code: string; readonly name: string; readonly kind: CommuneKind; readonly province: string };

/** An address of the time of three tiers (before 1 July 2025), as far as it is known; each with or without its kind ("xã", "huyện"). */
export type OldAddress = { commune?: string; district?: string; province?: string };
