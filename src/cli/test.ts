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
 * `motcua test [files…]`: every test, or those of the given files (names or patterns). First what needs no browser, then the journeys, two files at a
 * time; those that load or kill servers alone.
 */
/** Milliseconds after which a file counts as failed, so that a hanging test ends the run. */
const PATIENCE = 300_000;
/** What a journey beside it would disturb, and that would disturb it. */
const ALONE = ["e2e/load.test.ts"];

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
    if (inside.length > 0) counts.push(await runFiles(inside, 2));
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
  if (beside.length > 0) counts.push(await runFiles(beside, 2));
  if (alone.length > 0) counts.push(await runFiles(alone, 1));
  return counts;
}

/** Counts single tests, not the files and suites around them; a file that does not even load counts as one failure. */
async function runFiles(files: string[], concurrency: number): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  const events = run({ files, cwd: ROOT, concurrency, timeout: PATIENCE, execArgv: ["--disable-warning=ExperimentalWarning"] });
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
