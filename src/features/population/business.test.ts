import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "kysely";
import { systemClock } from "../../platform/clock.ts";
import { type HttpClient, OutsideError } from "../../platform/http.ts";
import { businessV1 } from "./adapter-business-1.ts";
import { lookupsOf, requestLookup, tasks } from "./index.ts";
import { askAboutMother, type Outside, withOutside } from "./testing/outside.ts";

const COMPANY = "5099900013";

describe("organisations", () => {
  let test: Outside;
  before(async () => {
    test = await withOutside();
  });
  after(() => test.close());
  afterEach(() => test.world.control.reset());

  const ask = async (taxCode: string, times = 1) => {
    // Not a procedure of civil status: what is registered about enterprises is public.
    const question = askAboutMother({ kind: "organisation", args: { taxCode }, fieldId: "org", procedureCode: "2.002096" });
    await requestLookup(test.services, question);
    const { rows } = await sql<{ id: string }>`select id from register_lookup where draft_id = ${question.draftId}`.execute(
      test.services.db,
    );
    for (let turn = 0; turn < times; turn++) await tasks.lookup!(test.services, { id: rows[0]!.id });
    return lookupsOf(test.services, question.draftId);
  };

  it("are answered in the words of the form, with source and time", async () => {
    assert.deepEqual((await ask("5099900020")).values.org, {
      found: true,
      source: "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp",
      at: "2026-11-17T02:00:00.000Z",
      asked: { taxCode: "5099900020" },
      values: {
        taxCode: "5099900020",
        name: "HỢP TÁC XÃ CHÈ BẢN BUNG",
        kind: "Hợp tác xã",
        address: "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang",
        communeCode: "02269",
        representative: "HOÀNG VĂN TOÀN",
        representativePersonalId: "008095990718",
        registeredOn: "2019-09-02",
        status: "Đang hoạt động",
      },
    });
  });

  it("are found as a branch and as a household business; one that ended is found and said so", async () => {
    assert.equal((await ask("5099900013-001")).values.org!.values.kind, "Chi nhánh");
    assert.equal((await ask("008088990640")).values.org!.values.name, "HỘ KINH DOANH MA VĂN KHẢI");
    const ended = (await ask("5099900045")).values.org!;
    assert.equal(ended.found, true);
    assert.match(`${ended.values.status} ${ended.values.note}`, /Đã giải thể.*không còn hoạt động/);
    assert.match((await ask("5199900017")).values.org!.values.status!, /Tạm ngừng/);
  });

  it("that the register does not have are not found", async () => {
    const { found, values } = (await ask("5199900024")).values.org!;
    assert.deepEqual([found, values], [false, {}]);
  });

  it("cannot be looked up while the register is away, and nobody waits for it for ever", async () => {
    test.world.control.set("doanhnghiep", { mode: "away" });
    assert.deepEqual((await ask(COMPANY, 4)).unavailable, ["org"]);
  });
});

describe("replies of the business register", () => {
  const record = {
    MaSoThue: COMPANY,
    TenDayDu: "CÔNG TY A",
    LoaiHinh: "01",
    TruSo: { MaPhuongXa: "02221", ChiTiet: "Số 12" },
    NguoiDaiDien: { SoDinhDanh: "008092991431", HoVaTen: "ĐẶNG VĂN KIM", ChucDanh: "Giám đốc" },
    NgayDangKyLanDau: "20210514",
    TinhTrang: "1",
  };
  const reply = (patch: object) => {
    const Body = { DoanhNghiepCollection: { DoanhNghiep: { ...record, ...patch } } };
    const http: HttpClient = {
      send: async (url) => ({
        status: 200,
        text: JSON.stringify(url.endsWith("/token") ? { access_token: "t", expires_in: 60 } : { Envelope: { Body } }),
      }),
    };
    const access = { name: "Sổ thử", url: "http://register.test", http, clock: systemClock, client: { id: "a", secret: "b" } };
    return businessV1(access, "motcua@tuyenquang.gov.vn").findOrganisation(
      { requestId: "r", procedureCode: "2.002096" },
      COMPANY,
    );
  };

  it("are taken when they are what was agreed, also without a kind that we know or a representative", async () => {
    assert.deepEqual(await reply({}), {
      taxCode: COMPANY,
      name: "CÔNG TY A",
      kind: "Công ty trách nhiệm hữu hạn một thành viên",
      seat: { communeCode: "02221", detail: "Số 12" },
      representative: { name: "ĐẶNG VĂN KIM", personalId: "008092991431" },
      registeredOn: "2021-05-14",
      state: "active",
    });
    const bare = await reply({ LoaiHinh: "77", NguoiDaiDien: undefined });
    assert.deepEqual([bare?.kind, bare?.representative], [undefined, undefined]);
  });

  for (const [lie, patch] of Object.entries({
    "another organisation than asked": { MaSoThue: "5099900020" },
    "one without a name": { TenDayDu: " " },
    "a state that nobody knows": { TinhTrang: "9" },
    "a day that does not exist": { NgayDangKyLanDau: "20210231" },
    "a representative with half a number": { NguoiDaiDien: { ...record.NguoiDaiDien, SoDinhDanh: "0080929" } },
  }))
    it(`are not believed when they tell of ${lie}`, async () => {
      await assert.rejects(reply(patch), OutsideError);
    });
});
