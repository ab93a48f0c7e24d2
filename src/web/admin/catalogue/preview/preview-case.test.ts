import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import { compile, registerStage, visiblePages } from "../../../../core/procedure/index.ts";
import { readDefinitions } from "../../../../features/catalogue/index.ts";
import { trialContext } from "./preview-case.ts";

it("registers answer in a trial, with made-up values or with nothing, and conditions follow", () => {
  const definitions = readDefinitions([join(import.meta.dirname, "../../../../../procedures/ho-tich/khai-sinh")]);
  const compiled = compile(definitions[0]!.files);
  assert.ok(compiled.ok);
  const { revision } = compiled;
  const answers = {
    "requester.relation": "mother",
    "birth.proof": "paperNotice",
    mother: "008198004151",
    "mother.confirmed": true,
  };
  const pages = (found: boolean) => {
    const ctx = trialContext(revision, { answers, found, today: "2026-11-20" });
    return { stage: registerStage(revision, ctx, "mother"), ids: visiblePages(revision, ctx).map(({ id }) => id) };
  };
  const [known, unknown] = [pages(true), pages(false)];
  assert.ok(!known.ids.includes("me-khai"));
  assert.ok(unknown.ids.includes("me-khai"));
  assert.ok(known.stage?.stage === "confirm" && known.stage.value.values.personalId === "008198004151");
});
