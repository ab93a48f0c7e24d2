import assert from "node:assert/strict";
import { test } from "node:test";
import {
  communes,
  communesOf,
  findCommune,
  findInText,
  findProvince,
  findProvinceNamed,
  provinces,
  resolveOld,
  unitName,
} from "./index.ts";
import { exactKey, foldedKey, officialSpelling } from "./spelling.ts";

const named = (address: Parameters<typeof resolveOld>[0]) =>
  resolveOld(address).candidates.map(({ code, province }) => `${unitName(code)}, ${unitName(province)}`);

test("the list in force has 34 provinces and 3,321 communes, each code once", () => {
  assert.equal(provinces().length, 34);
  assert.equal(communes().length, 3321);
  assert.equal(
    provinces().reduce((sum, { code }) => sum + communesOf(code).length, 0),
    3321,
  );
  for (const { code, province } of communes()) {
    assert.match(code, /^\d{5}$/);
    assert.ok(findProvince(province));
  }
  // Counts of agencies-and-codes: the number of communes of each province.
  const counts =
    "01 126,04 56,08 124,11 45,12 38,14 75,15 99,19 92,20 65,22 54,24 99,25 148,31 114,33 104,37 129,38 166,40 130,42 69,44 78,46 40,48 94,51 96,52 135,56 65,66 102,68 124,75 95,79 168,80 96,82 102,86 124,91 102,92 103,96 64";
  for (const line of counts.split(",")) {
    const [code = "", count] = line.split(" ");
    assert.equal(communesOf(code).length, Number(count), code);
  }
});

test("Tuyên Quang has 7 phường and 117 xã", () => {
  const own = communesOf("08");
  assert.equal(own.filter(({ kind }) => kind === "phường").length, 7);
  assert.equal(own.filter(({ kind }) => kind === "xã").length, 117);
});

test("names are spelt and coded as in the official list", () => {
  const official: Record<string, string> = {
    "00694": "phường Hà Giang 1",
    "00691": "phường Hà Giang 2",
    "02212": "phường Nông Tiến",
    "02215": "phường Minh Xuân",
    "02509": "phường Mỹ Lâm",
    "02512": "phường An Tường",
    "02524": "phường Bình Thuận",
    "02221": "xã Nà Hang",
    "02260": "xã Hồng Thái",
    "02248": "xã Yên Hoa",
    "02266": "xã Lâm Bình",
    "02269": "xã Thượng Lâm",
    "02287": "xã Chiêm Hoá",
    "02296": "xã Bình An",
    "02350": "xã Kim Bình",
    "02374": "xã Hàm Yên",
    "02494": "xã Thái Bình",
    "02473": "xã Yên Sơn",
    "02536": "xã Sơn Dương",
    "02545": "xã Tân Trào",
    "00991": "xã Bắc Mê",
    "00721": "xã Đồng Văn",
    "00715": "xã Lũng Cú",
    "00769": "xã Mèo Vạc",
    "00820": "xã Yên Minh",
    "00874": "xã Quản Bạ",
    "01021": "xã Hoàng Su Phì",
    "01108": "xã Xín Mần",
    "01153": "xã Bắc Quang",
    "00913": "xã Vị Xuyên",
    "00004": "phường Ba Đình",
    "06978": "xã Ba Chẽ",
    "23938": "xã Ia Mơ",
    "26368": "phường Long Thành",
    "13396": "phường Nguyễn Úy",
    "20333": "đặc khu Hoàng Sa",
  };
  for (const [code, name] of Object.entries(official)) assert.equal(unitName(code), name);
  const provinceNames = {
    "08": "tỉnh Tuyên Quang",
    "38": "tỉnh Thanh Hoá",
    "56": "tỉnh Khánh Hoà",
    "46": "thành phố Huế",
    "75": "thành phố Đồng Nai",
    "79": "Thành phố Hồ Chí Minh",
  };
  for (const [code, name] of Object.entries(provinceNames)) assert.equal(unitName(code), name);
  for (const { name } of communes()) assert.equal(name, officialSpelling(name));
  for (const name of ["Cư M'gar", "Ea H'Leo", "M'Drắk"])
    assert.ok(
      communes().some((commune) => commune.name === name),
      name,
    );
});

test("codes that the list does not have are nothing", () => {
  for (const code of ["06970", "23737", "99999", "", "__proto__", "08"]) assert.equal(findCommune(code), undefined);
  assert.equal(findProvince("02"), undefined);
  assert.deepEqual(communesOf("02"), []);
  assert.equal(unitName("x"), "");
});

