import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemClock } from "../../platform/clock.ts";
import { type HttpClient, OutsideError } from "../../platform/http.ts";
import { civilStatusV1 } from "./adapter-civil-status-1.ts";
import { healthV1 } from "./adapter-health-1.ts";
import { populationV1 } from "./adapter-population-1.ts";

const ticket = { requestId: "r1", procedureCode: "1.001193" };
const MAN = "008198990412";
const TOAN = "008095990718";

/** A register that says this, whatever it is asked. */
const saying = (body: unknown) => {
  const http: HttpClient = {
    send: async (url) => ({
      status: 200,
      text: JSON.stringify(url.endsWith("/token") ? { access_token: "t", expires_in: 60 } : { Envelope: { Body: body } }),
    }),
  };
  return { name: "Sổ thử", url: "http://register.test", http, clock: systemClock, client: { id: "a", secret: "b" } };
};
const account = "motcua@tuyenquang.gov.vn";
const citizen = {
  SoDinhDanh: MAN,
  HoVaTen: { Ten: "HOÀNG THỊ MẬN" },
  NgayThangNamSinh: { NgayThangNam: "19980403" },
  GioiTinh: "2",
  QuocTich: "VN",
  DanToc: "2",
  ThuongTru: { MaPhuongXa: "02269", ChiTiet: "Thôn Bản Bung" },
};
const person = (patch: object) =>
  populationV1(saying({ CongdanCollection: { CongDan: { ...citizen, ...patch } } }), account).findPerson(ticket, MAN);
const marriage = (patch: object) => {
  const KetHon = {
    So: "41",
    QuyenSo: "01/2024",
    Nam: "2024",
    NgayDangKy: "20240216",
    NoiDangKy: { Ten: "UBND xã Thượng Lâm" },
    TinhTrang: "1",
    Chong: { SoDinhDanh: TOAN, HoVaTen: "HOÀNG VĂN TOÀN" },
    Vo: { SoDinhDanh: MAN, HoVaTen: "HOÀNG THỊ MẬN" },
    ...patch,
  };
  return civilStatusV1(saying({ KetHonCollection: { KetHon } }), account).findMarriage(ticket, MAN, TOAN);
};
const notice = (patch: object) => {
  const ChungSinh = {
    SoChungSinh: "1",
    Me: { SoDinhDanh: MAN, HoVaTen: "HOÀNG THỊ MẬN" },
    ThoiDiemSinh: "20261115043500",
    GioiTinh: "1",
    CanNang: "3100",
    SoCon: "1",
    CoSoYTe: { Ten: "Bệnh viện" },
    DaKySo: true,
    ...patch,
  };
  return healthV1(saying({ ChungSinhCollection: { ChungSinh } }), account).findBirthNotice(ticket, "1");
};

describe("replies of registers", () => {
  it("are taken when they are what was agreed", async () => {
    assert.equal((await person({}))?.birthDate, "1998-04-03");
    assert.equal((await marriage({}))?.husband.personalId, TOAN);
    assert.equal((await notice({}))?.birthTime, "04:35");
  });

  it("may know only the year in which an old person was born", async () => {
    const old = await person({ NgayThangNamSinh: { NgayThangNam: "1957" } });
    assert.deepEqual([old?.birthDate, old?.birthYear], [undefined, "1957"]);
  });

  const lies: Record<string, () => Promise<unknown>> = {
    "another person than asked": () => person({ SoDinhDanh: TOAN }),
    "a person without a name": () => person({ HoVaTen: { Ten: " " } }),
    "a sex that does not exist": () => person({ GioiTinh: "7" }),
    "no answer at all in the envelope": () => populationV1(saying(null), account).findPerson(ticket, MAN),
    "a marriage of somebody else": () => marriage({ Vo: { SoDinhDanh: "008301991203", HoVaTen: "BÀN THỊ MÙI" } }),
    "a marriage in an unknown state": () => marriage({ TinhTrang: "2" }),
    "a marriage on a day that does not exist": () => marriage({ NgayDangKy: "20240231" }),
    "another notice than asked": () => notice({ SoChungSinh: "2" }),
    "a birth at 25 o'clock": () => notice({ ThoiDiemSinh: "20261115253500" }),
    "a signature that is a word": () => notice({ DaKySo: "có" }),
  };
  for (const [lie, ask] of Object.entries(lies))
    it(`are not believed when they tell of ${lie}`, async () => {
      await assert.rejects(ask(), OutsideError);
    });

  for (const [lie, given] of Object.entries({
    "for another request": { MaYeuCau: "r2", SoDinhDanh: "008226980001" },
    "of a girl for a boy": { MaYeuCau: "r1", SoDinhDanh: "008326980001" },
    "of another year": { MaYeuCau: "r1", SoDinhDanh: "008225980001" },
    "that is none": { MaYeuCau: "r1", SoDinhDanh: "0082269" },
  }))
    it(`are not believed when they give a number ${lie}`, async () => {
      const register = populationV1(saying({ CapSoDinhDanh: given }), account);
      const newborn = { name: "AN", birthDate: "2026-11-15", gender: "Nam" as const, communeCode: "02269" };
      await assert.rejects(register.allocatePersonalId(ticket, newborn), OutsideError);
    });
});
