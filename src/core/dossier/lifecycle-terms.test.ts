import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse, stringify } from "yaml";
import { lifecycleOn, lifecycleSchemaJson, parseLifecycle } from "./lifecycle-terms.ts";

const LAW = join(import.meta.dirname, "../../../law");
const TEXT = readFileSync(join(LAW, "lifecycle.yaml"), "utf8");

/** The repository's terms with other rules for taking an act back. */
function withUndo(rules: { from: string; to?: string; hours: number }[]): string {
  return stringify({ ...parse(TEXT), undo: rules.map((rule) => ({ ...rule, legal: "Quy định thử" })) });
}

test("the terms of the repository are in force today, each with its source", () => {
  const parsed = parseLifecycle(TEXT);
  assert.ok(parsed.ok);
  const terms = lifecycleOn(parsed.law, Temporal.Instant.from("2026-11-20T02:00:00Z"));
  assert.deepEqual(terms.undo, { hours: 2 });
  assert.throws(
    () => lifecycleOn(parsed.law, Temporal.Instant.from("2023-11-20T02:00:00Z")),
    /không có quy định|Không có quy định/,
  );
});

test("a new term holds from its day on", () => {
  const parsed = parseLifecycle(
    withUndo([
      { from: "2024-01-01", to: "2026-12-31", hours: 2 },
      { from: "2027-01-01", hours: 4 },
    ]),
  );
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const hours = (at: string) => lifecycleOn(parsed.law, Temporal.Instant.from(at)).undo.hours;
  assert.deepEqual([hours("2026-12-31T16:59:59Z"), hours("2026-12-31T17:00:00Z")], [2, 4]);
});

test("everything wrong is said at once, with its place", () => {
  assert.deepEqual(parseLifecycle(undefined), {
    ok: false,
    problems: [{ file: "lifecycle.yaml", path: "", message: "Không có tệp này." }],
  });
  const broken = parseLifecycle(TEXT.replace("hours: 2", "hours: -2").replace("most: 3", "most: 1.5"));
  assert.deepEqual(!broken.ok && broken.problems.map(({ path }) => path), ["collect.0.most", "undo.0.hours"]);
  const unreadable = parseLifecycle("undo: [");
  assert.ok(!unreadable.ok && /YAML/.test(unreadable.problems[0]!.message));
  const twice = parseLifecycle(
    withUndo([
      { from: "2024-01-01", hours: 2 },
      { from: "2025-01-01", hours: 4 },
    ]),
  );
  assert.deepEqual(!twice.ok && twice.problems.map(({ path }) => path), ["undo.1"]);
});

test("editors know its shape", () => {
  const file = readFileSync(join(LAW, "lifecycle.schema.json"), "utf8");
  assert.deepEqual(JSON.parse(file), JSON.parse(lifecycleSchemaJson()), 'it is old: run "node src/cli/write-schemas.ts"');
});
