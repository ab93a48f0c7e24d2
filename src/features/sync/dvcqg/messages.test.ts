import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dossier as dossierRule, progress as progressRule } from "../../../../simulators/dvcqg/schema.ts";
import { type Dossier, evolve } from "../../../core/dossier/index.ts";
import {
  askAtAppraisal,
  awaitingSignature,
  commands,
  inAppraisal,
  libraryCard,
  officer,
  reader,
  stage,
  vn,
} from "../../../core/dossier/testing/library-card.ts";
import { photo } from "../testing/story.ts";
import { dossierMessage, fileLists, type MessageContext } from "./dossier-message.ts";
import { progressLines } from "./progress-lines.ts";

const context: MessageContext = {
  revision: { ...libraryCard, papers: [{ ...libraryCard.papers[0]!, nationalCode: "000.00.00.X01-GT0001" }] },
  populationSource: "Cơ sở dữ liệu quốc gia về dân cư",
  fileUrl: (file) => `https://motcua.test/tep/${file.name}`,
};
const whole = (dossier: Dossier) => ({ ...dossierMessage(dossier, context), ...fileLists(dossier, context) });
const finished = () => {
  const play = awaitingSignature();
  play.at(vn("2026-11-20T15:30"));
  play.does(officer("leader"), commands.approve);
  play.at(vn("2026-11-20T16:00"));
  play.does(officer("receptionist"), { type: "handOver", way: "counter", receiver: reader.name });
  play.does(reader, { type: "rate", score: "satisfied", reasons: [], comment: "" });
  return play;
};
const patched = (patch: Partial<Dossier>): Dossier => ({ ...finished().dossier, ...patch });

describe("DongBoHoSoMC", () => {
  it("says everything that is known of a finished dossier, in strings", () => {
    assert.deepEqual(
      whole(
        patched({
          papers: [photo],
          fee: {
            total: 8000,
            lines: [{ id: "x", name: "Phí thẻ", kind: "fee", units: 1, amount: 8000, total: 8000, legal: "" }],
          },
        }),
      ),
      {
        MaHoSo: "H60.30.12-261120-0001",
        MaTTHC: "9.000001",
        TenTTHC: "Cấp thẻ thư viện",
        MaLinhVuc: "X01",
        TenLinhVuc: "Thư viện",
        KenhThucHien: "2",
        ChuHoSo: "HOÀNG THỊ MẬN",
        SoGiayToChuHoSo: "008195000001",
        DinhDanhCHS: [{ LoaiDinhDanh: "1", SoDinhDanh: "008195000001" }],
        LoaiDoiTuong: "1",
        Email: "",
        SoDienThoai: "0912000001",
        TrichYeuHoSo: "Cấp thẻ thư viện cho HOÀNG THỊ MẬN",
        NgayNopHoSo: "20261120082100",
        NgayTiepNhan: "20261120090500",
        NgayHenTra: "20261120170000",
        TrangThaiHoSo: "10",
        NgayKetThucXuLy: "20261120153000",
        NgayTuChoi: "",
        NgayTra: "20261120160000",
        ThongTinTra: "Trả kết quả tại quầy",
        HinhThuc: "0",
        DonViXuLy: "UBND xã Thượng Lâm",
        NoiNopHoSo: "2",
        HoSoCoThanhPhanSoHoa: "1",
        TaiKhoanDuocXacThucVoiVNeID: "1",
        DSKetNoiCSDL: [{ MaCSDL: "1" }],
        DanhSachLePhi: [{ TenPhiLePhi: "Phí thẻ", MaPhiLePhi: "", HinhThucThu: "4", Gia: "8000", LoaiPhiLePhi: "1" }],
        DanhSachHoSoBoSung: [],
        TaiLieuNop: [
          {
            TepDinhKemId: `${"a".repeat(64)}-photo`,
            TenTepDinhKem: "anh.jpg",
            IsDeleted: "False",
            MaThanhPhanHoSo: "000.00.00.X01-GT0001",
            DuongDanTaiTepTin: "https://motcua.test/tep/anh.jpg",
            DuocSoHoa: "1",
            DuocTaiSuDung: "0",
            DuocLayTuKhoDMQG: "0",
          },
        ],
        DanhSachGiayToKetQua: [
          {
            TenGiayTo: "Thẻ thư viện",
            MaThanhPhanHoSo: "",
            GiayToId: "a".repeat(64),
            DuongDanTepTinKetQua: "https://motcua.test/tep/the.pdf",
            MaGiayToKetQua: "KQ.X01.000001",
          },
        ],
      },
    );
  });

  it("claims no register, no account and no reception that there was not", () => {
    const message = dossierMessage(stage().dossier, context);
    assert.equal(message.DSKetNoiCSDL, undefined);
    assert.deepEqual(
      [message.NgayTiepNhan, message.NgayHenTra, message.NgayKetThucXuLy, message.TrangThaiHoSo],
      ["", "", "", "1"],
    );
    const atTheCounter = patched({ channel: "counter" });
    assert.equal(dossierMessage(atTheCounter, context).TaiKhoanDuocXacThucVoiVNeID, "0");
  });

  it("tells of a refusal with its day", () => {
    const play = stage();
    play.at(vn("2026-11-20T10:00"));
    play.does(officer("receptionist"), { type: "refuse", reason: "Không thuộc thẩm quyền", legalBasis: "Điều 1" });
    const message = dossierMessage(play.dossier, context);
    assert.deepEqual(
      [message.TrangThaiHoSo, message.NgayTuChoi, message.NgayKetThucXuLy],
      ["3", "20261120100000", "20261120100000"],
    );
    assert.equal(dossierRule(whole(play.dossier), "data"), undefined);
  });

  it("tells of a supplement and what was brought", () => {
    const play = inAppraisal();
    play.at(vn("2026-11-20T09:50"));
    askAtAppraisal(play);
    play.at(vn("2026-11-20T14:00"));
    play.does(reader, commands.answer);
    const [request] = dossierMessage(play.dossier, context).DanhSachHoSoBoSung as Record<string, unknown>[];
    assert.deepEqual([request!.HoSoBoSungId, request!.TrangThaiBoSung, request!.NgayBoSung], [1, true, "20261120095000"]);
    assert.equal(request!.NoiDungBoSung, "Ảnh mờ; Ảnh chân dung: Chụp lại");
    assert.equal((request!.DanhSachGiayToBoSung as unknown[]).length, 1);
    assert.equal(dossierRule(whole(play.dossier), "data"), undefined);
  });

  it("fits the portal's schema whatever people typed", () => {
    const { applicant } = stage().dossier;
    for (const patch of [
      { subject: "Đ".repeat(3000) },
      { subject: `${"a".repeat(999)}😀` },
      { applicant: { ...applicant, phone: "0912.000.001", email: "không có" } },
      { applicant: { ...applicant, phone: "gọi sau", personalId: "123456789" } },
    ])
      assert.equal(dossierRule(whole(patched(patch)), "data"), undefined);
    assert.equal(
      dossierMessage(patched({ applicant: { ...applicant, phone: "0912.000.001" } }), context).SoDienThoai,
      "0912000001",
    );
  });
});

