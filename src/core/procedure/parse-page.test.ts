import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf, FATHER, libraryCard, MOTHER, registerSays } from "./fixtures/library-card.ts";
import { type FormInput, parsePage } from "./index.ts";
import type { CaseContext, Page } from "./types.ts";

const revision = libraryCard();
const page = (id: string): Page => {
  const found = revision.pages.find((candidate) => candidate.id === id);
  assert.ok(found, id);
  return found;
};
const parse = (id: string, form: FormInput, ctx: CaseContext = caseOf()) => parsePage(revision, page(id), form, ctx);
const answersOf = (id: string, form: FormInput, ctx?: CaseContext) => {
  const parsed = parse(id, form, ctx);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.answers;
};
const errorOf = (id: string, form: FormInput, ctx?: CaseContext): string => {
  const parsed = parse(id, form, ctx);
  assert.ok(!parsed.ok, JSON.stringify(parsed));
  return parsed.errors.map(({ message }) => message).join(" ");
};
const date = (day: string, month: string, year: string) => ({
  "reader.birthDate.day": day,
  "reader.birthDate.month": month,
  "reader.birthDate.year": year,
});
const adult = { "reader.birthDate": "1990-05-06" };

test("names are tidied and written in capitals, in composed Unicode", () => {
  assert.deepEqual(answersOf("ten", { "reader.name": "  lò\u00a0 va\u0306n   sương " }), { "reader.name": "LÒ VĂN SƯƠNG" });
  assert.deepEqual(answersOf("ten", { "reader.name": "h’mông đức" }), { "reader.name": "H'MÔNG ĐỨC" });
  assert.match(errorOf("ten", { "reader.name": "Nguyễn 123" }), /chỉ gồm chữ cái/);
  assert.match(errorOf("ten", { "reader.name": "---" }), /chỉ gồm chữ cái/);
});

test("a name of one word passes with a warning", () => {
  const parsed = parse("ten", { "reader.name": "Y" });
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.answers, { "reader.name": "Y" });
  assert.match(parsed.warnings[0]?.message ?? "", /một chữ/);
});

test("a name with signs that the keyboard left unfinished passes with a warning", () => {
  for (const [typed, word] of [
    ["Nguyeenx Vawn Anh", "NGUYEENX"],
    ["Hoangf Minh An", "HOANGF"],
    ["Hoàng Minhs An", "MINHS"],
    ["Ddỗ Thị Lan", "DDỖ"],
  ] as const) {
    const parsed = parse("ten", { "reader.name": typed });
    assert.ok(parsed.ok);
    assert.match(parsed.warnings[0]?.message ?? "", new RegExp(`“${word}” giống chữ gõ dấu chưa xong`));
  }
  for (const fineName of ["Hoàng Văn Toàn", "H'Blŏ Niê Kdăm", "Ksor H'Nhan", "Lò Thị Xoan", "Rơ Châm Srang"]) {
    const parsed = parse("ten", { "reader.name": fineName });
    assert.deepEqual(parsed.ok && parsed.warnings, [], fineName);
  }
});

test("what is missing is named, and what was typed is kept", () => {
  assert.deepEqual(parse("ten", { "reader.name": "   ", other: "x" }), {
    ok: false,
    errors: [{ fieldId: "reader.name", message: "Hãy nhập họ tên bạn đọc." }],
    kept: { "reader.name": "   " },
    asked: ["reader.name"],
  });
  const parsed = parse("ngay-sinh", date("31", "", "2026"));
  assert.deepEqual(parsed.ok ? undefined : parsed.kept, date("31", "", "2026"));
});

test("dates arrive in three parts and are stored as yyyy-MM-dd", () => {
  assert.deepEqual(answersOf("ngay-sinh", date("6", "05", " 1990 ")), adult);
  assert.match(errorOf("ngay-sinh", date("6", "", "")), /thiếu tháng và năm/);
  assert.match(errorOf("ngay-sinh", date("29", "2", "2026")), /Tháng 2 năm 2026 có 28 ngày/);
  assert.match(errorOf("ngay-sinh", date("1", "13", "2026")), /từ 1 đến 12/);
  assert.match(errorOf("ngay-sinh", date("1", "1", "26")), /4 chữ số/);
  assert.match(errorOf("ngay-sinh", date("một", "1", "2026")), /chỉ gồm chữ số/);
  assert.equal(errorOf("ngay-sinh", {}), "Hãy nhập ngày sinh.");
});

test("a hard rule refuses, a soft one warns and lets pass", () => {
  assert.match(errorOf("ngay-sinh", date("21", "11", "2026")), /không thể sau hôm nay/);
  const parsed = parse("ngay-sinh", date("1", "1", "1900"));
  assert.ok(parsed.ok);
  assert.match(parsed.warnings[0]?.message ?? "", /trên 100 tuổi/);
});

test("who says neither yes nor no is asked for one of them, whatever the question is called", () => {
  assert.equal(errorOf("dat-coc", {}), "Hãy chọn “Có” hoặc “Không”.");
});

