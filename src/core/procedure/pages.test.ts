import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf, FATHER, libraryCard, MOTHER, registerSays } from "./fixtures/library-card.ts";
import { effectiveAnswers, effectiveRegisters, factsOf, nextPage, pageReachable, registerStage, visiblePages } from "./index.ts";

const revision = libraryCard();
const child = { "reader.name": "LÒ THỊ HOA", "reader.birthDate": "2015-01-01" };
const grown = { "reader.name": "LÒ THỊ HOA", "reader.birthDate": "1990-01-01" };
const mother = registerSays({ personalId: MOTHER }, { name: "HOÀNG THỊ MẬN" });
const idsOf = (ctx: ReturnType<typeof caseOf>) => visiblePages(revision, ctx).map(({ id }) => id);

test("pages follow the answers; a condition on something unanswered is not met", () => {
  assert.ok(!idsOf(caseOf()).includes("nguoi-giam-ho"));
  assert.ok(idsOf(caseOf(child)).includes("nguoi-giam-ho"));
  assert.ok(!idsOf(caseOf(grown)).includes("nguoi-giam-ho"));
});

test("the next page is the first that lacks an answer, optional ones included until they were seen", () => {
  assert.equal(nextPage(revision, caseOf())?.id, "ten");
  assert.equal(nextPage(revision, caseOf(child))?.id, "nguoi-giam-ho");
  const done = { ...grown, "card.kind": "room", prints: 0, notice: "" };
  assert.equal(nextPage(revision, caseOf(done))?.id, "vo-chong");
});

test("a page may be opened once everything before it is answered", () => {
  const ctx = caseOf({ "reader.name": "LÒ THỊ HOA" });
  assert.equal(pageReachable(revision, ctx, "ten"), true);
  assert.equal(pageReachable(revision, ctx, "ngay-sinh"), true);
  assert.equal(pageReachable(revision, ctx, "loai-the"), false);
  assert.equal(pageReachable(revision, caseOf(grown), "nguoi-giam-ho"), false);
  assert.equal(pageReachable(revision, ctx, "khong-co"), false);
});

test("a person counts when the register was asked for this number and the applicant confirmed", () => {
  const typed = { ...child, guardian: MOTHER };
  assert.equal(nextPage(revision, caseOf(typed))?.id, "nguoi-giam-ho");
  assert.equal(nextPage(revision, caseOf(typed, { guardian: mother }))?.id, "nguoi-giam-ho");
  assert.equal(nextPage(revision, caseOf({ ...typed, "guardian.confirmed": true }, { guardian: mother }))?.id, "loai-the");
  const stale = registerSays({ personalId: FATHER }, { name: "AI ĐÓ" });
  assert.equal(nextPage(revision, caseOf({ ...typed, "guardian.confirmed": true }, { guardian: stale }))?.id, "nguoi-giam-ho");
  assert.equal(nextPage(revision, caseOf({ ...typed, "guardian.confirmed": false }, { guardian: mother }))?.id, "nguoi-giam-ho");
  const nothingFound = registerSays({ personalId: MOTHER });
  assert.equal(nextPage(revision, caseOf({ ...typed, "guardian.confirmed": true }, { guardian: nothingFound }))?.id, "loai-the");
});

test("a register-backed field is asked, looked up, confirmed, and asked again when denied", () => {
  assert.deepEqual(registerStage(revision, caseOf(child), "guardian"), { stage: "ask" });
  assert.deepEqual(registerStage(revision, caseOf({ ...child, guardian: MOTHER }), "guardian"), {
    stage: "lookUp",
    asked: { personalId: MOTHER },
  });
  const looked = caseOf({ ...child, guardian: MOTHER }, { guardian: mother });
  assert.deepEqual(registerStage(revision, looked, "guardian"), { stage: "confirm", value: mother });
  const denied = caseOf({ ...looked.answers, "guardian.confirmed": false }, looked.registers);
  assert.deepEqual(registerStage(revision, denied, "guardian"), { stage: "ask" });
  assert.equal(registerStage(revision, caseOf(grown), "guardian"), undefined);
  assert.equal(registerStage(revision, caseOf(), "reader.name"), undefined);
});

test("what is known beforehand is looked up without being asked", () => {
  assert.deepEqual(registerStage(revision, caseOf(grown), "husband"), { stage: "lookUp", asked: { personalId: FATHER } });
  assert.deepEqual(registerStage(revision, caseOf({ ...grown, husband: "" }), "husband"), { stage: "ask" });
  assert.deepEqual(registerStage(revision, caseOf({ ...grown, wife: MOTHER }), "wedding"), {
    stage: "lookUp",
    asked: { first: FATHER, second: MOTHER },
  });
});

test("answers of a page that became invisible do not count, nor do conditions that hang on them", () => {
  const stored = {
    ...grown,
    guardian: MOTHER,
    "guardian.confirmed": true,
    "card.kind": "room",
    "card.deposit": false,
    "card.reason": "x",
  };
  const ctx = caseOf(stored, { guardian: mother });
  assert.deepEqual(effectiveAnswers(revision, ctx), { ...grown, "card.kind": "room", husband: FATHER });
  assert.deepEqual(effectiveRegisters(revision, ctx), {});
});

test("facts are given with their values once they are known", () => {
  assert.deepEqual(factsOf(revision, caseOf()), {});
  assert.deepEqual(factsOf(revision, caseOf(child)), { adult: false, minor: true });
});

test("a fact that was asked too early is worked out anew when its answer is reached", () => {
  const early = { ...libraryCard(), facts: { kindKnown: "answered(card.kind)" } };
  const pages = early.pages
    .filter(({ id }) => id === "ten" || id === "loai-the")
    .map((page) => ({ ...page, when: "kindKnown || true" }));
  assert.deepEqual(factsOf({ ...early, pages }, caseOf({ "card.kind": "room" })), { kindKnown: true });
});
