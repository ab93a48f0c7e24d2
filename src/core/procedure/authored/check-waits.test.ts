import assert from "node:assert/strict";
import { test } from "node:test";
import { libraryFiles } from "../fixtures/library-card.ts";
import { compile } from "./compile.ts";

const YAML = "procedure.yaml";
const good = libraryFiles();
const SUPPLEMENT = /^supplement:.*$/m;

function compiledWith(supplement: string, more = "") {
  const text = good[YAML] ?? "";
  assert.match(text, SUPPLEMENT);
  return compile({ ...good, [YAML]: text.replace(SUPPLEMENT, `supplement: ${supplement}\n${more}`) });
}
const faults = (supplement: string, more = ""): string[] => {
  const compiled = compiledWith(supplement, more);
  return compiled.ok ? [] : compiled.findings.map(({ path, message }) => `${path} | ${message}`);
};
const PLAIN = "{ intake: 1, appraisal: 1, days: 10 }";
const exception = (stage: string, max: number) => `{ stage: ${stage}, max: ${max}, legal: Luật giả định }`;
const withExceptions = (...all: string[]) =>
  `{ intake: 1, appraisal: 1, days: 10, onTimeout: stop, exceptions: [${all.join(", ")}] }`;

test("what an office waits for is read as it is written", () => {
  const compiled = compiledWith(
    withExceptions(exception("appraisal", 2)),
    "collect: before\nobligation: { days: 5, pauses: true, legal: Luật giả định }\nconfirmation: { time: { qty: 1, unit: WORKING_DAY }, legal: Luật giả định }",
  );
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const { supplement, collect, obligation, confirmation } = compiled.revision;
  assert.deepEqual(supplement.exceptions, [{ stage: "appraisal", max: 2, legal: "Luật giả định" }]);
  assert.deepEqual([supplement.onTimeout, collect], ["stop", "before"]);
  assert.deepEqual(obligation, { days: 5, pauses: true, legal: "Luật giả định" });
  assert.deepEqual(confirmation, { time: { qty: 1, unit: "WORKING_DAY" }, pauses: false, legal: "Luật giả định" });
});

test("an exception names its law, allows more, and stands once for a stage", () => {
  assert.deepEqual(faults(withExceptions(exception("appraisal", 2), exception("intake", 2))), []);
  assert.match(faults(withExceptions(exception("appraisal", 1))).join(), /exceptions\.0\.max \| Ngoại lệ phải nhiều hơn 1 lần/);
  assert.match(faults(withExceptions(exception("intake", 2), exception("intake", 3))).join(), /exceptions\.1\.stage \| .*trùng/);
  assert.match(faults(withExceptions("{ stage: intake, max: 2 }")).join(), /exceptions\.0\.legal/);
});

test("there is nothing to confirm without a draft, nothing to take first without a fee", () => {
  const text = (good["process.yaml"] ?? "").replaceAll(/needs: \[[^\]]*\]/g, "needs: []");
  const procedure = `${good[YAML]}\nconfirmation: { time: { qty: 1, unit: WORKING_DAY }, legal: Luật }\n`;
  const compiled = compile({ ...good, "process.yaml": text, [YAML]: procedure });
  assert.match(compiled.ok ? "" : compiled.findings.map(({ message }) => message).join(), /phải có bước dự thảo/);
  const free = (good[YAML] ?? "").replace(/^fees:\n(\s+.*\n)+/m, "");
  const first = compile({ ...good, [YAML]: `${free}\ncollect: before\n` });
  assert.match(first.ok ? "" : first.findings.map(({ message }) => message).join(), /phải có khoản thu/);
});

test("a confirmation is asked on channels that the procedure has, a duty says until when it is paid", () => {
  const confirm = (channels: string) =>
    faults(PLAIN, `confirmation: { time: { qty: 1, unit: WORKING_DAY }, legal: Luật, channels: [${channels}] }`);
  assert.deepEqual(confirm("counter"), []);
  assert.match(confirm("fax").join(), /confirmation\.channels\.0/);
  assert.match(faults(PLAIN, "obligation: { legal: Luật }").join(), /obligation\.days/);
});
