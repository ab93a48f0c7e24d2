import { hash } from "node:crypto";
import type { Person } from "../people/types.ts";

/** Names of the claims that userinfo answers under the scope openid. */
export const CLAIMS = [
  "sub",
  "LoaiTaiKhoan",
  "SoDinhDanh",
  "SoCMND",
  "HoChieu",
  "HoVaTen",
  "GioiTinh",
  "NgaySinh",
  "DiaChi",
  "MaXa",
  "SoDienThoai",
  "ThuDienTu",
  "MaSoThue",
  "TenDoanhNghiep",
  "MaSoDoanhNghiep",
  "TechID",
  "loAs",
  "MucDo",
  "GiayToTichHop",
] as const;

/** `sub` and TechID of a person: stable, and says nothing about who it is. */
export function subjectOf(person: Person): string {
  return hash("sha256", `vneid:${person.id}`).slice(0, 32);
}

/** What VNeID says about a person; the truth, even where the population register is mistaken. */
export function claimsOf(person: Person): Record<(typeof CLAIMS)[number], string> {
  const [year, month, day] = person.birthDate.split("-");
  return {
    sub: subjectOf(person),
    LoaiTaiKhoan: "1",
    SoDinhDanh: person.id,
    SoCMND: "",
    HoChieu: "",
    HoVaTen: person.name,
    GioiTinh: person.sex,
    NgaySinh: `${day}/${month}/${year}`,
    DiaChi: `${person.home.detail}, ${person.home.communeName}, tỉnh Tuyên Quang`,
    MaXa: person.home.commune,
    SoDienThoai: person.phone ?? "",
    ThuDienTu: person.email ?? "",
    MaSoThue: person.id,
    TenDoanhNghiep: "",
    MaSoDoanhNghiep: "",
    TechID: subjectOf(person),
    loAs: person.level ?? "",
    MucDo: person.level ?? "",
    GiayToTichHop: (person.documents ?? []).join(","),
  };
}
