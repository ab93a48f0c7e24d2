/** Speaks to the national portal in tests. */
import type { Body } from "./register.ts";

const HEADERS = {
  "content-type": "application/json",
  accept: "application/json",
  charset: "utf-8",
  dstcode: "VN:GOV:000.00.00.G22:vpcpdvcprovider",
};

export async function post(url: string, path: string, body: unknown, headers: Record<string, string> = HEADERS): Promise<Body> {
  const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return (await answer.json()) as Body;
}

export async function login(url: string): Promise<string> {
  return String((await post(url, "/dvcqg/auth", { username: "motcua", password: "motcua-dev-secret" })).session);
}

export function call(url: string, session: string, service: string, more: Body): Promise<Body> {
  return post(url, "/dvcqg/integration", { session, madonvi: "H60.30.12", service, ...more });
}

/** A correct DongBoHoSoMC item. */
export function dossierMessage(change: Body = {}): Body {
  return {
    MaHoSo: "H60.30.12-261120-0001",
    MaTTHC: "1.001193",
    TenTTHC: "Thủ tục đăng ký khai sinh",
    MaLinhVuc: "G15-HT08",
    TenLinhVuc: "Hộ tịch",
    KenhThucHien: "2",
    ChuHoSo: "HOÀNG VĂN TOÀN",
    DinhDanhCHS: [{ LoaiDinhDanh: "1", SoDinhDanh: "008095990718" }],
    LoaiDoiTuong: "1",
    MaDoiTuong: null,
    Email: "",
    SoDienThoai: "0912000718",
    TrichYeuHoSo: "Đăng ký khai sinh cho HOÀNG MINH AN",
    NgayNopHoSo: "20261120082100",
    NgayTiepNhan: "20261120090500",
    NgayHenTra: "20261120170000",
    TrangThaiHoSo: "2",
    HinhThuc: "0",
    DonViXuLy: "UBND xã Thượng Lâm",
    NoiNopHoSo: "2",
    HoSoCoThanhPhanSoHoa: "1",
    TaiKhoanDuocXacThucVoiVNeID: "1",
    DuocThanhToanTrucTuyen: "0",
    DSKetNoiCSDL: [{ MaCSDL: "1" }],
    TaiLieuNop: [
      {
        TepDinhKemId: "1",
        TenTepDinhKem: "giay-chung-sinh.jpg",
        IsDeleted: "False",
        MaThanhPhanHoSo: "000.00.00.G15-GT0100",
        DuongDanTaiTepTin: "https://dichvucong.example.vn/tep/1",
        DuocSoHoa: "1",
        DuocTaiSuDung: "0",
        DuocLayTuKhoDMQG: "0",
      },
    ],
    DanhSachLePhi: [],
    DanhSachGiayToKetQua: [],
    ...change,
  };
}

/** A correct CapNhatTienDoHoSoMC line. */
export function progressLine(change: Body = {}): Body {
  return {
    MaHoSo: "H60.30.12-261120-0001",
    NguoiXuLy: "LÝ THỊ THU",
    ChucDanh: "Công chức tư pháp – hộ tịch",
    ThoiDiemXuLy: "20261120090500",
    PhongBanXuLy: "Trung tâm Phục vụ hành chính công xã Thượng Lâm",
    NoiDungXuLy: "Tiếp nhận hồ sơ-",
    TrangThai: "2",
    ...change,
  };
}
