import type { Person } from "../people/types.ts";
import { compactDate } from "./envelope.ts";

const RELATIVE_NONE = { HoVaTen: "", QuocTich: "", SoDinhDanh: "", SoCMND: "" };

export type CitizenRecord = { HoVaTen: { Ten: string }; NgayThangNamSinh: { NgayThangNam: string } } & Record<string, unknown>;

/** A person as the population register answers (CongDan), with the register's own mistakes. */
export function citizenRecord(person: Person, find: (id: string) => Person | undefined): CitizenRecord {
  const kept = { ...person, ...person.register };
  const relative = (id: string | undefined) => {
    const other = id ? find(id) : undefined;
    return other
      ? { HoVaTen: other.register?.name ?? other.name, QuocTich: "VN", SoDinhDanh: other.id, SoCMND: "" }
      : RELATIVE_NONE;
  };
  const place = { MaTinhThanh: "08", MaQuanHuyen: "", MaPhuongXa: person.home.commune, ChiTiet: person.home.detail };
  return {
    SoDinhDanh: person.id,
    SoCMND: "",
    HoVaTen: { Ten: kept.name },
    NgayThangNamSinh: { NgayThangNam: compactDate(kept.birthDate) },
    GioiTinh: kept.sex,
    QuocTich: "VN",
    DanToc: kept.ethnicity,
    TonGiao: "",
    ThuongTru: place,
    NoiOHienTai: place,
    NhomMau: "00",
    TinhTrangHonNhan: kept.marital,
    SoSoHoKhau: "",
    ChuHo: { HoVaTen: kept.name, QuanHe: "Chủ hộ", SoDinhDanh: person.id, SoCMND: "" },
    Cha: relative(person.father),
    Me: relative(person.mother),
    VoChong: relative(person.spouse),
  };
}
