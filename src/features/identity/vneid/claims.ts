import { z } from "zod";

const text = z
  .string()
  .nullish()
  .transform((value) => (value ?? "").normalize("NFC").trim());
const code = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ""));

/** Claims of the single sign-on (national portal's names; level and integrated documents added). Empty strings mean unknown. */
const schema = z.object({
  LoaiTaiKhoan: code,
  SoDinhDanh: z.string().regex(/^\d{12}$/),
  HoVaTen: text.refine((name) => name.length > 0 && name.length <= 200),
  GioiTinh: code,
  NgaySinh: text,
  DiaChi: text,
  MaXa: text,
  SoDienThoai: text,
  ThuDienTu: text,
  MucDo: code,
  GiayToTichHop: text,
});

export type VneidPerson = {
  personal_id: string;
  name: string;
  birth_date: string | null;
  gender: "male" | "female" | null;
  phone: string;
  email: string;
  address: string;
  commune_code: string | null;
  level: 1 | 2;
  integrated_documents: string[];
};
export type ReadClaims = { ok: true; person: VneidPerson } | { ok: false; fault: "untrusted" | "organisation" };

/** Reads userinfo; what is not as agreed makes the whole answer untrusted. */
export function readClaims(claims: unknown): ReadClaims {
  const kind = z.object({ LoaiTaiKhoan: code }).safeParse(claims);
  if (kind.success && kind.data.LoaiTaiKhoan === "2") return { ok: false, fault: "organisation" };
  const parsed = schema.safeParse(claims);
  if (!parsed.success) return { ok: false, fault: "untrusted" };
  const v = parsed.data;
  if (v.LoaiTaiKhoan !== "1" || (v.MucDo !== "1" && v.MucDo !== "2")) return { ok: false, fault: "untrusted" };
  return {
    ok: true,
    person: {
      personal_id: v.SoDinhDanh,
      name: v.HoVaTen.toLocaleUpperCase("vi"),
      birth_date: readDate(v.NgaySinh),
      gender: v.GioiTinh === "1" ? "male" : v.GioiTinh === "2" ? "female" : null,
      phone: v.SoDienThoai,
      email: v.ThuDienTu,
      address: v.DiaChi,
      commune_code: /^\d{5}$/.test(v.MaXa) ? v.MaXa : null,
      level: v.MucDo === "2" ? 2 : 1,
      integrated_documents: readList(v.GiayToTichHop),
    },
  };
}

/** "GPLX,BHYT" as a list, each once; at most a hundred, as the answer comes from outside. */
function readList(value: string): string[] {
  const codes = value.split(/[,;\s]+/).filter((code) => /^[\w.-]{1,40}$/.test(code));
  return [...new Set(codes)].slice(0, 100);
}

/** "03/04/1998" or "19980403"; a partial date stays unknown, it is never made up. */
function readDate(value: string): string | null {
  const match = /^(?<d>\d{2})\/(?<m>\d{2})\/(?<y>\d{4})$/.exec(value) ?? /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/.exec(value);
  if (!match?.groups) return null;
  const { y, m, d } = match.groups;
  try {
    return Temporal.PlainDate.from(`${y}-${m}-${d}`).toString();
  } catch {
    return null;
  }
}