test("a province is found by its name, with or without its kind", () => {
  assert.equal(findProvinceNamed("Tỉnh Tuyên Quang")?.code, "08");
  assert.equal(findProvinceNamed("Khánh Hòa")?.code, "56");
  assert.equal(findProvinceNamed("TP.HCM")?.code, "79");
  assert.equal(findProvinceNamed("Hà Giang"), undefined);
});

test("an old address leads to the commune of today", () => {
  const one: Record<string, string> = {
    "xã Thượng Lâm, huyện Lâm Bình, tỉnh Tuyên Quang": "xã Thượng Lâm, tỉnh Tuyên Quang",
    "Thôn Nà Tông xã Khuôn Hà huyện Lâm Bình tỉnh Tuyên Quang": "xã Thượng Lâm, tỉnh Tuyên Quang",
    "TT. Na Hang, H. Na Hang, Tuyên Quang": "xã Nà Hang, tỉnh Tuyên Quang",
    "thi tran na hang, huyen na hang, tinh tuyen quang": "xã Nà Hang, tỉnh Tuyên Quang",
    "Tổ 5, phường Tân Quang, thành phố Tuyên Quang": "phường Minh Xuân, tỉnh Tuyên Quang",
    "xã Sà Phìn, huyện Đồng Văn, tỉnh Hà Giang": "xã Sà Phìn, tỉnh Tuyên Quang",
    "xã Sà Phìn, huyện Đồng Văn, tỉnh Tuyên Quang": "xã Sà Phìn, tỉnh Tuyên Quang",
    "P. Thắng Tam, TP Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu": "phường Vũng Tàu, Thành phố Hồ Chí Minh",
    "Phường 07, Quận Gò Vấp, TP HCM": "phường Hạnh Thông, Thành phố Hồ Chí Minh",
    "xã Lâm Bình, huyện Lâm Bình": "xã Lâm Bình, tỉnh Tuyên Quang",
    "xã Ia Mơ, huyện Chư Prông, tỉnh Gia Lai": "xã Ia Mơ, tỉnh Gia Lai",
  };
  for (const [old, now] of Object.entries(one)) assert.deepEqual(named(old), [now], old);
  assert.deepEqual(named({ commune: "Lăng Can", district: "Lâm Bình", province: "Tuyên Quang" }), [
    "xã Lâm Bình, tỉnh Tuyên Quang",
  ]);
  assert.equal(resolveOld("Số 3, thôn Nà Tông, xã Khuôn Hà, huyện Lâm Bình").detail, "Số 3, thôn Nà Tông");
});

test("a divided commune, a district or a common name gives every candidate", () => {
  assert.deepEqual(named("Phường 13, Quận Gò Vấp, Thành phố Hồ Chí Minh").sort(), [
    "phường An Hội Tây, Thành phố Hồ Chí Minh",
    "phường An Hội Đông, Thành phố Hồ Chí Minh",
  ]);
  assert.equal(named("huyện Lâm Bình, tỉnh Tuyên Quang").length, 4);
  assert.ok(named("xã Tân Hòa").length > 5);
});

test("what is not known gives nothing", () => {
  for (const text of [
    "",
    "abc",
    "Hà Giang",
    "xã Không Có, huyện Lâm Bình",
    "xã Thượng Lâm, huyện Không Có",
    "12 Main Street, London",
  ])
    assert.deepEqual(named(text), [], text);
  assert.deepEqual(resolveOld({}).candidates, []);
  assert.deepEqual(resolveOld("x,".repeat(50_000)).candidates, []);
});

test("an address of today is recognised only when it is quite certain", () => {
  assert.equal(findInText("Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang")?.commune.code, "02269");
  assert.equal(findInText("Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang")?.detail, "Thôn Bản Bung");
  for (const text of [
    "xã Thượng Lâm, huyện Lâm Bình, tỉnh Tuyên Quang",
    "Thượng Lâm, Tuyên Quang",
    "xã Thượng Lâm",
    "phường Thượng Lâm, tỉnh Tuyên Quang",
    "xã Khuôn Hà, tỉnh Tuyên Quang",
  ])
    assert.equal(findInText(text), undefined, text);
});

test("tone marks stand where the official list puts them", () => {
  const pairs = {
    Hòa: "Hoà",
    Thủy: "Thuỷ",
    Hoàng: "Hoàng",
    Quý: "Quý",
    Toàn: "Toàn",
    Úy: "Úy",
    "M’Drắk": "M'Drắk",
    "Nậm Nèn": "Nậm Nèn",
    lòe: "loè",
  };
  for (const [given, official] of Object.entries(pairs)) assert.equal(officialSpelling(given), official);
  assert.equal(exactKey("THỦY-Nguyên"), exactKey("Thuỷ Nguyên"));
  assert.equal(foldedKey("Đức Hòa"), "duc hoa");
});
