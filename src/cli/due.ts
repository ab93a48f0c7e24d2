import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { answerDue, readLaw } from "../features/catalogue/index.ts";
import { ROOT } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

const AT_ONCE = 1000;

/** `motcua due < questions.jsonl`: the due time of one question a line, in the same order; blank lines are no questions. */
await runVerb(async () => {
  const law = await readLaw(path.join(ROOT, "law"));
  const answers: string[] = [];
  // Whoever reads slowly must not make the answers pile up here.
  const send = async () => {
    if (!process.stdout.write(`${answers.splice(0).join("\n")}\n`)) await once(process.stdout, "drain");
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.replace(/^\uFEFF/, "").trim() === "") continue;
    answers.push(answerDue(line, law));
    if (answers.length === AT_ONCE) await send();
  }
  if (answers.length > 0) await send();
  return 0;
});
