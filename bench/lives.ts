/** `npm run bench -- lives [--commands=100000]`: the long run of the model test of features/dossiers. Fails at the first disagreement. */
import path from "node:path";
import { runTool } from "../src/cli/run-tool.ts";

const RUN = path.join(import.meta.dirname, "../src/features/dossiers/testing/model/long-run.ts");
process.exitCode = await runTool(process.execPath, [RUN, ...process.argv.slice(2)]);
