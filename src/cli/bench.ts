import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../platform/operator-error.ts";
import { ROOT, runTool } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua bench <name>`: runs the measurement `bench/<name>.ts`; its last line is JSON. */
await runVerb(async () => {
  const [name = "", ...rest] = process.argv.slice(2).filter((word) => word !== "--");
  const folder = path.join(ROOT, "bench");
  const known = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /^[a-z]+\.ts$/.test(file))
        .map((file) => file.slice(0, -3))
    : [];
  if (!known.includes(name))
    throw new OperatorError(`Không có phép đo "${name}". Các phép đo: ${known.join(", ") || "chưa có"}.`);
  return runTool(process.execPath, [path.join(folder, `${name}.ts`), ...rest]);
});
