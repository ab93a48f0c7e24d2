import assert from "node:assert/strict";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Simulators, startSimulators } from "../start.ts";
import { call, dossierMessage, login, post, progressLine } from "../testing/portal.ts";
import type { Body } from "../testing/register.ts";

const OK = [0, "0", "00"];
const CODE = "H60.30.12-261120-0001";

describe("dvcqg", () => {
  let world: Simulators;
  let session = "";
  let now = Temporal.Instant.from("2026-11-20T02:05:00Z");
  before(async () => {
    world = await startSimulators({ port: 0, clock: () => now });
  });
  after(() => world.close());
  beforeEach(async () => {
    world.control.reset();
    session = await login(world.url);
  });

  const sync = (item: Body, isUpdating = "False") => call(world.url, session, "DongBoHoSoMC", { isUpdating, data: [item] });
  const progress = (...data: Body[]) => call(world.url, session, "CapNhatTienDoHoSoMC", { data });

  it("logs in with the right password only, and only when told where to", async () => {
    assert.equal((await post(world.url, "/dvcqg/auth", { username: "motcua", password: "motcua-dev-secret" })).error_code, 0);
    assert.equal((await post(world.url, "/dvcqg/auth", { username: "motcua", password: "wrong" })).error_code, -1);
    const bare = { "content-type": "application/json" };
    assert.equal(
      (await post(world.url, "/dvcqg/auth", { username: "motcua", password: "motcua-dev-secret" }, bare)).error_code,
      -1,
    );
    assert.equal((await post(world.url, "/dvcqg/integration", { session }, bare)).error_code, "-1");
  });

  it("takes a dossier, its update and its progress, and varies the type of error_code", async () => {
    const codes = [
      (await sync(dossierMessage())).error_code,
      (await sync(dossierMessage({ TrangThaiHoSo: "4" }), "True")).error_code,
      (await progress(progressLine(), progressLine({ ThoiDiemXuLy: "20261120094000", TrangThai: "4", NoiDungXuLy: "Thẩm tra-" })))
        .error_code,
    ];
    assert.deepEqual(new Set(codes), new Set(OK));
    assert.deepEqual(world.control.faults(), []);
    assert.deepEqual(
      world.control.received().map((m) => [m.service, m.isUpdating, m.at]),
      [
        ["DongBoHoSoMC", "False", "2026-11-20T02:05:00Z"],
        ["DongBoHoSoMC", "True", "2026-11-20T02:05:00Z"],
        ["CapNhatTienDoHoSoMC", undefined, "2026-11-20T02:05:00Z"],
      ],
    );
    const [kept] = world.control.dossiers();
    assert.deepEqual([kept?.maHoSo, kept?.dossier.TrangThaiHoSo, kept?.updates, kept?.progress.length], [CODE, "4", 1, 2]);
  });

  it("says that an inserted dossier is already there, which is no fault", async () => {
    await sync(dossierMessage());
    assert.deepEqual(await sync(dossierMessage()), { error_code: "-3", message: "Hồ sơ đã tồn tại", result: [] });
    assert.deepEqual(world.control.faults(), []);
  });

  it("refuses an update and a progress of a dossier it does not know, as a fault of order", async () => {
    assert.equal((await sync(dossierMessage(), "True")).error_code, "-4");
    assert.equal((await progress(progressLine())).error_code, "-4");
    assert.deepEqual(
      world.control.faults().map((f) => [f.kind, f.maHoSo]),
      [
        ["order", CODE],
        ["order", CODE],
      ],
    );
  });

  it("finds dossiers and procedures", async () => {
    assert.deepEqual((await call(world.url, session, "TraCuuHoSo", { mahoso: CODE })).result, []);
    await sync(dossierMessage());
    const [found] = (await call(world.url, session, "TraCuuHoSo", { mahoso: CODE })).result as Body[];
    assert.equal(found?.TrangThaiHoSo, "2");
    const [procedure] = (await call(world.url, session, "LayThuTuc", { maTTHC: "1.001193" })).result as Body[];
    assert.deepEqual(procedure?.KETQUATHUCHIEN, [{ MAKETQUA: "KQ.G15.000031", TENKETQUA: "Giấy khai sinh" }]);
    assert.deepEqual((await call(world.url, session, "LayThuTuc", { maTTHC: "9.999999" })).result, []);
    assert.equal((await call(world.url, session, "KhongCo", {})).error_code, "-9");
  });

  it("records status and time that run backwards, but not a line that is sent twice", async () => {
    await sync(dossierMessage());
    const late = progressLine({ ThoiDiemXuLy: "20261120160000", TrangThai: "10" });
    await progress(progressLine(), late);
    await progress(progressLine(), late);
    assert.deepEqual(world.control.faults(), []);
    await progress(progressLine({ ThoiDiemXuLy: "20261120100000", TrangThai: "4" }));
    await sync(dossierMessage({ TrangThaiHoSo: "10" }), "True");
    await sync(dossierMessage({ TrangThaiHoSo: "4" }), "True");
    assert.deepEqual(
      world.control.faults().map((f) => f.kind),
      ["status", "status", "status"],
    );
  });

  it("asks for a new login after thirty minutes, and after as many calls as it is told", async () => {
    now = now.add({ minutes: 30 });
    assert.equal((await sync(dossierMessage())).error_code, "-2");
    world.control.set("dvcqg", { expireSessionAfter: 2 });
    session = await login(world.url);
    assert.ok(OK.includes((await sync(dossierMessage())).error_code as never));
    assert.ok(OK.includes((await progress(progressLine())).error_code as never));
    assert.match(String((await progress(progressLine())).message), /đăng nhập lại/);
    session = await login(world.url);
    assert.ok(OK.includes((await progress(progressLine())).error_code as never));
    assert.deepEqual(world.control.faults(), []);
  });

  const long = (n: number) => "x".repeat(n);
  const file = (dossierMessage().TaiLieuNop as Body[])[0]!;
  const resultFile = {
    TenGiayTo: "Giấy khai sinh",
    MaThanhPhanHoSo: "",
    GiayToId: "1",
    DuongDanTepTinKetQua: "https://a.example.vn/1",
  };
  const wrongDossiers: [string, Body][] = [
    ["a number for a string", { TrangThaiHoSo: 2 }],
    ["a boolean for a string", { HoSoCoThanhPhanSoHoa: true }],
    ["an unknown field", { TrangThai: "2" }],
    ["an unknown field in a list", { TaiLieuNop: [{ ...file, Size: "1" }] }],
    ["a status outside 1–10", { TrangThaiHoSo: "11" }],
    ["a date in another form", { NgayTiepNhan: "2026-11-20T09:05:00" }],
    ["a date that does not exist", { NgayTiepNhan: "20261131090500" }],
    ["no time of reception in a received dossier", { NgayTiepNhan: "" }],
    ["a title of 1001 characters", { TrichYeuHoSo: long(1001) }],
    ["a note of 2001 characters", { GhiChu: long(2001) }],
    ["a null that is not allowed", { Email: null }],
    ["an empty agency", { DonViXuLy: " " }],
    ["an ID number of eleven digits", { DinhDanhCHS: [{ LoaiDinhDanh: "1", SoDinhDanh: "00809599071" }] }],
    ["a relative address of a file", { TaiLieuNop: [{ ...file, DuongDanTaiTepTin: "/tep/1" }] }],
    ["a name that is not the catalogue's", { TenTTHC: "Đăng ký khai sinh" }],
    ["a field that is not the catalogue's", { MaLinhVuc: "G15" }],
    ["a paper that the procedure has not", { TaiLieuNop: [{ ...file, MaThanhPhanHoSo: "X" }] }],
    ["a result that the procedure has not", { DanhSachGiayToKetQua: [{ ...resultFile, MaGiayToKetQua: "KQ.G15.000032" }] }],
    [
      "a fee that is a number",
      { DanhSachLePhi: [{ TenPhiLePhi: "Bản sao", MaPhiLePhi: "", HinhThucThu: "1", Gia: 8000, LoaiPhiLePhi: "1" }] },
    ],
    ["a supplement with a text for its number", { DanhSachHoSoBoSung: [{ HoSoBoSungId: "1" }] }],
    ["a list that is an object", { TaiLieuNop: {} }],
    ["another form of dossier number", { MaHoSo: "HS1" }],
  ];
  for (const [what, change] of wrongDossiers) {
    it(`refuses ${what}`, async () => {
      const answer = await sync(dossierMessage(change));
      assert.equal(answer.error_code, "-1");
      assert.ok(answer.message);
      assert.deepEqual(
        world.control.faults().map((f) => [f.kind, f.message]),
        [["schema", answer.message]],
      );
      assert.deepEqual(world.control.dossiers(), []);
    });
  }

  for (const field of [
    "MaHoSo",
    "MaTTHC",
    "TenTTHC",
    "MaLinhVuc",
    "TenLinhVuc",
    "LoaiDoiTuong",
    "Email",
    "SoDienThoai",
    "TrichYeuHoSo",
  ].concat(["NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "HinhThuc", "DonViXuLy"])) {
    it(`requires ${field}`, async () => {
      const { [field]: _left, ...rest } = dossierMessage();
      assert.match(String((await sync(rest)).message), new RegExp(`thiếu trường bắt buộc ${field}`));
    });
  }

  const wrongLines: [string, Body][] = [
    ["null content", { NoiDungXuLy: null }],
    ["a name of 51 characters", { NguoiXuLy: long(51) }],
    ["a status of 0", { TrangThai: "0" }],
    ["no time", { ThoiDiemXuLy: "" }],
    ["an unknown field", { GhiChu: "" }],
  ];
  for (const [what, change] of wrongLines) {
    it(`refuses progress with ${what}`, async () => {
      await sync(dossierMessage());
      assert.equal((await progress(progressLine(change))).error_code, "-1");
      assert.equal(world.control.faults()[0]?.kind, "schema");
    });
  }

  it("refuses eleven lines of progress, an empty list, and an isUpdating that is not text", async () => {
    await sync(dossierMessage());
    const eleven = Array.from({ length: 11 }, (_, i) =>
      progressLine({ ThoiDiemXuLy: `202611200905${String(i).padStart(2, "0")}` }),
    );
    assert.match(String((await progress(...eleven)).message), /nhiều nhất là 10/);
    assert.equal((await progress()).error_code, "-1");
    for (const isUpdating of [false, "false", undefined]) {
      assert.equal((await call(world.url, session, "DongBoHoSoMC", { isUpdating, data: [dossierMessage()] })).error_code, "-1");
    }
    assert.ok(OK.includes((await progress(...eleven.slice(0, 10))).error_code as never));
  });

  it("takes a new dossier that is not received yet, and null where the portal allows it", async () => {
    const answer = await sync(dossierMessage({ TrangThaiHoSo: "1", NgayTiepNhan: "", NgayHenTra: "", KenhThucHien: null }));
    assert.ok(OK.includes(answer.error_code as never), String(answer.message));
    const result = { ...resultFile, MaGiayToKetQua: "KQ.G15.000031" };
    const end = {
      TrangThaiHoSo: "10",
      NgayTra: "20261120160000",
      NgayKetThucXuLy: "20261120153000",
      DanhSachGiayToKetQua: [result],
    };
    assert.ok(OK.includes((await sync(dossierMessage(end), "True")).error_code as never));
    assert.deepEqual(world.control.faults(), []);
  });

  it("keeps what it accepted across a restart, a torn last line aside", async (t) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "simulators-"));
    t.after(() => rm(dataDir, { recursive: true }));
    const first = await startSimulators({ port: 0, clock: () => now, dataDir });
    t.after(first.close);
    const before = await login(first.url);
    await call(first.url, before, "DongBoHoSoMC", { isUpdating: "False", data: [dossierMessage()] });
    await call(first.url, before, "CapNhatTienDoHoSoMC", { data: [progressLine()] });
    await call(first.url, before, "DongBoHoSoMC", { isUpdating: "False", data: [dossierMessage({ GhiChu: 1 })] });
    const kept = first.control.dossiers();
    await first.close();
    await appendFile(path.join(dataDir, "dvcqg.jsonl"), '{"service":"DongBoHoSoMC","da');

    const second = await startSimulators({ port: 0, clock: () => now, dataDir });
    t.after(second.close);
    assert.deepEqual(second.control.dossiers(), kept);
    assert.deepEqual(
      second.control.received().map((m) => m.service),
      ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"],
    );
    const again = await call(second.url, await login(second.url), "DongBoHoSoMC", {
      isUpdating: "False",
      data: [dossierMessage()],
    });
    assert.equal(again.error_code, "-3");
    const next = progressLine({ ThoiDiemXuLy: "20261120094000", TrangThai: "4" });
    await call(second.url, await login(second.url), "CapNhatTienDoHoSoMC", { data: [next] });
    await second.close();

    const third = await startSimulators({ port: 0, clock: () => now, dataDir });
    t.after(third.close);
    assert.equal(third.control.dossiers()[0]?.progress.length, 2);
    await third.close();
  });
});
