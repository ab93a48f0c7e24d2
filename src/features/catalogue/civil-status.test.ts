import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { caseContext, caseSchema, compile, parsePage } from "../../core/procedure/index.ts";
import { readDefinitions } from "./read-definitions.ts";

/** What a page of a procedure of the house says about an answer, standing in one of its cases. */
function saidAbout(
  folder: string,
  caseName: string,
  pageId: string,
  form: Record<string, string>,
): { errors: string[]; warnings: string[] } {
  const [definition] = readDefinitions([join(import.meta.dirname, "../../../procedures", folder)]);
  const compiled = compile(definition?.files ?? {});
  assert.ok(definition && compiled.ok);
  const { revision } = compiled;
  const file = caseSchema.parse(JSON.parse(definition.files[`cases/${caseName}.json`] ?? ""));
  const page = revision.pages.find(({ id }) => id === pageId) ?? assert.fail(pageId);
  const read = parsePage(revision, page, form, caseContext(revision, file));
  return {
    errors: read.ok ? [] : read.errors.map(({ message }) => message),
    warnings: read.ok ? read.warnings.map(({ message }) => message) : [],
  };
}

test("a bride below eighteen is refused on the page that confirms her, and the day of signing cannot be over", () => {
  const said = saidAbout("ho-tich/ket-hon", "khong-tim-thay-ben-nu", "ben-nu-khai", {
    "bride.name": "NÔNG THỊ HẢO",
    "bride.birthDate.day": "21",
    "bride.birthDate.month": "11",
    "bride.birthDate.year": "2008",
    "bride.ethnicity": "Tày",
    "bride.residence": "Xã Yên Hoa, tỉnh Tuyên Quang",
  });
  assert.match(said.errors.join(), /Bên nữ chưa đủ 18 tuổi/);
  const late = { "visit.date.day": "19", "visit.date.month": "11", "visit.date.year": "2026" };
  assert.match(saidAbout("ho-tich/ket-hon", "hai-nguoi-chua-ket-hon", "ngay-den-ky", late).errors.join(), /Ngày này đã qua/);
});

test("somebody registered as married is warned, not turned away: the office looks into it", () => {
  const { errors, warnings } = saidAbout("ho-tich/ket-hon", "dang-co-vo-theo-du-lieu", "ben-nam", { "groom.confirmed": "yes" });
  assert.deepEqual(errors, []);
  assert.match(warnings.join(), /đang ghi người này có vợ hoặc chồng/);
});

test("two Vietnamese who marry at home are told that they need no certificate of marital status", () => {
  const { errors, warnings } = saidAbout(
    "ho-tich/xac-nhan-tinh-trang-hon-nhan",
    "hai-nguoi-viet-ket-hon-trong-nuoc",
    "nguoi-se-cuoi-quoc-tich",
    { "partner.hasId": "yes" },
  );
  assert.deepEqual(errors, []);
  assert.match(warnings.join(), /không phải nộp giấy này/);
  const embassy = { "wedding.where": "foreignEmbassy" };
  assert.match(
    saidAbout(
      "ho-tich/xac-nhan-tinh-trang-hon-nhan",
      "hai-nguoi-viet-ket-hon-trong-nuoc",
      "ket-hon-o-dau",
      embassy,
    ).errors.join(),
    /Xã không cấp giấy này/,
  );
});

test("an original that is altered, secret or home-made is refused with what to do instead", () => {
  const states = { damaged: /cấp lại giấy/, altered: /tẩy xóa/, secret: /cấm sao chụp/, selfMade: /2\.000884/ };
  for (const [state, told] of Object.entries(states))
    assert.match(saidAbout("chung-thuc/ban-sao", "thieu-ban-chinh", "ban-chinh", { "doc.state": state }).errors.join(), told);
  assert.deepEqual(saidAbout("chung-thuc/ban-sao", "thieu-ban-chinh", "ban-chinh", { "doc.state": "good" }).errors, []);
  assert.match(
    saidAbout("chung-thuc/chu-ky", "quen-giay", "loai-giay", { "doc.kind": "contract" }).errors.join(),
    /chứng thực hợp đồng/,
  );
});

test("a child of six or more does not go through the interlinked procedure", () => {
  const born = { "child.birthDate.day": "20", "child.birthDate.month": "11", "child.birthDate.year": "2020" };
  const folder = "lien-thong/khai-sinh-thuong-tru-bhyt";
  assert.match(saidAbout(folder, "giay-chung-sinh-bang-giay-ba-ban-sao", "ngay-sinh", born).errors.join(), /dưới 6 tuổi/);
  const younger = { ...born, "child.birthDate.day": "21" };
  assert.deepEqual(saidAbout(folder, "giay-chung-sinh-bang-giay-ba-ban-sao", "ngay-sinh", younger).errors, []);
});