test("choices, yes or no, numbers, pledges", () => {
  assert.deepEqual(answersOf("loai-the", { "card.kind": "home" }), { "card.kind": "home" });
  assert.match(errorOf("loai-the", { "card.kind": "castle" }), /không có trong danh sách/);
  assert.equal(errorOf("loai-the", {}), "Hãy chọn loại thẻ.");
  assert.deepEqual(answersOf("ban-in", { prints: " 3 " }), { prints: 3 });
  assert.match(errorOf("ban-in", { prints: "6" }), /lớn nhất là 5/);
  assert.match(errorOf("ban-in", { prints: "-1" }), /nhỏ nhất là 0/);
  assert.match(errorOf("ban-in", { prints: "hai" }), /số nguyên/);
  assert.match(errorOf("ban-in", { prints: "1.5" }), /số nguyên/);
  assert.deepEqual(answersOf("hua", { promise: "yes" }), { promise: true });
  assert.match(errorOf("hua", {}), /đánh dấu vào ô cam đoan/);
});

test("a field that another answer of the same page reveals is asked at once", () => {
  const ctx = caseOf({ "card.kind": "home" });
  assert.deepEqual(answersOf("dat-coc", { "card.deposit": "yes", "card.reason": "không ai đọc dòng này" }, ctx), {
    "card.deposit": true,
  });
  assert.match(errorOf("dat-coc", { "card.deposit": "no" }, ctx), /lý do không đặt cọc/);
  assert.deepEqual(answersOf("dat-coc", { "card.deposit": "no", "card.reason": "Sách\r\n\r\n\r\n\r\nít  quá" }, ctx), {
    "card.deposit": false,
    "card.reason": "Sách\n\nít quá",
  });
});

test("a refused page says which questions it asks now, those included that another answer revealed", () => {
  const parsed = parse("dat-coc", { "card.deposit": "no" }, caseOf({ "card.kind": "home" }));
  assert.deepEqual(parsed.ok ? undefined : parsed.asked, ["card.deposit", "card.reason"]);
});

test("an optional question that is left blank is remembered as seen", () => {
  assert.deepEqual(answersOf("lien-he", { "contact.phone": "+84 912 345 678", "contact.email": " " }), {
    "contact.phone": "0912345678",
    "contact.email": "",
  });
  assert.match(errorOf("ghi-chu", { taste: "a".repeat(41) }), /41 ký tự, nhiều nhất là 40/);
});

test("a number is asked, looked up, then confirmed; a new number takes the confirmation back", () => {
  const ctx = caseOf({ "reader.birthDate": "2015-01-01" });
  const typed = answersOf("nguoi-giam-ho", { guardian: "008 198 004 151" }, ctx);
  assert.deepEqual(typed, { guardian: MOTHER, "guardian.confirmed": "" });
  const looked = caseOf(
    { ...ctx.answers, ...typed },
    { guardian: registerSays({ personalId: MOTHER }, { name: "HOÀNG THỊ MẬN" }) },
  );
  assert.match(errorOf("nguoi-giam-ho", {}, looked), /Đúng/);
  assert.deepEqual(answersOf("nguoi-giam-ho", { "guardian.confirmed": "yes" }, looked), {
    guardian: MOTHER,
    "guardian.confirmed": true,
  });
  assert.deepEqual(answersOf("nguoi-giam-ho", { "guardian.confirmed": "no" }, looked), {
    guardian: MOTHER,
    "guardian.confirmed": false,
  });
  const changed = answersOf("nguoi-giam-ho", { guardian: FATHER, "guardian.confirmed": "yes" }, looked);
  assert.deepEqual(changed, { guardian: FATHER, "guardian.confirmed": "" });
});

test("a confirmation without a register's answer is worth nothing, and register values cannot be posted", () => {
  const ctx = caseOf({ "reader.birthDate": "2015-01-01" });
  const forged = {
    guardian: MOTHER,
    "guardian.confirmed": "yes",
    "register.guardian.found": "true",
    "register.guardian.values.name": "X",
  };
  assert.deepEqual(answersOf("nguoi-giam-ho", forged, ctx), { guardian: MOTHER, "guardian.confirmed": "" });
});

test("a marriage may be denied", () => {
  const asked = { first: FATHER, second: MOTHER };
  const ctx = caseOf(
    { ...adult, husband: FATHER, wife: MOTHER },
    { wedding: registerSays(asked, { registeredOn: "2020-01-01" }) },
  );
  assert.deepEqual(answersOf("ket-hon", { "wedding.confirmed": "no" }, ctx), { "wedding.confirmed": false });
  assert.match(errorOf("ket-hon", {}, ctx), /Đúng/);
});

test("numbers of birth notices are written in one way", () => {
  assert.deepEqual(answersOf("giay-sinh", { notice: " 08267-0001 /2026 " }), {
    notice: "08267-0001/2026",
    "notice.confirmed": "",
  });
  assert.deepEqual(answersOf("giay-sinh", { notice: "" }), { notice: "" });
  assert.match(errorOf("giay-sinh", { notice: "???" }), /Số giấy chứng sinh/);
});
