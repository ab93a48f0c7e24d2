import { once } from "node:events";
import path from "node:path";
import { answerLines, readLaw } from "../features/catalogue/index.ts";
import { ROOT } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua due < questions.jsonl`: one answer for each line, in the same order. Whoever has read enough may close the other end. */
await runVerb(async () => {
  const law = await readLaw(path.join(ROOT, "law"));
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  process.stdin.setEncoding("utf8");
  for await (const answers of answerLines(process.stdin, law)) {
    // Whoever reads slowly must not make the answers pile up here.
    if (!process.stdout.write(answers)) await once(process.stdout, "drain");
  }
  return 0;
});
