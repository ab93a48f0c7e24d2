import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compile } from "./authored/compile.ts";
import { checklistFor } from "./checklist.ts";
import { libraryFiles } from "./fixtures/library-card.ts";
import { papersAsked } from "./papers.ts";
import type { Answers, CaseContext, Revision } from "./types.ts";

const FORM = `
parts:
  - title: Thẻ
    pages:
      - id: ai
        ask: Bạn là ai?
        fields:
          - { id: who, type: choice, label: Bạn là, choices: [{ value: pupil, label: Học sinh }, { value: other, label: Người khác }] }
      - id: lop
        ask: Có sổ liên lạc không?
        when: who == "pupil"
        fields: [{ id: book, type: yesNo, label: Có sổ liên lạc }]
      - id: ten
        ask: Tên?
        fields: [{ id: name, type: text, label: Tên, required: false }]
`;
const PAPERS = `
papers:
  - { id: anh, name: Ảnh 3x4, original: 2 }
  - { id: so, name: Sổ liên lạc, original: 1, when: "who == \\"pupil\\" && book" }
  - { id: don, name: Đơn, original: 1, when: "who == \\"pupil\\" && !book" }
  - { id: viec, name: Giấy của nơi làm việc, original: 1, when: isOther }
  - { id: ten, name: Giấy đổi tên, original: 1, when: answered(name) }
  - { id: nho, name: Giấy của cha mẹ, original: 1, when: "yearsBetween(requester.birthDate, today) < 16" }
`;

function revision(): Revision {
  const files = libraryFiles();
  const base = files["procedure.yaml"]!.replace(/^facts:\n(?: {2}.*\n)+/m, 'facts:\n  isOther: who == "other"\n').replace(
    /^subject:.*$/m,
    "subject: Thẻ",
  );
  const kept = base.replace(/^fees:\n(?: .*\n)+/m, "");
  const compiled = compile({
    "procedure.yaml": kept,
    "form.yaml": FORM,
    "papers.yaml": PAPERS,
    "process.yaml": files["process.yaml"]!,
  });
  assert.ok(compiled.ok, JSON.stringify(compiled.ok || compiled.findings));
  return compiled.revision;
}
const card = revision();
const somebody = (answers: Answers): CaseContext => ({
  answers,
  registers: {},
  documents: [],
  channel: "counter",
  today: "2026-11-20",
  requester: { personalId: "", name: "", level: Number.NaN, birthDate: "" },
});
const shown = (answers: Answers): string[] =>
  checklistFor(card, somebody(answers)).papers.map(({ paper, needed }) => (needed === "yes" ? paper.id : `${paper.id}?`));
const asked = (answers: Answers): string[] => checklistFor(card, somebody(answers)).questions.map(({ id }) => id);

test("what depends on something not said yet may be needed; nothing is dropped silently", () => {
  assert.deepEqual(shown({}), ["anh", "so?", "don?", "viec?", "ten?", "nho?"]);
  assert.deepEqual(asked({}), ["who"]);
});

test("an answer settles what hangs on it, also through facts, and rules out questions that no longer come up", () => {
  assert.deepEqual(shown({ who: "other" }), ["anh", "viec", "ten?", "nho?"]);
  assert.deepEqual(asked({ who: "other" }), ["who"]);
  assert.deepEqual(shown({ who: "pupil" }), ["anh", "so?", "don?", "ten?", "nho?"]);
  assert.deepEqual(asked({ who: "pupil" }), ["who", "book"]);
  assert.deepEqual(shown({ who: "pupil", book: true }), ["anh", "so", "ten?", "nho?"]);
});

test("an answer to a question that is not asked does not count", () => {
  assert.deepEqual(shown({ who: "other", book: true }), ["anh", "viec", "ten?", "nho?"]);
});

test("whatever somebody answers later, the papers then asked stand on the sheet made before", () => {
  const answers = fc.record({ who: fc.constantFrom("pupil", "other"), book: fc.boolean(), name: fc.constantFrom("", "An") });
  fc.assert(
    fc.property(
      answers,
      fc.subarray(["who", "book"] as const),
      fc.constantFrom("2015-01-01", "1990-01-01"),
      (all, told, birthDate) => {
        const before = checklistFor(card, somebody(Object.fromEntries(told.map((id) => [id, all[id]]))));
        const whole = somebody(all);
        const later = papersAsked(card, { ...whole, requester: { ...whole.requester, birthDate } });
        const sheet = new Map(before.papers.map(({ paper, needed }) => [paper.id, needed]));
        for (const { paper } of later) assert.ok(sheet.has(paper.id), paper.id);
        const ids = later.map(({ paper }) => paper.id);
        for (const [id, needed] of sheet) if (needed === "yes") assert.ok(ids.includes(id), id);
      },
    ),
  );
});
