/** Fields that name no person: codes, days, states. Whatever is not listed is hidden, also what a later version adds. */
const OPEN = new Set([
  "madonvi",
  "isUpdating",
  "MaHoSo",
  "MaTTHC",
  "TenTTHC",
  "MaLinhVuc",
  "TenLinhVuc",
  "KenhThucHien",
  "LoaiDoiTuong",
  "LoaiDinhDanh",
  "NgayNopHoSo",
  "NgayTiepNhan",
  "NgayHenTra",
  "TrangThaiHoSo",
  "NgayKetThucXuLy",
  "NgayTuChoi",
  "NgayTra",
  "ThongTinTra",
  "HinhThuc",
  "DonViXuLy",
  "NoiNopHoSo",
  "HoSoCoThanhPhanSoHoa",
  "TaiKhoanDuocXacThucVoiVNeID",
  "MaCSDL",
  "TenPhiLePhi",
  "MaPhiLePhi",
  "HinhThucThu",
  "Gia",
  "LoaiPhiLePhi",
  "HoSoBoSungId",
  "NgayBoSung",
  "NgayTiepNhanBoSung",
  "TrangThaiBoSung",
  "IsDeleted",
  "MaThanhPhanHoSo",
  "DuocSoHoa",
  "DuocTaiSuDung",
  "DuocLayTuKhoDMQG",
  "TenGiayTo",
  "MaGiayToKetQua",
  "ThoiDiemXuLy",
  "PhongBanXuLy",
  "TrangThai",
  "NgayBatDau",
  "NgayKetThucTheoQuyDinh",
]);

/** The same shape without personal data: a hidden text shows only how long it is, which is enough to see what is wrong with it. */
export function maskPayload(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => maskPayload(item, key));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskPayload(inner, name)]));
  if (value === "" || value === null || OPEN.has(key)) return value;
  return `•••••• (${String(value).length} ký tự)`;
}

/** A sentence of the other side, in which it may repeat a number of a person. */
export function maskSentence(sentence: string): string {
  return sentence.replace(/\d{9,}/g, "••••••").replace(/[^\s@]+@[^\s@]+/g, "••••••");
}
