/** What the national portal accepts in DongBoHoSoMC and CapNhatTienDoHoSoMC. */
import {
  bool,
  dateTime,
  integer,
  listOf,
  may,
  need,
  object,
  oneOf,
  orEmpty,
  orNull,
  pattern,
  type Rule,
  type Shape,
  str,
  url,
} from "./check.ts";

const yesNo = oneOf("1", "0");
export const STATUS = oneOf("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
const money = pattern(/^\d+$/, "số tiền nguyên, đơn vị đồng");
export const CODE = pattern(/^[0-9A-Z]+(\.[0-9A-Z]+)*-\d{6}-\d{4,}$/, "mã đơn vị-yyMMdd-số thứ tự");

const submitted: Shape = {
  TepDinhKemId: need(str({ min: 1, max: 200 })),
  TenTepDinhKem: need(str({ min: 1, max: 4000 })),
  IsDeleted: need(oneOf("False", "True", "0", "1")),
  MaThanhPhanHoSo: need(str({ max: 200 })),
  DuongDanTaiTepTin: need(url),
  DuocSoHoa: may(yesNo),
  DuocTaiSuDung: may(oneOf("0", "1", "2")),
  DuocLayTuKhoDMQG: may(yesNo),
  MaKetQuaThayThe: may(str({ max: 200 })),
};

const fee: Shape = {
  TenPhiLePhi: need(str({ min: 1 })),
  MaPhiLePhi: need(str({ max: 200 })),
  HinhThucThu: need(oneOf("1", "2", "4")),
  Gia: need(money),
  LoaiPhiLePhi: need(oneOf("1", "2", "3")),
};

const supplement: Shape = {
  HoSoBoSungId: need(integer),
  NguoiYeuCauBoSung: need(str({ min: 1 })),
  NoiDungBoSung: need(str({ min: 1 })),
  NgayBoSung: need(dateTime),
  NguoiTiepNhanBoSung: may(str()),
  ThongTinTiepNhan: may(str()),
  NgayTiepNhanBoSung: may(orEmpty(dateTime)),
  TrangThaiBoSung: need(bool),
  DanhSachGiayToBoSung: may(listOf(submitted)),
  DanhSachLePhiBoSung: may(listOf(fee)),
  NgayHenTraTruoc: may(orEmpty(dateTime)),
  NgayHenTraMoi: may(orEmpty(dateTime)),
};

const result: Shape = {
  TenGiayTo: need(str({ min: 1, max: 2000 })),
  MaThanhPhanHoSo: need(str({ max: 200 })),
  GiayToId: need(str({ min: 1, max: 200 })),
  DuongDanTepTinKetQua: need(url),
  MaGiayToKetQua: may(str({ max: 200 })),
};

const ownerId: Rule = (value, path) =>
  object({ LoaiDinhDanh: need(oneOf("1", "2")), SoDinhDanh: need(str({ min: 1 })) })(value, path) ??
  idLength(value as Record<string, string>, path);

function idLength(id: Record<string, string>, path: string): string | undefined {
  const digits = id.LoaiDinhDanh === "1" ? 12 : 9;
  return new RegExp(`^\\d{${digits}}$`).test(id.SoDinhDanh ?? "") ? undefined : `${path}.SoDinhDanh phải có ${digits} chữ số`;
}

/** Optional facts may be ""; what the law requires may not. NgayHenTra and NgayTiepNhan are empty until the dossier is received. */
export const dossier = object({
  MaHoSo: need(CODE),
  MaTTHC: need(pattern(/^\d\.\d{6}(\.[0-9A-Z.]+)?$/, "mã thủ tục như 1.001193")),
  TenTTHC: need(str({ min: 1 })),
  MaLinhVuc: need(str({ min: 1, max: 100 })),
  TenLinhVuc: need(str({ min: 1 })),
  SoBienNhan: may(str({ max: 100 })),
  KenhThucHien: may(orNull(oneOf("1", "2", "3"))),
  ChuHoSo: may(str()),
  SoGiayToChuHoSo: may(str({ max: 50 })),
  DinhDanhCHS: may((value, path) => {
    if (!Array.isArray(value)) return `${path} phải là mảng`;
    return value.map((item, i) => ownerId(item, `${path}[${i}]`)).find(Boolean);
  }),
  LoaiDoiTuong: need(oneOf("1", "2", "3", "4")),
  MaDoiTuong: may(orNull(str({ max: 200 }))),
  ThongTinKhac: may(str()),
  Email: need(orEmpty(pattern(/^[^\s@]+@[^\s@]+$/, "thư điện tử"))),
  SoDienThoai: need(orEmpty(pattern(/^\+?\d{9,12}$/, "số điện thoại"))),
  Fax: may(str({ max: 50 })),
  TrichYeuHoSo: need(str({ min: 1, max: 1000 })),
  NgayTiepNhan: need(orEmpty(dateTime)),
  NgayHenTra: need(orEmpty(dateTime)),
  TrangThaiHoSo: need(STATUS),
  NgayTra: may(orEmpty(dateTime)),
  ThongTinTra: may(str()),
  HinhThuc: need(oneOf("0", "1")),
  NgayKetThucXuLy: may(orEmpty(dateTime)),
  NgayTuChoi: may(orEmpty(dateTime)),
  NgayNopHoSo: may(orEmpty(dateTime)),
  DonViXuLy: need(str({ min: 1 })),
  GhiChu: may(str({ max: 2000 })),
  NoiNopHoSo: may(oneOf("1", "2")),
  HoSoCoThanhPhanSoHoa: may(yesNo),
  TaiKhoanDuocXacThucVoiVNeID: may(yesNo),
  DuocThanhToanTrucTuyen: may(oneOf("0", "1", "2", "3")),
  DSKetNoiCSDL: may(listOf({ MaCSDL: need(str({ min: 1, max: 20 })) })),
  TaiLieuNop: may(listOf(submitted)),
  DanhSachLePhi: may(listOf(fee)),
  DanhSachTepDinhKemKhac: may(listOf({ TenGiayTo: need(str({ min: 1 })), SoLuong: need(integer), LoaiGiayTo: need(integer) })),
  DanhSachHoSoBoSung: may(listOf(supplement)),
  DanhSachGiayToKetQua: may(listOf(result)),
});

export const progress = object({
  MaHoSo: need(CODE),
  NguoiXuLy: need(str({ min: 1, max: 50 })),
  ChucDanh: may(str({ max: 200 })),
  ThoiDiemXuLy: need(dateTime),
  PhongBanXuLy: may(str({ max: 500 })),
  NoiDungXuLy: need(str({ min: 1 })),
  TrangThai: need(STATUS),
  NgayBatDau: may(orEmpty(dateTime)),
  NgayKetThucTheoQuyDinh: may(orEmpty(dateTime)),
});

/** States in which an office has taken the dossier in, so that it knows when. Fees may be owed (6), and a dossier ended (8), before that. */
export const TAKEN_IN = ["2", "4", "9", "10"];
