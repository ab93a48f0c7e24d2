import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { askablePages, caseContext, caseSchema, compile, visiblePages } from "./index.ts";
import type { CaseContext } from "./types.ts";

const FOLDER = path.join(import.meta.dirname, "../../../procedures/ho-tich/khai-sinh");

const FILES = Object.fromEntries(
  globSync("*.yaml", { cwd: FOLDER }).map((name) => [name, readFileSync(path.join(FOLDER, name), "utf8")]),
);

function birth() {
  const compiled = compile(FILES);
  assert.ok(compiled.ok);
  const file = caseSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, "cases/cha-me-da-ket-hon.json"), "utf8")));
  return { revision: compiled.revision, ctx: caseContext(compiled.revision, file) };
}
const ids = (pages: { id: string }[]) => pages.map(({ id }) => id);

describe("pages for somebody who answers several at once", () => {
  it("leave out what may not be asked at all", () => {
    const { revision, ctx } = birth();
    const empty: CaseContext = { ...ctx, answers: { "requester.relation": "grandparent" }, registers: {} };
    const shown = ids(askablePages(revision, empty));
    assert.ok(shown.includes("quan-he") && shown.includes("ten-be") && shown.includes("que-quan"));
    // The hospital may have sent the date, the register may know the mother.
    for (const later of ["ngay-sinh", "gioi-tinh", "me-khai", "cha-khai", "giay-ket-hon"])
      assert.ok(!shown.includes(later), later);
    assert.ok(ids(visiblePages(revision, empty)).includes("me-khai"), "the order page by page would come to it");
  });

  it("are all pages of a case in which everything is answered, in the order of the form", () => {
    const { revision, ctx } = birth();
    assert.deepEqual(ids(askablePages(revision, ctx)), ids(visiblePages(revision, ctx)));
  });

  it("ask by hand as soon as the register is known to know nobody, or was not to be asked", () => {
    const { revision, ctx } = birth();
    const unknown = { ...ctx.registers.mother!, found: false, values: {} };
    const nobody: CaseContext = { ...ctx, registers: { ...ctx.registers, mother: unknown } };
    assert.ok(ids(askablePages(revision, nobody)).includes("me-khai"));
    const blank: CaseContext = { ...ctx, answers: { ...ctx.answers, mother: "" } };
    assert.ok(ids(askablePages(revision, blank)).includes("me-khai"));
  });
});
