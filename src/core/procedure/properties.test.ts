import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cooperative } from "./fixtures/cooperative.ts";
import { caseOf, FATHER, libraryCard, MOTHER, registerSays } from "./fixtures/library-card.ts";
import { oldRecord } from "./fixtures/old-record.ts";
import {
  effectiveAnswers,
  effectiveRegisters,
  inputNames,
  isAnswerOf,
  isRowType,
  nextPage,
  pageReachable,
  parsePage,
  registerStage,
  rowField,
  subjectOf,
  visiblePages,
} from "./index.ts";
import type { AnswerValue, CaseContext, Field, Page, Revision } from "./types.ts";

/** Every type of field in one form. */
const together = (first: Revision, ...others: Revision[]): Revision => ({
  ...first,
  facts: Object.assign({}, first.facts, ...others.map(({ facts }) => facts)),
  pages: [first, ...others].flatMap(({ pages }) => pages),
});
const revision = together(libraryCard(), cooperative(), oldRecord());
const fields = revision.pages.flatMap((page) => page.fields);
const rowFields = fields.flatMap((field) =>
  [1, 2, 7].flatMap((row) => (field.fields ?? []).map((one) => rowField(field, row, one))),
);
const anyValue = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<AnswerValue>(
    "",
    "home",
    "room",
    "2015-01-01",
    "1990-02-28",
    "1950-02",
    "unknown",
    "08",
    "02269",
    MOTHER,
    true,
    false,
  ),
);
const anyAnswers = fc.dictionary(
  fc.oneof(
    fc.constantFrom(...[...fields, ...rowFields].flatMap((field) => [field.id, `${field.id}.confirmed`, ...inputNames(field)])),
    fc.constantFrom("__proto__", "constructor", "today", "adult"),
  ),
  anyValue,
);
const anyRegisters = fc.dictionary(
  fc.constantFrom("guardian", "husband", "wife", "wedding", "notice", "reader.name"),
  fc.boolean().map((found) => registerSays({ personalId: MOTHER }, found ? { name: "A" } : undefined)),
);
const anyCase = fc
  .record({ answers: anyAnswers, registers: anyRegisters })
  .map(({ answers, registers }) => caseOf(answers, registers));
const OLD_HOME = "xã Khuôn Hà, huyện Lâm Bình, tỉnh Tuyên Quang";
const inputs = [...fields, ...rowFields].flatMap((field) => [...inputNames(field), `${field.id}.confirmed`]);
const anyForm = fc.dictionary(
  fc.constantFrom(...inputs),
  fc.oneof(fc.string(), fc.constantFrom("yes", "no", "31", "2", "2026", MOTHER, "home", "08", "02269", OLD_HOME, "none")),
);

test("no form input and no stored answers make the engine throw", () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...revision.pages), anyForm, (ctx, page, form) => {
      const parsed = parsePage(revision, page, form, ctx);
      if (parsed.ok) visiblePages(revision, { ...ctx, answers: { ...ctx.answers, ...parsed.answers } });
      else assert.ok(parsed.errors.length > 0);
      subjectOf(revision, ctx);
    }),
  );
});

test("a page gives answers to its own fields only", () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...revision.pages), anyForm, (ctx, page, form) => {
      const parsed = parsePage(revision, page, form, ctx);
      if (parsed.ok)
        assert.deepEqual(
          Object.keys(parsed.answers).filter((name) => !page.fields.some((field) => isAnswerOf(field, name))),
          [],
        );
    }),
  );
});

test("pruning twice is pruning once, and changes no page", () => {
  fc.assert(
    fc.property(anyCase, (ctx) => {
      const pruned: CaseContext = {
        ...ctx,
        answers: effectiveAnswers(revision, ctx),
        registers: effectiveRegisters(revision, ctx),
      };
      const ids = (of: CaseContext) => visiblePages(revision, of).map(({ id }) => id);
      assert.deepEqual(effectiveAnswers(revision, pruned), pruned.answers);
      assert.deepEqual(effectiveRegisters(revision, pruned), pruned.registers);
      assert.deepEqual(ids(pruned), ids(ctx));
    }),
  );
});

