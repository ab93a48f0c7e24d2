import { globSync } from "node:fs";
import { finished } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { setBrowserPath } from "../platform/config.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { dropLeftovers } from "../platform/testing/test-database.ts";
import { testServer } from "../platform/testing/test-server.ts";
import { findChromium } from "./find-chromium.ts";
import { ROOT } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/**
 * `motcua test [files…]`: every test, or those of the given files (names or patterns). First what needs no browser, then the journeys, three files at a
 * time; those that load or kill servers alone.
 */
/** Milliseconds after which a file counts as failed, so that a hanging test ends the run. */
const PATIENCE = 480_000;
/** What a journey beside it would disturb, and that would disturb it. */
const ALONE = ["e2e/load.test.ts"];
/** Files at a time: one more than a small machine has processors, for each waits for its database or its browser now and then. */
const LANES = 3;
/** What takes longest begins first, so that nothing long is left to run by itself at the end. */
const FIRST = [
  "src/main.test.ts",
  "src/web/portal/all-procedures.test.ts",
  "src/features/dossiers/model.test.ts",
  "src/features/dossiers/act-on-dossier.test.ts",
  "src/cli/admin.test.ts",
  "e2e/procedures.test.ts",
  "e2e/morning.test.ts",
  "e2e/birth.test.ts",
  "e2e/linked.test.ts",
];
/** Less tidying of memory that is given back with the process a few seconds later. */
const FLAGS = ["--disable-warning=ExperimentalWarning", "--min-semi-space-size=32", "--max-semi-space-size=64"];

type Count = { passed: number; failed: number };

await runVerb(async () => {
  const asked = process.argv.slice(2);
  const chosen = (patterns: string[]) => globSync(patterns, { cwd: ROOT }).sort();
  const inside = chosen(
    asked.length > 0
      ? asked.filter((name) => !name.startsWith("e2e/"))
      : ["src/**/*.test.ts", "simulators/**/*.test.ts", "bench/**/*.test.ts"],
  );
  const journeys = chosen(asked.length > 0 ? asked.filter((name) => name.startsWith("e2e/")) : ["e2e/**/*.test.ts"]);
  if (inside.length + journeys.length === 0) throw new OperatorError(`Không có tệp kiểm thử nào khớp: ${asked.join(", ")}.`);
  const server = await testServer();
  await dropLeftovers(server);
  const counts: Count[] = [];
  try {
    if (inside.length > 0) counts.push(await runFiles(inside, LANES));
    if (journeys.length > 0) counts.push(...(await runJourneys(journeys)));
  } finally {
    await server.release();
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

async function runJourneys(files: string[]): Promise<Count[]> {
  try {
    setBrowserPath(findChromium());
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.error(error.message);
    return [{ passed: 0, failed: files.length }];
  }
  const alone = files.filter((file) => ALONE.includes(file));
  const beside = files.filter((file) => !ALONE.includes(file));
  const counts: Count[] = [];
  if (beside.length > 0) counts.push(await runFiles(beside, LANES));
  if (alone.length > 0) counts.push(await runFiles(alone, 1));
  return counts;
}

/** Counts single tests, not the files and suites around them; a file that does not even load counts as one failure. */
async function runFiles(files: string[], concurrency: number): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  const first = FIRST.filter((name) => files.includes(name));
  const ordered = [...first, ...files.filter((name) => !first.includes(name))];
  const events = run({ files: ordered, cwd: ROOT, concurrency, timeout: PATIENCE, execArgv: FLAGS });
  events.on("test:pass", (event) => {
    if (event.details.type !== "suite" && !event.skip) count.passed += 1;
  });
  events.on("test:fail", (event) => {
    if (event.details.type !== "suite") count.failed += 1;
  });
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  await finished(report, { writable: false });
  return count;
}
