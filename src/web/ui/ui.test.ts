import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { allExamples } from "../dev/examples.ts";
import {
  address,
  button,
  choice,
  date,
  dateParts,
  errorSummary,
  type FieldError,
  html,
  known,
  meter,
  pagination,
  partialDate,
  stations,
  table,
  tag,
  text,
  yesNo,
} from "./index.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: { "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }] },
});

for (const { component, examples } of allExamples) {
  for (const { name, view } of examples) {
    test(`${component} – ${name}: valid HTML without inline style or script`, async () => {
      const markup = String(view());
      const report = await validator.validateString(`<div>${markup}</div>`);
      assert.deepEqual(
        report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message}`)),
        [],
      );
      assert.doesNotMatch(markup, /\sstyle=|\son[a-z]+=/);
    });
  }
}

test("text of a person is escaped everywhere it can appear", () => {
  const evil = `"><script>alert(1)</script>'`;
  const views = [
    text({ name: "a", label: evil, hint: evil, error: evil, value: evil }),
    choice({ name: evil, label: evil, options: [{ value: evil, label: evil, hint: evil }] }),
    known({ source: evil, at: evil, items: [{ term: evil, value: evil }] }),
    table({ caption: evil, columns: [{ label: evil }], rows: [[evil]] }),
    button({ text: evil, value: evil, about: evil }),
    errorSummary([{ field: evil, message: evil }]),
    stations([{ title: evil, detail: evil, state: "now" }]),
  ];
  for (const view of views) {
    assert.doesNotMatch(String(view), /<script/);
    assert.doesNotMatch(String(view), /="[^"]*"><script/);
  }
});

test("a field's label, hint and error belong to its control", () => {
  const view = String(text({ name: "child.name", label: "Họ tên", hint: "Có dấu", error: "Nhập họ tên", value: "An" }));
  assert.match(view, /<label for="f-child-name">Họ tên<\/label>/);
  assert.match(
    view,
    /<input id="f-child-name" name="child.name"[^>]*aria-describedby="f-child-name-hint f-child-name-error" aria-invalid="true"/,
  );
  assert.match(view, /id="f-child-name-hint">Có dấu</);
  assert.match(view, /id="f-child-name-error">Lỗi: Nhập họ tên</);
});

test("what is optional says so; nothing is marked by an asterisk", () => {
  assert.match(String(text({ name: "a", label: "Tên khác", optional: true })), /\(không bắt buộc\)/);
  assert.doesNotMatch(String(text({ name: "a", label: "Tên" })), /\*|bắt buộc|required/);
});

test("every link of an error summary leads to a control of its field", () => {
  const fields = html`${text({ name: "a.b", label: "A" })}${date({ name: "ngay", label: "Ngày" })}${yesNo({ name: "co", label: "Có?" })}`;
  const errors: FieldError[] = ["a.b", "ngay", "ngay.month", "ngay.year", "co"].map((field) => ({
    field,
    message: `Sửa ${field}`,
  }));
  const page = String(html`${errorSummary(errors)}${fields}`);
  const targets = [...page.matchAll(/href="#([^"]+)">Sửa/g)].map(([, id]) => id);
  assert.deepEqual(targets, ["f-a-b", "f-ngay", "f-ngay-month", "f-ngay-year", "f-co"]);
  for (const id of targets) assert.match(page, new RegExp(`<input[^>]* id="${id}"`));
  assert.match(page, /Có 5 chỗ cần sửa/);
});

test("errors of parts of partial dates and addresses lead to their inputs, and each is said once", () => {
  const born = partialDate({ name: "born", label: "Sinh", value: { year: "50" }, wrong: ["year"], error: "Năm đủ 4 chữ số" });
  const lists = { provinces: [{ value: "08", label: "Tuyên Quang" }], communes: [{ value: "02269", label: "Thượng Lâm (xã)" }] };
  const parts = ["province", "commune", "detail", "old", "now"] as const;
  const homes = parts.map((wrong) =>
    address({
      ...lists,
      name: `nha.${wrong}`,
      label: "Nơi ở",
      value: { old: "cũ" },
      places: lists.communes,
      wrong,
      error: "Sửa chỗ này",
    }),
  );
  const names = ["born.unknown", "nha.province", "nha.commune.commune", "nha.detail.detail", "nha.old.old", "nha.now.now"];
  const page = String(html`${errorSummary(names.map((field) => ({ field, message: `Sửa ${field}` })))}${born}${homes}`);
  for (const [, id] of page.matchAll(/href="#([^"]+)">Sửa/g)) assert.match(page, new RegExp(`<(input|select)[^>]* id="${id}"`));
  for (const home of homes) assert.equal(String(home).match(/Lỗi: Sửa chỗ này/g)!.length, 1);
  assert.match(page, /name="born\.year"[^>]*aria-invalid="true"/);
});

test("what was typed into a date stays, and only its wrong part is marked", () => {
  const view = String(
    date({ name: "d", label: "Ngày", value: { day: "31", month: "x", year: "2026" }, error: "Sai tháng", wrong: ["month"] }),
  );
  assert.match(view, /name="d.month"[^>]*value="x"[^>]*aria-invalid="true"/);
  assert.equal(view.match(/aria-invalid/g)!.length, 1);
  assert.deepEqual(dateParts("2026-11-05"), { year: "2026", month: "11", day: "05" });
  assert.deepEqual(dateParts("chưa rõ"), {});
});

test("a choice keeps what was chosen", () => {
  assert.match(String(yesNo({ name: "a", label: "?", value: false })), /value="false" checked/);
  assert.doesNotMatch(String(yesNo({ name: "a", label: "?" })), /checked/);
});

test("a colour never stands alone", () => {
  assert.throws(() => tag({ tone: "late", text: " " }));
  assert.match(String(meter({ label: "Đã dùng", share: 1.7, tone: "late" })), /aria-label="Đã dùng: 100 %"/);
  assert.match(String(stations([{ title: "Ký", state: "ahead" }])), /\(chưa tới\)/);
});

test("a list of one page has no page links; gaps are shown", () => {
  assert.equal(pagination({ page: 1, pages: 1, hrefOf: String }), undefined);
  const view = String(pagination({ page: 5, pages: 9, hrefOf: (p) => `?trang=${p}` }));
  assert.deepEqual(
    [...view.matchAll(/href="\?trang=(\d+)"/g)].map(([, n]) => Number(n)),
    [1, 4, 5, 6, 9],
  );
  assert.equal(view.match(/…/g)!.length, 2);
});
