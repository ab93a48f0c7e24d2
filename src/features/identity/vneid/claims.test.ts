import assert from "node:assert/strict";
import { test } from "node:test";
import { readClaims } from "./claims.ts";

const good = {
  sub: "vneid-x",
  LoaiTaiKhoan: "1",
  SoDinhDanh: "008095990718",
  HoVaTen: "Hoàng Văn Toàn",
  GioiTinh: "1",
  NgaySinh: "12/09/1995",
  DiaChi: "Thôn Bản Bung",
  MaXa: "02269",
  SoDienThoai: "0912000718",
  ThuDienTu: "",
  MucDo: "2",
  GiayToTichHop: "GPLX,BHYT",
};

test("claims as agreed become a person", () => {
  const read = readClaims(good);
  assert.ok(read.ok);
  assert.deepEqual(read.person, {
    personal_id: "008095990718",
    name: "HOÀNG VĂN TOÀN",
    birth_date: "1995-09-12",
    gender: "male",
    phone: "0912000718",
    email: "",
    address: "Thôn Bản Bung",
    commune_code: "02269",
    level: 2,
    integrated_documents: ["GPLX", "BHYT"],
  });
});

test("integrated documents count once each; none are said by an older VNeID, and nonsense is none", () => {
  const documents = (GiayToTichHop: unknown) => {
    const read = readClaims({ ...good, GiayToTichHop });
    assert.ok(read.ok);
    return read.person.integrated_documents;
  };
  assert.deepEqual(documents("GPLX, BHYT,GPLX"), ["GPLX", "BHYT"]);
  assert.deepEqual(documents(undefined), []);
  assert.deepEqual(documents(""), []);
  assert.deepEqual(documents("<b>,GPLX"), ["GPLX"]);
});

test("yyyyMMdd is read as well; a partial or impossible date stays unknown", () => {
  const birth = (NgaySinh: unknown) => {
    const read = readClaims({ ...good, NgaySinh });
    assert.ok(read.ok);
    return read.person.birth_date;
  };
  assert.equal(birth("19950912"), "1995-09-12");
  assert.equal(birth("1995"), null);
  assert.equal(birth("31/02/1995"), null);
  assert.equal(birth(null), null);
});

test("an organisation's account is named as such", () => {
  assert.deepEqual(readClaims({ ...good, LoaiTaiKhoan: 2, SoDinhDanh: "" }), { ok: false, fault: "organisation" });
});

for (const [what, claims] of Object.entries({
  "no number": { ...good, SoDinhDanh: undefined },
  "a number with 11 digits": { ...good, SoDinhDanh: "00809599071" },
  "no name": { ...good, HoVaTen: " " },
  "no level": { ...good, MucDo: "" },
  "level 3": { ...good, MucDo: "3" },
  "no kind of account": { ...good, LoaiTaiKhoan: undefined },
  nothing: null,
  "a text": "xin chào",
})) {
  test(`claims with ${what} are not trusted`, () => assert.deepEqual(readClaims(claims), { ok: false, fault: "untrusted" }));
}
