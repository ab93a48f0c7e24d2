import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { allWays, checkGuide, guideJsonSchema, walkGuide } from "./index.ts";

const TEXT = `
id: thu-vien
title: Thư viện
order: 1
lead: Thẻ và sách.
questions:
  - id: member
    ask: Bạn có thẻ chưa?
    choices:
      - { value: "yes", label: Có }
      - { value: "no", label: Chưa }
  - id: age
    ask: Bạn bao nhiêu tuổi?
    when: member == "no"
    choices:
      - { value: child, label: Dưới 16 }
      - { value: adult, label: Từ 16 }
steps:
  - { code: "9.999001", name: Làm thẻ, why: Có thẻ mới mượn được., when: member == "no" }
  - { name: Mượn sách, where: Quầy thư viện, why: Mang theo thẻ. }
spared:
  - { text: Không cần giấy của cha mẹ., when: age == "adult" }
`;
const CODES = new Set(["9.999001"]);
const check = (text: string) => checkGuide("guides/thu-vien.yaml", text, CODES);
const messages = (text: string): string[] => {
  const checked = check(text);
  return checked.ok ? [] : checked.findings.map(({ path, message }) => `${path}: ${message}`);
};
function guide() {
  const checked = check(TEXT);
  assert.ok(checked.ok);
  return checked.guide;
}

describe("a guide", () => {
  it("asks one question after the other and ends with steps in order", () => {
    assert.equal(walkGuide(guide(), {}).next?.id, "member");
    assert.deepEqual(walkGuide(guide(), {}).steps, []);
    assert.equal(walkGuide(guide(), { member: "no" }).next?.id, "age");
    const end = walkGuide(guide(), { member: "no", age: "adult" });
    assert.equal(end.next, undefined);
    assert.deepEqual(
      end.steps.map(({ name }) => name),
      ["Làm thẻ", "Mượn sách"],
    );
    assert.equal(end.spared.length, 1);
    assert.deepEqual(
      walkGuide(guide(), { member: "yes" }).steps.map(({ name }) => name),
      ["Mượn sách"],
    );
  });

  it("takes no notice of answers to what was not asked", () => {
    const walk = walkGuide(guide(), { member: "yes", age: "adult", other: "x" });
    assert.deepEqual(
      walk.answered.map(({ value }) => value),
      ["yes"],
    );
    assert.deepEqual(walk.spared, []);
  });

  it("stands any address: it asks again, or ends with something to do", () => {
    const text = fc.oneof(fc.constantFrom("yes", "no", "child", "adult", "", "constructor"), fc.string());
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom("member", "age", "__proto__"), fc.string()), text), (answers) => {
        const walk = walkGuide(guide(), answers);
        assert.equal(walk.next === undefined, walk.steps.length > 0);
      }),
    );
  });

  it("tells every case apart", () => {
    assert.deepEqual(
      allWays(guide()).map(({ answers }) => Object.values(answers).join(" ")),
      ["yes", "no child", "no adult"],
    );
  });
});

describe("what is wrong with a guide", () => {
  it("is said with its place and line", () => {
    const checked = check(TEXT.replace("order: 1", "orders: 1"));
    assert.ok(!checked.ok);
    assert.deepEqual(
      checked.findings.map(({ line, message }) => [line, message]),
      [
        [2, "Thiếu mục “order” (số)."],
        [4, "Không có mục “orders”. Có phải bạn muốn viết “order”?"],
      ],
    );
    assert.match(messages("a: [")[0]!, /Thụt dòng không đều/);
  });

  it("names conditions that cannot be, also those that look ahead", () => {
    assert.match(
      messages(TEXT.replace('when: age == "adult"', 'when: age == "old"'))[0]!,
      /spared\.0\.when: Không có lựa chọn “old”/,
    );
    assert.match(
      messages(TEXT.replace("ask: Bạn có thẻ chưa?", 'ask: Bạn có thẻ chưa?\n    when: age == "child"'))[0]!,
      /questions\.0\.when/,
    );
  });

  it("names steps nobody can find or reach, and ways that end with nothing", () => {
    assert.match(
      messages(TEXT.replace('"9.999001"', '"9.999002"'))[0]!,
      /steps\.0\.code: Không có định nghĩa nào mang mã 9\.999002/,
    );
    assert.deepEqual(messages(TEXT.replace('code: "9.999001"', 'national: true, code: "9.999002"')), []);
    assert.match(messages(TEXT.replace("where: Quầy thư viện, ", ""))[0]!, /nơi làm \(where\)/);
    const nothing = TEXT.replace("why: Mang theo thẻ. }", 'why: Mang theo thẻ., when: member == "no" }');
    assert.match(messages(nothing)[0]!, /Trả lời member = yes thì không ra việc nào/);
    const never = TEXT.replace(
      "why: Mang theo thẻ. }",
      'why: Mang theo thẻ. }\n  - { name: Ở đâu, where: Không, why: Vì., when: member == "yes" && age == "adult" }',
    );
    assert.match(messages(never)[0]!, /steps\.2: Không cách trả lời nào/);
  });

  it("names what is there twice, and a file with another name", () => {
    assert.match(messages(TEXT.replace("id: age", "id: member")).join("\n"), /questions\.1\.id/);
    assert.match(
      messages(TEXT.replace("value: adult, label: Từ 16", "value: child, label: Từ 16")).join("\n"),
      /questions\.1\.choices\.1\.value/,
    );
    const checked = checkGuide("guides/khac.yaml", TEXT, CODES);
    assert.match(checked.ok ? "" : checked.findings[0]!.message, /trùng tên tệp: “khac”/);
  });
});

it("the JSON Schema for editors is the present one", () => {
  const file = new URL("../../../procedures/schema/guide.schema.json", import.meta.url);
  assert.equal(readFileSync(file, "utf8"), guideJsonSchema(), 'old: run "node src/cli/write-schemas.ts"');
});
