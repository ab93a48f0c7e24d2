import { runTool, tool } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua format`: formats the whole project and applies the safe fixes of the linter. */
await runVerb(() => runTool(tool("biome"), ["check", "--write", "."]));
