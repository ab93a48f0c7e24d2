import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf, libraryCard, MOTHER, registerSays } from "./fixtures/library-card.ts";
import { answerText, dateOnScreen, feeFor, isNothingMissing, missing, papersAsked, subjectOf } from "./index.ts";

const revision = libraryCard();
const child = { "reader.name": "LÒ THỊ HOA", "reader.birthDate": "2015-01-01" };
const grown = { "reader.name": "LÒ THỊ HOA", "reader.birthDate": "1990-01-01" };
const askedIds = (ctx: ReturnType<typeof caseOf>) =>
  papersAsked(revision, ctx).map(({ paper, satisfiedBy }) => [paper.id, satisfiedBy]);

test("a paper is asked only in its case, and not when a register or a stored document answers", () => {
  assert.deepEqual(askedIds(caseOf(grown)), [
    ["anh", undefined],
    ["ban-sao-the-cu", undefined],
  ]);
  assert.deepEqual(askedIds(caseOf(child))[1], ["dong-y", undefined]);
  const found = caseOf({ ...child, guardian: MOTHER }, { guardian: registerSays({ personalId: MOTHER }, { name: "A" }) });
  assert.deepEqual(askedIds(found)[1], ["dong-y", "register.guardian.found"]);
  const notFound = caseOf({ ...child, guardian: MOTHER }, { guardian: registerSays({ personalId: MOTHER }) });
  assert.deepEqual(askedIds(notFound)[1], ["dong-y", undefined]);
  assert.deepEqual(askedIds({ ...caseOf(child), documents: ["GIAY_DONG_Y"] })[1], ["dong-y", '"GIAY_DONG_Y" in documents']);
});

test("fees follow the case, the channel and the date", () => {
  const counterOnly = { counterTotal: 5000, counterWhy: ["phụ thu tại quầy không thu khi nộp trực tuyến"] };
  assert.deepEqual(feeFor(revision, caseOf(child), []), { total: 0, full: 0, ...counterOnly, lines: [] });
  const ctx = caseOf({ ...grown, "card.kind": "room", prints: 3 });
  assert.deepEqual(feeFor(revision, ctx, []).lines, [
    {
      id: "the",
      name: "Lệ phí làm thẻ",
      kind: "charge",
      units: 1,
      unit: "thẻ",
      amount: 20000,
      full: 20000,
      total: 20000,
      legal: "Quy định bịa số 1",
    },
    {
      id: "ban-sao",
      name: "Phí bản in",
      kind: "fee",
      units: 3,
      unit: "bản",
      amount: 1000,
      full: 3000,
      total: 3000,
      legal: "Quy định bịa số 2",
    },
  ]);
  assert.equal(feeFor(revision, ctx, []).total, 23000);
  assert.equal(feeFor(revision, { ...ctx, channel: "counter" }, []).total, 28000);
  assert.equal(feeFor(revision, { ...ctx, today: "2026-12-31" }, []).total, 23000);
  assert.equal(feeFor(revision, { ...ctx, today: "2027-01-01" }, []).total, 20000);
  assert.equal(feeFor(revision, { ...ctx, today: "2026-06-30" }, []).total, 20000);
});

test("what lacks is named: questions, papers, level of the account", () => {
  const lacking = missing(revision, caseOf(child), ["anh"]);
  assert.deepEqual(
    lacking.papers.map(({ id }) => id),
    ["dong-y"],
  );
  assert.deepEqual(lacking.fields[0], { pageId: "nguoi-giam-ho", fieldId: "guardian", label: "Số định danh của cha hoặc mẹ" });
  assert.equal(lacking.level, undefined);
  const anonymous = caseOf(child);
  assert.equal(missing(revision, { ...anonymous, requester: { ...anonymous.requester, level: 0 } }, []).level, 1);
  const full = caseOf({ ...grown, "card.kind": "room", prints: 0, "contact.phone": "0912345678", promise: true });
  assert.deepEqual(missing(revision, full, ["anh"]).fields, [], "optional questions never lack");
  assert.equal(isNothingMissing(missing(revision, full, ["anh"])), true);
  assert.equal(isNothingMissing(missing(revision, full, [])), false);
});

test("the title of the dossier is filled in, or is the name of the procedure", () => {
  assert.equal(subjectOf(revision, caseOf(grown)), "Thẻ thư viện cho LÒ THỊ HOA, sinh ngày 01/01/1990");
  assert.equal(subjectOf(revision, caseOf({ "reader.name": "LÒ THỊ HOA" })), "Cấp thẻ thư viện");
});

test("answers as people read them", () => {
  assert.equal(answerText({ type: "date" }, "2026-11-05"), "05/11/2026");
  assert.equal(answerText({ type: "choice", choices: [{ value: "a", label: "Chữ A" }] }, "a"), "Chữ A");
  assert.equal(answerText({ type: "choice", choices: [] }, "cũ"), "cũ");
  assert.equal(answerText({ type: "yesNo" }, true), "Có");
  assert.equal(answerText({ type: "yesNo" }, false), "Không");
  assert.equal(answerText({ type: "pledge" }, true), "Đã cam đoan");
  assert.equal(answerText({ type: "number" }, 1998), "1998");
  assert.equal(answerText({ type: "number" }, 1250000), "1.250.000");
  assert.equal(answerText({ type: "text" }, undefined), "");
  assert.equal(dateOnScreen("không rõ"), "không rõ");
});
