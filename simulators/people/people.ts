/** Invented people of a real province: no number, name or address belongs to anybody. The six last digits begin with 99. */
import type { Person, Place } from "./types.ts";

/** The password of every VNeID account of the demo. */
export const DEMO_PASSWORD = "motcua2026";

const thuongLam = (detail: string): Place => ({ commune: "02269", communeName: "xã Thượng Lâm", detail });
const hongThai: Place = { commune: "02260", communeName: "xã Hồng Thái", detail: "Thôn Khau Tràng" };
const dongVan: Place = { commune: "00721", communeName: "xã Đồng Văn", detail: "Thôn Má Lủ" };
const yenHoa: Place = { commune: "02248", communeName: "xã Yên Hoa", detail: "Thôn Nà Khuyến" };
const meoVac: Place = { commune: "00769", communeName: "xã Mèo Vạc", detail: "Thôn Sảng Pả" };

const MAN = "008198990412";
const TOAN = "008095990718";
const MUI = "008301991203";
const NHINH = "008157990326";
const PO = "002099990854";
const MY = "002301990167";
const KIM = "008092991431";
const LAI = "008194990975";
const THU = "008190990289";
const KHAI = "008088990640";
const HUY = "008085991518";
const MAI = "002197990733";
const CHA = "002096990391";
const LIN = "008099991126";
const SUU = "008144990517";
const HEN = "008168990846";
const ANH = "008203990628";
const BAO = "008216990153";

