import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import { dueAt, type Law, ruleOn } from "../../core/calendar/index.ts";
import { type CaseFile, caseContext, caseSchema, compile, timeFor } from "../../core/procedure/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { calendarWith } from "./law.ts";
import { readDefinitions } from "./read-definitions.ts";
import { readLaw } from "./read-law.ts";

let law: Law;
before(async () => {
  law = await readLaw(join(import.meta.dirname, "../../../law"));
});

/** When a case received at eight in the morning of its day is due, under the law of that day. */
function dueOf(revision: Revision, file: CaseFile): string | undefined {
  const terms = timeFor(revision, caseContext(revision, file));
  if (!terms) return undefined;
  const calendar = calendarWith(ruleOn(law.workingHours, file.today).hours, law);
  const due = dueAt(calendar, {
    receivedAt: Temporal.Instant.from(`${file.today}T08:00:00+07:00`),
    allowance: terms.time,
    pauses: [],
    ...(terms.sameDay && { sameDay: { cutOff: ruleOn(law.sameDay, file.today).cutOff } }),
  });
  return due.toZonedDateTimeISO(TIME_ZONE).toString({ timeZoneName: "never", smallestUnit: "second" });
}

test("every case of the house that names a due time comes out at it, verification and holidays included", () => {
  let checked = 0;
  for (const { folder, files } of readDefinitions([join(import.meta.dirname, "../../../procedures")])) {
    const compiled = compile(files);
    assert.ok(compiled.ok, folder);
    for (const [path, text] of Object.entries(files)) {
      if (!path.startsWith("cases/")) continue;
      const file = caseSchema.parse(JSON.parse(text));
      if (file.expect.dueAt === undefined) continue;
      checked++;
      assert.equal(dueOf(compiled.revision, file), file.expect.dueAt, `${basename(folder)}/${path}`);
    }
  }
  assert.ok(checked > 0);
});
