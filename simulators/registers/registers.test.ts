import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { noticeNumber } from "../people/birth-notices.ts";
import { type Simulators, startSimulators } from "../start.ts";
import { ask, type Body, tokenOf } from "../testing/register.ts";

const MAN = "008198990412";
const TOAN = "008095990718";
const MAI = "002197990733";
const NEWBORN = {
  hoVaTen: "HOÀNG MINH AN",
  ngayThangNamSinh: "2026-11-15",
  gioiTinh: "1",
  maPhuongXa: "02269",
  soDinhDanhMe: MAN,
  soDinhDanhCha: TOAN,
};

describe("registers", () => {
  let world: Simulators;
  let now = Temporal.Instant.from("2026-11-20T01:12:00Z");
  before(async () => {
    world = await startSimulators({ port: 0, clock: () => now });
  });
  after(() => world.close());

  const population = async (question: Body) => ask(world.url, "/dancu/tracuu", await tokenOf(world.url, "dancu"), question);
  const citizen = async (question: Body) => ((await population(question)).body.CongdanCollection as { CongDan?: Body }).CongDan;

  it("answers who a number belongs to, in the shape of the population register", async () => {
    assert.deepEqual(await citizen({ soDinhDanh: MAN }), {
      SoDinhDanh: MAN,
      SoCMND: "",
      HoVaTen: { Ten: "HOÀNG THỊ MẬN" },
      NgayThangNamSinh: { NgayThangNam: "19980403" },
      GioiTinh: "2",
      QuocTich: "VN",
      DanToc: "2",
      TonGiao: "",
      ThuongTru: { MaTinhThanh: "08", MaQuanHuyen: "", MaPhuongXa: "02269", ChiTiet: "Thôn Bản Bung" },
      NoiOHienTai: { MaTinhThanh: "08", MaQuanHuyen: "", MaPhuongXa: "02269", ChiTiet: "Thôn Bản Bung" },
      NhomMau: "00",
      TinhTrangHonNhan: "2",
      SoSoHoKhau: "",
      ChuHo: { HoVaTen: "HOÀNG THỊ MẬN", QuanHe: "Chủ hộ", SoDinhDanh: MAN, SoCMND: "" },
      Cha: { HoVaTen: "", QuocTich: "", SoDinhDanh: "", SoCMND: "" },
      Me: { HoVaTen: "", QuocTich: "", SoDinhDanh: "", SoCMND: "" },
      VoChong: { HoVaTen: "HOÀNG VĂN TOÀN", QuocTich: "VN", SoDinhDanh: TOAN, SoCMND: "" },
    });
  });

  it("compares name and birth date when they are given, without marks and spaces", async () => {
    assert.ok(await citizen({ soDinhDanh: MAN, hoVaTen: "HOANGTHIMAN", ngayThangNamSinh: "1998-04-03" }));
    assert.ok(await citizen({ soDinhDanh: MAN, hoVaTen: "Hoàng Thị Mận" }));
    assert.equal(await citizen({ soDinhDanh: MAN, hoVaTen: "HOANGTHIMEN" }), undefined);
    assert.equal(await citizen({ soDinhDanh: MAN, ngayThangNamSinh: "1998-04-04" }), undefined);
  });

  it("answers an empty collection for a number that nobody has", async () => {
    const { status, body } = await population({ soDinhDanh: "008198000000" });
    assert.equal(status, 200);
    assert.deepEqual(body, { CongdanCollection: {} });
  });

  it("keeps one mother wrongly: name, year of birth and ethnicity", async () => {
    const record = await citizen({ soDinhDanh: MAI });
    assert.deepEqual(
      [record?.HoVaTen, record?.NgayThangNamSinh, record?.DanToc],
      [{ Ten: "SÙNG THỊ MAY" }, { NgayThangNam: "19960814" }, "9"],
    );
  });

  for (const [code, change] of [
    ["001", { maDVC: "" }],
    ["002", { maTichHop: undefined }],
    ["003", { maCanBo: "" }],
    ["004", { maDVC: "3.000350" }],
    ["005", { maCanBo: "ai-do@example.com" }],
    ["006", { maYeuCau: "" }],
  ] as const) {
    it(`refuses with ${code} in every register`, async () => {
      for (const [register, route] of [
        ["dancu", "/dancu/tracuu"],
        ["dancu", "/dancu/capsodinhdanh"],
        ["hotich", "/hotich/honnhan"],
        ["yte", "/yte/chungsinh"],
      ] as const) {
        const { body } = await ask(world.url, route, await tokenOf(world.url, register), { soDinhDanh: MAN, ...change });
        assert.equal(body.maLoi, code, route);
        assert.ok(body.moTaLoi);
      }
    });
  }

  it("answers 401 without a token, with another register's token, with a stale one and to a wrong secret", async () => {
    assert.equal(await tokenOf(world.url, "dancu", "wrong"), "");
    const token = await tokenOf(world.url, "dancu");
    assert.equal((await ask(world.url, "/dancu/tracuu", "", {})).status, 401);
    assert.equal((await ask(world.url, "/hotich/honnhan", token, {})).status, 401);
    assert.equal((await ask(world.url, "/dancu/tracuu", token, {})).status, 200);
    const before = now;
    now = now.add({ minutes: 60 });
    assert.equal((await ask(world.url, "/dancu/tracuu", token, {})).status, 401);
    now = before;
  });

  it("gives a newborn a number by province, sex and year, the same for the same request", async () => {
    const token = await tokenOf(world.url, "dancu");
    const give = async (change: Body) => (await ask(world.url, "/dancu/capsodinhdanh", token, { ...NEWBORN, ...change })).body;
    const first = (await give({ maYeuCau: "a" })).CapSoDinhDanh as Body;
    assert.match(String(first.SoDinhDanh), /^008226\d{6}$/);
    assert.equal(first.MaYeuCau, "a");
    assert.equal(first.NgayCap, "20261120081200");
    assert.deepEqual((await give({ maYeuCau: "a" })).CapSoDinhDanh, first);
    const girl = (await give({ maYeuCau: "b", gioiTinh: "2", maPhuongXa: "00721", hoVaTen: "GIÀNG THỊ SUA" }))
      .CapSoDinhDanh as Body;
    assert.match(String(girl.SoDinhDanh), /^002326\d{6}$/);
    const twin = (await give({ maYeuCau: "c", hoVaTen: "HOÀNG MINH BÌNH" })).CapSoDinhDanh as Body;
    assert.notEqual(twin.SoDinhDanh, first.SoDinhDanh);
    assert.equal((await give({ maYeuCau: "a", hoVaTen: "NGƯỜI KHÁC" })).maLoi, "007");

    const known = await citizen({ soDinhDanh: first.SoDinhDanh });
    assert.deepEqual(known?.HoVaTen, { Ten: "HOÀNG MINH AN" });
    assert.equal((known as { Me?: Body }).Me?.HoVaTen, "HOÀNG THỊ MẬN");
  });

  for (const [what, change, code] of [
    ["no name", { hoVaTen: " " }, "008"],
    ["no sex", { gioiTinh: "3" }, "008"],
    ["a day that does not exist", { ngayThangNamSinh: "2026-02-30" }, "008"],
    ["a day to come", { ngayThangNamSinh: "2026-11-21" }, "008"],
    ["a commune of another province", { maPhuongXa: "00004" }, "009"],
  ] as const) {
    it(`gives no number for ${what}`, async () => {
      const { body } = await ask(world.url, "/dancu/capsodinhdanh", await tokenOf(world.url, "dancu"), {
        ...NEWBORN,
        maYeuCau: what,
        ...change,
      });
      assert.equal(body.maLoi, code);
    });
  }

  it("finds a marriage whichever spouse is named first, and none where the book is not digitised", async () => {
    const token = await tokenOf(world.url, "hotich");
    const marriage = async (a: string, b: string) =>
      (await ask(world.url, "/hotich/honnhan", token, { soDinhDanhNguoiThuNhat: a, soDinhDanhNguoiThuHai: b })).body;
    const found = await marriage(MAN, TOAN);
    assert.deepEqual(found, await marriage(TOAN, MAN));
    assert.deepEqual((found.KetHonCollection as Body).KetHon, {
      So: "41",
      QuyenSo: "01/2024",
      Nam: "2024",
      NgayDangKy: "20240216",
      NoiDangKy: {
        MaPhuongXa: "02269",
        Ten: "UBND xã Thượng Lâm, tỉnh Tuyên Quang",
        TenKhiDangKy: "UBND xã Thượng Lâm, huyện Lâm Bình, tỉnh Tuyên Quang",
      },
      TinhTrang: "1",
      Chong: { SoDinhDanh: TOAN, HoVaTen: "HOÀNG VĂN TOÀN" },
      Vo: { SoDinhDanh: MAN, HoVaTen: "HOÀNG THỊ MẬN" },
    });
    assert.deepEqual(await marriage("008092991431", "008194990975"), { KetHonCollection: {} });
    assert.deepEqual(await marriage(MAN, "008088990640"), { KetHonCollection: {} });
    assert.deepEqual(await marriage(MAN, MAN), { KetHonCollection: {} });
    assert.equal((await marriage(MAN, "12")).maLoi, "008");
  });

  it("tells a birth by the number of the hospital's notice, not before it happened", async () => {
    const token = await tokenOf(world.url, "yte");
    const birth = async (soChungSinh: string) =>
      ((await ask(world.url, "/yte/chungsinh", token, { soChungSinh })).body.ChungSinhCollection as Body).ChungSinh;
    assert.equal(noticeNumber("2026-11-15", "01"), "08201.261115.01");
    assert.deepEqual(await birth("08201.261115.01"), {
      SoChungSinh: "08201.261115.01",
      Me: { SoDinhDanh: MAN, HoVaTen: "HOÀNG THỊ MẬN" },
      ThoiDiemSinh: "20261115043500",
      GioiTinh: "1",
      CanNang: "3100",
      SoCon: "1",
      CoSoYTe: { Ma: "08201", Ten: "Bệnh viện đa khoa khu vực Na Hang" },
      DaKySo: true,
    });
    assert.equal(((await birth("08201.261115.07")) as Body).DaKySo, false);
    for (const nobody of ["08201.261115.99", "08201.260231.01", "08201.261120.06", "99999.261115.01", ""])
      assert.equal(await birth(nobody), undefined, nobody);
  });

  it("remembers the numbers it gave across a restart", async (t) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "simulators-"));
    t.after(() => rm(dataDir, { recursive: true }));
    const numbers: unknown[] = [];
    for (const request of ["x", "y", "x"]) {
      const other = await startSimulators({ port: 0, clock: () => now, dataDir });
      t.after(other.close);
      const { body } = await ask(other.url, "/dancu/capsodinhdanh", await tokenOf(other.url, "dancu"), {
        ...NEWBORN,
        maYeuCau: request,
      });
      numbers.push((body.CapSoDinhDanh as Body).SoDinhDanh);
      await other.close();
    }
    assert.equal(numbers[0], numbers[2]);
    assert.notEqual(numbers[0], numbers[1]);
  });
});
