import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { caseContext, caseSchema, compile, factsOf, parsePage } from "../../core/procedure/index.ts";
import { readDefinitions } from "./read-definitions.ts";

const [definition] = readDefinitions([join(import.meta.dirname, "../../../procedures/ho-tich/khai-sinh")]);
assert.ok(definition);
const compiled = compile(definition.files);
assert.ok(compiled.ok);
const { revision } = compiled;
const contextOf = (name: string) =>
  caseContext(revision, caseSchema.parse(JSON.parse(definition.files[`cases/${name}.json`] ?? "")));

const COMMON = {
  abandoned: false,
  byRelative: false,
  late: false,
  bornOn: "2026-11-15",
  childGender: "Nữ",
  childBirthPlace: "Trung tâm Y tế khu vực Na Hang, tỉnh Tuyên Quang",
  motherName: "HOÀNG THỊ MẬN",
  motherBirthYear: "1998",
  motherEthnicity: "Tày",
  motherNationality: "Việt Nam",
};

test("the facts give what the certificate needs, whether registers or the applicant said it", () => {
  const pick = (facts: Record<string, unknown>) => Object.fromEntries(Object.keys(COMMON).map((name) => [name, facts[name]]));
  assert.deepEqual(pick(factsOf(revision, contextOf("cha-me-da-ket-hon"))), COMMON);
  assert.deepEqual(pick(factsOf(revision, contextOf("giay-chung-sinh-bang-giay"))), COMMON);
});

test("a father who is not declared stays out of the certificate, even when answers about him are stored", () => {
  const facts = factsOf(revision, contextOf("chua-ket-hon-cha-nhan-sau"));
  assert.deepEqual(
    Object.keys(facts).filter((name) => /^father(Name|BirthYear|Ethnicity|Nationality|Residence)$/.test(name)),
    [],
  );
});

test("the process keeps the hours of the law: 1, 4, 2 and 1", () => {
  assert.deepEqual(
    revision.steps.map(({ by, hours, needs }) => [by, hours, needs]),
    [
      ["receptionist", 1, []],
      ["specialist", 4, ["register.personalId", "draft"]],
      ["leader", 2, ["approval"]],
      ["receptionist", 1, []],
    ],
  );
});

test("a birth in the future, and one parent entered twice, are refused in words", () => {
  const page = (id: string) => revision.pages.find((candidate) => candidate.id === id) ?? assert.fail(id);
  const future = { "child.birthDate.day": "21", "child.birthDate.month": "11", "child.birthDate.year": "2026" };
  const born = parsePage(revision, page("ngay-sinh"), future, contextOf("co-nguoi-lam-chung"));
  assert.deepEqual(born.ok ? [] : born.errors.map(({ message }) => message), [
    "Ngày sinh của bé không thể sau hôm nay. Hãy xem lại.",
  ]);
  const twice = parsePage(revision, page("cha"), { father: "008198004151" }, contextOf("ba-di-khai-khong-uy-quyen"));
  assert.match(twice.ok ? "" : (twice.errors[0]?.message ?? ""), /trùng với số định danh của mẹ/);
});
