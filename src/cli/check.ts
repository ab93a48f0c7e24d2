import { existsSync } from "node:fs";
import path from "node:path";
import { readModules } from "./boundaries/read-modules.ts";
import { findFaults } from "./boundaries/rules.ts";
import { ROOT, runTool, tool } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua check`: format and lint, types, boundaries, procedure definitions. Runs all of them, also after a failure. */
type Check = { name: string; run: () => Promise<number> };

const lint = path.join(import.meta.dirname, "lint.ts");

const checks: Check[] = [
  { name: "format and lint", run: () => runTool(tool("biome"), ["check", "--error-on-warnings", "."]) },
  { name: "types", run: () => runTool(tool("tsc"), ["-p", "."]) },
  { name: "boundaries", run: checkBoundaries },
  ...(existsSync(lint) ? [{ name: "procedure definitions", run: () => runTool(process.execPath, [lint]) }] : []),
];

await runVerb(async () => {
  const failed: string[] = [];
  for (const check of checks) {
    const code = await check.run();
    console.log(`${code === 0 ? "✔" : "✖"} ${check.name}`);
    if (code !== 0) failed.push(check.name);
  }
  console.log(`${checks.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
});

async function checkBoundaries(): Promise<number> {
  const faults = findFaults(readModules(ROOT));
  for (const { file, message } of faults) console.error(`${file}: ${message}`);
  return faults.length === 0 ? 0 : 1;
}
