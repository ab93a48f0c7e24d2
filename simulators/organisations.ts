import type { Place } from "./people/types.ts";

/**
 * Invented organisations of a real province. Their numbers have the right tenth digit and lie far above those that are issued; a household
 * business has its owner's number. `missing` ones are known to people but not in the register.
 */
export type Organisation = {
  /** 10 digits, 10 and -NNN of a branch, or 12 digits of a household business. */
  taxCode: string;
  name: string;
  /** LoaiHinh: 01 TNHH một thành viên, 02 TNHH hai thành viên trở lên, 03 cổ phần, 04 doanh nghiệp tư nhân, 05 hợp tác xã, 06 hộ kinh doanh, 07 chi nhánh. */
  kind: "01" | "02" | "03" | "04" | "05" | "06" | "07";
  seat: Place;
  /** Personal number of the representative; see people/people.ts. */
  representative: string;
  title: string;
  /** yyyy-MM-dd of the first registration. */
  registeredOn: string;
  /** TinhTrang: 1 đang hoạt động, 2 tạm ngừng kinh doanh, 3 đã giải thể. */
  state: "1" | "2" | "3";
  missing?: true;
  /** Why it is in the demo, in Vietnamese. */
  story: string;
};

const naHang = (detail: string): Place => ({ commune: "02221", communeName: "xã Nà Hang", detail });
const thuongLam = (detail: string): Place => ({ commune: "02269", communeName: "xã Thượng Lâm", detail });
const dongVan = (detail: string): Place => ({ commune: "00721", communeName: "xã Đồng Văn", detail });

export const ORGANISATIONS: Organisation[] = [
  {
    taxCode: "5099900013",
    name: "CÔNG TY TNHH MỘT THÀNH VIÊN NÔNG SẢN SÔNG GÂM",
    kind: "01",
    seat: naHang("Số 12, tổ dân phố 5"),
    representative: "008092991431",
    title: "Giám đốc",
    registeredOn: "2021-05-14",
    state: "1",
    story: "Công ty đang hoạt động, thử số này trước",
  },
  {
    taxCode: "5099900013-001",
    name: "CHI NHÁNH YÊN HOA – CÔNG TY TNHH MỘT THÀNH VIÊN NÔNG SẢN SÔNG GÂM",
    kind: "07",
    seat: { commune: "02248", communeName: "xã Yên Hoa", detail: "Thôn Nà Khuyến" },
    representative: "008194990975",
    title: "Người đứng đầu chi nhánh",
    registeredOn: "2023-03-01",
    state: "1",
    story: "Chi nhánh, mã số thuế 13 chữ số",
  },
  {
    taxCode: "5099900020",
    name: "HỢP TÁC XÃ CHÈ BẢN BUNG",
    kind: "05",
    seat: thuongLam("Thôn Bản Bung"),
    representative: "008095990718",
    title: "Chủ tịch Hội đồng quản trị",
    registeredOn: "2019-09-02",
    state: "1",
    story: "Hợp tác xã của ông Toàn",
  },
  {
    taxCode: "5099900038",
    name: "CÔNG TY CỔ PHẦN XĂNG DẦU MÃ PÌ LÈNG",
    kind: "03",
    seat: { commune: "00769", communeName: "xã Mèo Vạc", detail: "Thôn Sảng Pả" },
    representative: "002096990391",
    title: "Tổng Giám đốc",
    registeredOn: "2017-11-20",
    state: "1",
    story: "Công ty bán lẻ xăng dầu",
  },
  {
    taxCode: "5099900045",
    name: "DOANH NGHIỆP TƯ NHÂN VẬT TƯ NÔNG NGHIỆP LÂM BÌNH",
    kind: "04",
    seat: thuongLam("Thôn Nà Tông"),
    representative: "008088990640",
    title: "Chủ doanh nghiệp",
    registeredOn: "2012-04-10",
    state: "3",
    story: "Đã giải thể",
  },
  {
    taxCode: "5199900017",
    name: "CÔNG TY TNHH DỆT LANH CAO NGUYÊN ĐÁ",
    kind: "02",
    seat: dongVan("Thôn Má Lủ"),
    representative: "002197990733",
    title: "Giám đốc",
    registeredOn: "2020-02-18",
    state: "2",
    story: "Đang tạm ngừng kinh doanh",
  },
  {
    taxCode: "008088990640",
    name: "HỘ KINH DOANH MA VĂN KHẢI",
    kind: "06",
    seat: thuongLam("Chợ Thượng Lâm"),
    representative: "008088990640",
    title: "Chủ hộ kinh doanh",
    registeredOn: "2024-07-05",
    state: "1",
    story: "Hộ kinh doanh, mã số thuế là số định danh của chủ hộ",
  },
  {
    taxCode: "5199900024",
    name: "HỢP TÁC XÃ MẬT ONG BẠC HÀ",
    kind: "05",
    seat: dongVan("Thôn Má Lủ"),
    representative: "002099990854",
    title: "Giám đốc",
    registeredOn: "2009-06-30",
    state: "1",
    missing: true,
    story: "Giấy đăng ký cũ, cơ sở dữ liệu chưa có",
  },
];

/** What the register holds of a number; undefined when it has nothing. */
export function findOrganisation(taxCode: string): Organisation | undefined {
  return ORGANISATIONS.find((one) => one.taxCode === taxCode && !one.missing);
}