describe("CapNhatTienDoHoSoMC", () => {
  it("has one line for each visible event, with the state it led to", () => {
    const { log } = finished();
    const lines = progressLines(undefined, log);
    assert.deepEqual(
      lines.map((line) => `${line.TrangThai} ${line.NoiDungXuLy}`),
      [
        "1 Nộp hồ sơ",
        "2 Tiếp nhận hồ sơ",
        "2 Bắt đầu bước: Tiếp nhận",
        "2 Hoàn thành bước",
        "4 Bắt đầu bước: Thẩm tra",
        "4 Hoàn thành bước – Đủ điều kiện",
        "4 Bắt đầu bước: Ký thẻ",
        "4 Ký kết quả",
        "4 Hoàn thành bước",
        "9 Hoàn thành giải quyết",
        "9 Bắt đầu bước: Trả thẻ",
        "9 Hoàn thành bước",
        "10 Trả kết quả",
      ],
    );
    for (const line of lines) assert.equal(progressRule(line, "data"), undefined);
    assert.deepEqual(lines[1], {
      MaHoSo: "H60.30.12-261120-0001",
      NguoiXuLy: "Lý Thị Thu",
      ChucDanh: "Công chức",
      ThoiDiemXuLy: "20261120090500",
      PhongBanXuLy: "UBND xã Thượng Lâm",
      NoiDungXuLy: "Tiếp nhận hồ sơ",
      TrangThai: "2",
      NgayBatDau: "20261120082100",
      NgayKetThucTheoQuyDinh: lines[0]!.NgayKetThucTheoQuyDinh,
    });
  });

  it("continues from where a dossier stood", () => {
    const { log } = finished();
    const before = log.slice(0, 3).reduce<Dossier | undefined>((dossier, one) => evolve(dossier, one), undefined);
    assert.deepEqual(progressLines(before, log.slice(3)), progressLines(undefined, log).slice(3));
  });

  it("never leaves out who acted, in at most fifty characters", () => {
    const { log } = stage();
    const named = (name: string) => progressLines(undefined, [{ ...log[0]!, actor: { kind: "system", name } }])[0]!.NguoiXuLy;
    assert.equal(named("  "), "Chuyên viên");
    assert.equal(named("A".repeat(80))!.length, 50);
  });
});
