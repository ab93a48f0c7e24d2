import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Simulators, startSimulators } from "../start.ts";
import { ask, tokenOf } from "../testing/register.ts";

describe("business register", () => {
  let world: Simulators;
  before(async () => {
    world = await startSimulators({ port: 0 });
  });
  after(() => world.close());

  const lookUp = async (question: Record<string, string>) =>
    ask(world.url, "/doanhnghiep/tracuu", await tokenOf(world.url, "doanhnghiep"), question);

  it("answers an organisation by its number, whatever the procedure", async () => {
    const { body } = await lookUp({ maSoThue: "5099900020", maDVC: "2.002096" });
    assert.deepEqual(body.DoanhNghiepCollection, {
      DoanhNghiep: {
        MaSoThue: "5099900020",
        TenDayDu: "HỢP TÁC XÃ CHÈ BẢN BUNG",
        LoaiHinh: "05",
        TruSo: { MaTinhThanh: "08", MaPhuongXa: "02269", ChiTiet: "Thôn Bản Bung" },
        NguoiDaiDien: { SoDinhDanh: "008095990718", HoVaTen: "HOÀNG VĂN TOÀN", ChucDanh: "Chủ tịch Hội đồng quản trị" },
        NgayDangKyLanDau: "20190902",
        TinhTrang: "1",
      },
    });
  });

  it("knows branches and household businesses, and has nothing of an old cooperative", async () => {
    for (const maSoThue of ["5099900013-001", "008088990640"])
      assert.ok(((await lookUp({ maSoThue })).body.DoanhNghiepCollection as { DoanhNghiep?: unknown }).DoanhNghiep, maSoThue);
    for (const maSoThue of ["5199900024", "0100109106"])
      assert.deepEqual((await lookUp({ maSoThue })).body.DoanhNghiepCollection, {}, maSoThue);
  });

  it("refuses what is no number, a question without a head, and a call without a token", async () => {
    assert.equal((await lookUp({ maSoThue: "50999" })).body.maLoi, "008");
    assert.equal((await lookUp({ maSoThue: "5099900020", maDVC: "" })).body.maLoi, "001");
    assert.equal((await lookUp({ maSoThue: "5099900020", maCanBo: "a@example.vn" })).body.maLoi, "005");
    assert.equal((await ask(world.url, "/doanhnghiep/tracuu", "x", {})).status, 401);
  });
});