const two = (value: number) => String(value).padStart(2, "0");
const answerTo: Partial<Record<Field["type"], (field: Field) => fc.Arbitrary<Record<string, string>>>> = {
  text: ({ id, required }) => fc.constantFrom("Truyện cổ", required ? "Thơ" : "").map((text) => ({ [id]: text })),
  longText: ({ id }) => fc.constant({ [id]: "Vì sách cũ" }),
  personName: ({ id }) => fc.constantFrom("Lò Văn Sương", "Giàng A Páo").map((text) => ({ [id]: text })),
  choice: ({ id, choices }) => fc.constantFrom(...(choices ?? [])).map(({ value }) => ({ [id]: value })),
  yesNo: ({ id }) => fc.constantFrom("yes", "no").map((text) => ({ [id]: text })),
  date: ({ id }) =>
    fc.date({ min: new Date("1940-01-01"), max: new Date("2026-11-19"), noInvalidDate: true }).map((at) => ({
      [`${id}.day`]: two(at.getUTCDate()),
      [`${id}.month`]: two(at.getUTCMonth() + 1),
      [`${id}.year`]: String(at.getUTCFullYear()),
    })),
  partialDate: ({ id }) =>
    fc.constantFrom({ [`${id}.year`]: "1950" }, { [`${id}.month`]: "3", [`${id}.year`]: "1950" }, { [`${id}.unknown`]: "yes" }),
  money: ({ id, min = 0, max = 9_000_000 }) => fc.integer({ min, max }).map((value) => ({ [id]: `${value} đ` })),
  address: ({ id }) =>
    fc.constantFrom(
      { [`${id}.province`]: "08", [`${id}.commune`]: "02269", [`${id}.detail`]: "Thôn Bản Bung" },
      { [`${id}.province`]: "08", [`${id}.commune`]: "", [`${id}.old`]: OLD_HOME },
      { [`${id}.old`]: "xã Nào Đó" },
    ),
  number: ({ id, min = 0, max = 9 }) => fc.integer({ min, max }).map((value) => ({ [id]: String(value) })),
  phone: ({ id }) => fc.constant({ [id]: "0912345678" }),
  email: ({ id }) => fc.constantFrom("", "ten@vidu.vn").map((text) => ({ [id]: text })),
  person: ({ id, required }) =>
    fc.constantFrom(MOTHER, "008095007326", ...(required ? [] : [""])).map((text) => ({ [id]: text })),
  birthNotice: ({ id }) => fc.constantFrom("", "08267-0001/2026").map((text) => ({ [id]: text })),
  organisation: ({ id }) => fc.constantFrom("", "0100109106", "0100686174-001", FATHER).map((text) => ({ [id]: text })),
  group: (field) => rowsOf(field),
  table: (field) => rowsOf(field),
  file: () => fc.constant({}),
  marriage: () => fc.constant({}),
  pledge: ({ id }) => fc.constant({ [id]: "yes" }),
};
/** As many rows as are allowed, each question of them answered, also those that the row does not ask. */
const rowsOf = (field: Field): fc.Arbitrary<Record<string, string>> =>
  fc.integer({ min: field.min ?? 1, max: 3 }).chain((count) => {
    const all = Array.from({ length: count }, (_, row) =>
      (field.fields ?? []).map((one) => rowField(field, row + 1, one)),
    ).flat();
    const years = all.map((one) => (one.id.endsWith(".to") ? { ...one, min: 2026, max: 2026 } : one));
    return fc.tuple(...years.map((one) => answerTo[one.type]!(one))).map((parts) => Object.assign({}, ...parts));
  });
const answerPage = (page: Page) =>
  fc.tuple(...page.fields.map((field) => answerTo[field.type]!(field))).map((parts) => Object.assign({}, ...parts));

/** What the portal does with a page: post it, ask the registers, post the confirmation. */
function answer(ctx: CaseContext, page: Page, form: Record<string, string>, found: boolean): CaseContext {
  const post = (of: CaseContext, input: Record<string, string>): CaseContext => {
    const parsed = parsePage(revision, page, input, of);
    assert.ok(parsed.ok, `${page.id} ${JSON.stringify(input)}: ${JSON.stringify(parsed)}`);
    return { ...of, answers: { ...of.answers, ...parsed.answers } };
  };
  const lookUp = (of: CaseContext): CaseContext => {
    const registers = { ...of.registers };
    for (const { id } of page.fields.filter(({ type }) => !isRowType(type))) {
      const stage = registerStage(revision, of, id);
      if (stage?.stage === "lookUp") registers[id] = registerSays(stage.asked, found ? { name: "A" } : undefined);
    }
    return { ...of, registers };
  };
  const confirmations = Object.fromEntries(page.fields.map(({ id }) => [`${id}.confirmed`, "yes"]));
  // Files are kept when they are sent, before the page is read.
  const files = page.fields.filter(({ type }) => type === "file").map(({ id }) => [id, "anh.jpg"]);
  ctx = { ...ctx, answers: { ...ctx.answers, ...Object.fromEntries(files) } };
  const first = lookUp(page.fields.some(({ type }) => type === "marriage") ? ctx : post(ctx, form));
  const asks = page.fields.some(({ id }) => registerStage(revision, first, id)?.stage === "confirm");
  return asks ? post(first, { ...form, ...confirmations }) : first;
}

test("valid answers lead page by page to the end", () => {
  const forms = fc.tuple(...revision.pages.map(answerPage));
  fc.assert(
    fc.property(forms, fc.boolean(), (filled, found) => {
      const formOf = new Map(revision.pages.map((page, index) => [page.id, filled[index] ?? {}]));
      let ctx = caseOf();
      for (let turn = 0; turn <= revision.pages.length; turn++) {
        const page = nextPage(revision, ctx);
        if (!page) return;
        assert.equal(pageReachable(revision, ctx, page.id), true);
        ctx = answer(ctx, page, formOf.get(page.id) ?? {}, found);
        assert.notEqual(nextPage(revision, ctx)?.id, page.id, `stuck on ${page.id} with ${JSON.stringify(ctx.answers)}`);
      }
      assert.fail(`no end: ${JSON.stringify(ctx.answers)}`);
    }),
  );
});