export const PEOPLE: Person[] = [
  {
    id: MAN,
    name: "HOÀNG THỊ MẬN",
    birthDate: "1998-04-03",
    sex: "2",
    ethnicity: "2",
    home: thuongLam("Thôn Bản Bung"),
    marital: "2",
    spouse: TOAN,
    level: "2",
    documents: ["GPLX", "BHYT", "DKX", "BHXH", "HN"],
    phone: "0912000412",
    email: "man.hoang@example.vn",
    story: "Mẹ của cháu bé mới sinh, đã kết hôn",
  },
  {
    id: TOAN,
    name: "HOÀNG VĂN TOÀN",
    birthDate: "1995-09-12",
    sex: "1",
    ethnicity: "2",
    home: thuongLam("Thôn Bản Bung"),
    marital: "2",
    spouse: MAN,
    mother: NHINH,
    level: "2",
    documents: ["GPLX", "BHYT", "DKX", "BHXH", "HN", "GKSK"],
    phone: "0912000718",
    email: "toan.hoang@example.vn",
    story: "Cha của cháu bé, thử việc này trước",
  },
  {
    id: MUI,
    name: "BÀN THỊ MÙI",
    birthDate: "2001-02-19",
    sex: "2",
    ethnicity: "9",
    home: hongThai,
    marital: "1",
    level: "2",
    documents: ["BHYT", "BHXH", "GPLX", "DKX"],
    phone: "0912001203",
    story: "Mẹ chưa kết hôn, có con mới sinh",
  },
  {
    id: NHINH,
    name: "MA THỊ NHÌNH",
    birthDate: "1957-06-08",
    sex: "2",
    ethnicity: "2",
    home: thuongLam("Thôn Bản Bung"),
    marital: "3",
    level: "2",
    documents: ["BHYT"],
    phone: "0912000326",
    story: "Bà nội của cháu bé, đi khai sinh thay con",
  },
  {
    id: PO,
    name: "GIÀNG MÍ PÓ",
    birthDate: "1999-11-27",
    sex: "1",
    ethnicity: "8",
    home: dongVan,
    marital: "2",
    spouse: MY,
    level: "1",
    documents: ["GPLX", "BHYT", "DKX", "BHXH", "HN"],
    phone: "0912000854",
    story: "Tài khoản mức 1, có con mới sinh",
  },
  {
    id: KIM,
    name: "ĐẶNG VĂN KIM",
    birthDate: "1992-07-15",
    sex: "1",
    ethnicity: "9",
    home: yenHoa,
    marital: "2",
    spouse: LAI,
    level: "2",
    phone: "0912001431",
    story: "Đã kết hôn nhưng sổ hộ tịch chưa được số hoá",
  },
  {
    id: LAI,
    name: "TRIỆU THỊ LAI",
    birthDate: "1994-12-05",
    sex: "2",
    ethnicity: "9",
    home: yenHoa,
    marital: "2",
    spouse: KIM,
    level: "2",
    documents: ["BHYT", "HN"],
    phone: "0912000975",
    story: "Vợ của ông Kim, có con mới sinh",
  },
  {
    id: THU,
    name: "LÝ THỊ THU",
    birthDate: "1990-03-22",
    sex: "2",
    ethnicity: "2",
    home: thuongLam("Thôn Nà Tông"),
    marital: "2",
    spouse: KHAI,
    level: "2",
    documents: ["GPLX", "BHYT", "DKX", "BHXH", "HN"],
    phone: "0912000289",
    email: "thu.ly@example.vn",
    story: "Công chức tư pháp – hộ tịch xã Thượng Lâm, có con mới sinh",
  },
  {
    id: HUY,
    name: "NGUYỄN QUỐC HUY",
    birthDate: "1985-01-30",
    sex: "1",
    ethnicity: "1",
    home: thuongLam("Thôn Nà Lầu"),
    marital: "1",
    level: "2",
    phone: "0912001518",
    email: "huy.nguyen@example.vn",
    story: "Chủ tịch UBND xã Thượng Lâm",
  },
  {
    id: MAI,
    name: "SÙNG THỊ MAI",
    birthDate: "1997-08-14",
    sex: "2",
    ethnicity: "8",
    home: meoVac,
    marital: "2",
    spouse: CHA,
    level: "2",
    phone: "0912000733",
    register: { name: "SÙNG THỊ MAY", birthDate: "1996-08-14", ethnicity: "9" },
    story: "Cơ sở dữ liệu dân cư ghi sai tên, năm sinh, dân tộc",
  },
  {
    id: MY,
    name: "VÀNG THỊ MỶ",
    birthDate: "2001-05-09",
    sex: "2",
    ethnicity: "8",
    home: dongVan,
    marital: "2",
    spouse: PO,
    story: "Vợ của ông Pó, không có tài khoản",
  },
  {
    id: KHAI,
    name: "MA VĂN KHẢI",
    birthDate: "1988-10-17",
    sex: "1",
    ethnicity: "2",
    home: thuongLam("Thôn Nà Tông"),
    marital: "2",
    spouse: THU,
    story: "Chồng của bà Thu, không có tài khoản",
  },
  {
    id: CHA,
    name: "VỪ MÍ CHÁ",
    birthDate: "1996-04-25",
    sex: "1",
    ethnicity: "8",
    home: meoVac,
    marital: "2",
    spouse: MAI,
    story: "Chồng của bà Mai, không có tài khoản",
  },
  {
    id: LIN,
    name: "CHẢO VĂN LÌN",
    birthDate: "1999-09-02",
    sex: "1",
    ethnicity: "9",
    home: hongThai,
    marital: "1",
    story: "Nhận con của bà Mùi sau này, không có tài khoản",
  },
  {
    id: SUU,
    name: "HOÀNG THỊ SỬU",
    birthDate: "1944-05-11",
    sex: "2",
    ethnicity: "2",
    home: thuongLam("Thôn Bản Bung"),
    marital: "3",
    story: "Cụ bà không dùng điện thoại, nhờ cháu làm thay",
  },
  {
    id: HEN,
    name: "HOÀNG THỊ HẸN",
    birthDate: "1968-01-20",
    sex: "2",
    ethnicity: "2",
    home: thuongLam("Thôn Bản Bung"),
    marital: "3",
    mother: SUU,
    story: "Con gái cụ Sửu, mẹ của anh Ánh; không có tài khoản",
  },
  {
    id: ANH,
    name: "LÝ VĂN ÁNH",
    birthDate: "2003-10-02",
    sex: "1",
    ethnicity: "2",
    home: thuongLam("Thôn Bản Bung"),
    marital: "1",
    mother: HEN,
    level: "2",
    documents: ["BHYT", "GPLX"],
    phone: "0912000628",
    story: "Cháu ngoại cụ Sửu, được cụ ủy quyền",
  },
  {
    id: BAO,
    name: "MA GIA BẢO",
    birthDate: "2016-06-01",
    sex: "1",
    ethnicity: "2",
    home: thuongLam("Thôn Nà Tông"),
    marital: "1",
    father: KHAI,
    mother: THU,
    story: "Con chưa thành niên của bà Thu",
  },
];

const byId = new Map(PEOPLE.map((person) => [person.id, person]));

export function findPerson(id: string): Person | undefined {
  return byId.get(id);
}

export const ETHNICITIES: Record<string, string> = { "1": "Kinh", "2": "Tày", "8": "Mông", "9": "Dao" };
