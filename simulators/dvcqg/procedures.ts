/**
 * What LayThuTuc knows. Names, decision and the result's code are those of the national catalogue; its codes for papers and for the field
 * are not published, ours have the same form.
 */
export type NationalProcedure = {
  MATTHC: string;
  TENTTHC: string;
  LINHVUCTHUCHIEN: { MALINHVUC: string; TENLINHVUC: string }[];
  KETQUATHUCHIEN: { MAKETQUA: string; TENKETQUA: string }[];
  THANHPHANHOSO: { TRUONGHOP: string; GIAYTO: { MAGIAYTO: string; TENGIAYTO: string; TENMAUDON: string; URL: string }[] }[];
} & Record<string, unknown>;

const paper = (MAGIAYTO: string, TENGIAYTO: string) => ({ MAGIAYTO, TENGIAYTO, TENMAUDON: "", URL: "" });
const channel = (KENH: string) => ({
  KENH,
  THOIGIAN: [
    {
      THOIGIANGIAIQUYET: "1",
      DONVITINH: "Ngày",
      MOTA: "",
      PHILEPHI: [{ MAPHILEPHI: "", SOTIEN: "0", DONVI: "Đồng", MOTA: "Miễn phí" }],
    },
  ],
});

export const PROCEDURES: NationalProcedure[] = [
  {
    ID: "1001193",
    MATTHC: "1.001193",
    TENTTHC: "Thủ tục đăng ký khai sinh",
    LOAITTHC: "0",
    MACOQUANCONGBO: "G15",
    IDQUYETDINHCONGBO: "163/QĐ-BTP",
    TRANGTHAI: "1",
    MOTA: "",
    TUKHOA: "khai sinh",
    YEUCAU: "",
    DIACHITIEPNHAN: "",
    CAPTHUCHIEN: ["Cấp Xã"],
    LINHVUCTHUCHIEN: [{ MALINHVUC: "G15-HT08", TENLINHVUC: "Hộ tịch" }],
    TRINHTUTHUCHIEN: [],
    CACHTHUCTHUCHIEN: [channel("1"), channel("2"), channel("3")],
    THANHPHANHOSO: [
      {
        TRUONGHOP: "Giấy tờ phải nộp",
        GIAYTO: [
          paper("000.00.00.G15-GT0100", "Giấy chứng sinh"),
          paper("000.00.00.G15-GT0101", "Văn bản của người làm chứng xác nhận về việc sinh"),
          paper("000.00.00.G15-GT0102", "Giấy cam đoan về việc sinh"),
          paper("000.00.00.G15-GT0103", "Biên bản về việc trẻ bị bỏ rơi"),
          paper("000.00.00.G15-GT0104", "Văn bản xác nhận của cơ sở y tế về mang thai hộ"),
          paper("000.00.00.G15-GT0105", "Văn bản ủy quyền"),
        ],
      },
      {
        TRUONGHOP: "Giấy tờ phải xuất trình",
        GIAYTO: [
          paper("000.00.00.G15-GT0106", "Giấy tờ tùy thân"),
          paper("000.00.00.G15-GT0107", "Giấy tờ chứng minh nơi cư trú"),
        ],
      },
    ],
    DOITUONGTHUCHIEN: [{ TENDOITUONG: "1" }],
    MOTADOITUONGTHUCHIEN: "Công dân Việt Nam, Người Việt Nam định cư ở nước ngoài",
    KETQUATHUCHIEN: [{ MAKETQUA: "KQ.G15.000031", TENKETQUA: "Giấy khai sinh" }],
    CANCUPHAPLY: [
      { SOVANBAN: "60/2014/QH13", TENVANBAN: "Luật Hộ tịch" },
      { SOVANBAN: "123/2015/NĐ-CP", TENVANBAN: "Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch" },
    ],
    COQUANTHUCHIEN: [{ MADONVI: "", TENDONVI: "Ủy ban nhân dân cấp xã" }],
    TTHCLIENTHONG: "",
    TTHCLIENQUAN: "",
  },
];

/** Differences between a dossier message and the catalogue, in a sentence; undefined when the procedure is not in our part of it. */
export function catalogueFault(message: Record<string, unknown>): string | undefined {
  const known = PROCEDURES.find((p) => p.MATTHC === message.MaTTHC);
  if (!known) return undefined;
  const field = known.LINHVUCTHUCHIEN[0]!;
  if (message.TenTTHC !== known.TENTTHC) return `TenTTHC phải là "${known.TENTTHC}" như LayThuTuc`;
  if (message.MaLinhVuc !== field.MALINHVUC || message.TenLinhVuc !== field.TENLINHVUC)
    return `Lĩnh vực phải là ${field.MALINHVUC} "${field.TENLINHVUC}" như LayThuTuc`;
  const papers = known.THANHPHANHOSO.flatMap((part) => part.GIAYTO.map((g) => g.MAGIAYTO));
  const results = known.KETQUATHUCHIEN.map((r) => r.MAKETQUA);
  for (const file of rows(message.TaiLieuNop)) {
    if (file.MaThanhPhanHoSo !== "" && !papers.includes(file.MaThanhPhanHoSo ?? ""))
      return `MaThanhPhanHoSo "${file.MaThanhPhanHoSo}" không có trong THANHPHANHOSO của thủ tục`;
  }
  for (const file of rows(message.DanhSachGiayToKetQua)) {
    if (!results.includes(file.MaGiayToKetQua ?? ""))
      return `MaGiayToKetQua "${file.MaGiayToKetQua ?? ""}" không có trong KETQUATHUCHIEN của thủ tục`;
  }
  return undefined;
}

function rows(list: unknown): Record<string, string>[] {
  return Array.isArray(list) ? (list as Record<string, string>[]) : [];
}
