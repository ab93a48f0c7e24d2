import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, saidAbout } from "./testing/said-about.ts";

test("card number two cannot be asked for by somebody else: the form ends there, whichever way is taken", () => {
  const folder = "ly-lich-tu-phap/ca-nhan";
  const ends = { one: /chọn phiếu số 1/, own: /tài khoản VNeID của mình/ };
  for (const [way, told] of Object.entries(ends))
    assert.match(saidAbout(folder, "phieu-so-2-nho-nguoi-khac", "tu-xin-phieu-2", { "card.instead": way }).errors, told);
});

test("a stay that ends before it begins is sent back; a year alone is enough, and the present place has no end", () => {
  const stay = (from: string, to: string) => ({
    stays: "1",
    ...monthOf("stays.1.from", from),
    ...monthOf("stays.1.to", to),
    "stays.1.place": "Xã Yên Hoa, tỉnh Tuyên Quang",
    "stays.1.job": "",
  });
  const said = (from: string, to: string) =>
    saidAbout("ly-lich-tu-phap/ca-nhan", "chua-ke-noi-o", "noi-o", stay(from, to)).errors;
  assert.match(said("2011", "2010"), /đứng trước thời gian bắt đầu ở/);
  assert.match(said("2011-09", "2011-03"), /đứng trước thời gian bắt đầu ở/);
  for (const [from, to] of [
    ["2011-09", "2011"],
    ["2011", "2011-03"],
    ["2011", ""],
  ] as const)
    assert.equal(said(from, to), "", `${from} ${to}`);
});

test("who is watched by an authority goes to the counter; everybody else reports an absence online", () => {
  const said = (kind: string, name: string) =>
    saidAbout("cu-tru/khai-bao-tam-vang", name, "truong-hop", { "absence.kind": kind }).errors;
  assert.match(said("probation", "di-lam-xa"), /nộp trực tiếp/);
  assert.equal(said("probation", "an-treo-tai-quay"), "");
  assert.equal(said("longAway", "di-lam-xa"), "");
});

test("temporary residence lasts two years at most, and under thirty days is only a notice of lodging", () => {
  const said = (until: string) => saidAbout("cu-tru/tam-tru", "o-tro", "thoi-han", dayOf("stay.until", until));
  assert.match(said("2028-11-22").errors, /nhiều nhất 2 năm/);
  assert.match(said("2026-11-19").errors, /đã qua/);
  assert.match(said("2026-12-19").warnings, /không phải đăng ký tạm trú/);
  assert.deepEqual(said("2028-11-20"), { errors: "", warnings: "" });
});

test("a place in the commune where one already lives is warned about, not refused", () => {
  const here = (place: string) =>
    saidAbout("cu-tru/tam-tru", "o-tro", "noi-tam-tru", { "home.province": "08", "home.commune": place, "home.detail": "Tổ 1" });
  assert.match(here("02248").warnings, /cùng xã với nơi thường trú/);
  assert.equal(here("02215").warnings, "");
});

test("a licence that ran out is not exchanged but issued again", () => {
  const said = (expires: Record<string, string>) =>
    saidAbout("giao-thong/doi-giay-phep-lai-xe", "o-to-sap-het-han", "giay-phep", {
      "licence.number": "080112345678",
      ...expires,
    }).errors;
  assert.match(said(dayOf("licence.expires", "2026-11-19")), /3\.000348/);
  assert.match(said(monthOf("licence.expires", "2025")), /3\.000348/);
  assert.equal(said(dayOf("licence.expires", "2026-11-20")), "");
  assert.equal(said(monthOf("licence.expires", "2026")), "");
});

test("a company is told that a person asks for their own card", () => {
  const said = saidAbout("ly-lich-tu-phap/co-quan-to-chuc", "tai-quay", "loai-co-quan", { "office.kind": "company" });
  assert.match(said.errors, /3\.000333/);
});

test("a pupil below class ten is shown where to go", () => {
  const said = (grade: string) =>
    saidAbout("giao-duc/chuyen-truong", "trong-tinh-hoc-ba-so", "cap-hoc", { "pupil.grade": grade }).errors;
  assert.match(said("secondary"), /2\.002481/);
  assert.match(said("primary"), /tiểu học/);
  assert.equal(said("grade10"), "");
});

test("a mistyped ID number in a list is told at its row", () => {
  const member = { members: "1", "members.1.name": "Lèo Minh Anh", "members.1.relation": "con" };
  const said = (personalId: string) =>
    saidAbout("cu-tru/thuong-tru", "nha-rieng-chua-co-giay-tai-quay", "nhung-nguoi-cung-chuyen", {
      ...member,
      "members.1.personalId": personalId,
    }).errors;
  assert.match(said("00832100990"), /đúng 12 chữ số/);
  assert.equal(said("008321009908"), "");
});

/** Year, or year and month. */
function monthOf(field: string, text: string): Record<string, string> {
  const [year = "", month = ""] = text.split("-");
  return { [`${field}.day`]: "", [`${field}.month`]: month, [`${field}.year`]: year };
}
