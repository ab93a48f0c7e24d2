import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { allWays } from "../../core/guide/index.ts";
import { lintGuides, listGuides } from "./index.ts";

test("the shipped guides are sound and name definitions that are there", () => {
  const { guides, findings } = lintGuides(["procedures"]);
  assert.deepEqual(findings, []);
  assert.ok(guides >= 9, `${guides}`);
});

test("each asks at most three questions in a row and has something to say on every way", () => {
  for (const guide of listGuides())
    for (const { walk } of allWays(guide)) {
      assert.ok(walk.answered.length <= 3, guide.id);
      assert.ok(walk.steps.length > 0, guide.id);
    }
  assert.deepEqual(
    listGuides().map(({ order }) => order),
    listGuides().map((_, index) => index + 1),
  );
});

test("a new baby of married parents: one procedure for three matters, and nothing to do at the police or the insurance", () => {
  const baby = listGuides().find(({ id }) => id === "sinh-con")!;
  const way = allWays(baby).find(
    ({ answers }) => answers.who === "baby" && answers.parents === "married" && answers.insured === "yes",
  );
  assert.deepEqual(
    way?.walk.steps.map(({ code }) => code),
    ["2.000986", "2.000693"],
  );
  assert.match(way.walk.spared.map(({ text }) => text).join(" "), /thường trú.*thẻ/);
});

test("a broken guide is found in the folder that it stands in, with its path and line", () => {
  const root = mkdtempSync(join(tmpdir(), "guides-"));
  try {
    mkdirSync(join(root, "guides"));
    writeFileSync(join(root, "guides", "thu.yaml"), "id: thu\ntitle: Thử\n");
    for (const roots of [[root], [join(root, "guides")]]) {
      const { guides, findings } = lintGuides(roots);
      assert.equal(guides, 1);
      assert.ok(
        findings.some(({ file, message }) => file.endsWith(join("guides", "thu.yaml")) && /Thiếu mục “steps”/.test(message)),
      );
    }
    assert.deepEqual(lintGuides([join(root, "guides", "none")]), { guides: 0, findings: [] });
  } finally {
    rmSync(root, { recursive: true });
  }
});
