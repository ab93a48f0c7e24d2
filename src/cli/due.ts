import path from "node:path";
import { createInterface } from "node:readline";
import { answerDue, readLaw } from "../features/catalogue/index.ts";
import { ROOT } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua due < questions.jsonl`: the due time of one question a line, in the same order. */
await runVerb(async () => {
  const law = await readLaw(path.join(ROOT, "law"));
  const answers: string[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    answers.push(answerDue(line, law));
    if (answers.length === 1000) process.stdout.write(`${answers.splice(0).join("\n")}\n`);
  }
  if (answers.length > 0) process.stdout.write(`${answers.join("\n")}\n`);
  return 0;
});
