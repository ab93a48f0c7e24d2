import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import type { Deadline, Urgency } from "./deadline.ts";
import { byRisk, type Risk, type Risky, risksOf } from "./risks.ts";
import { stage } from "./testing/library-card.ts";
import type { Dossier, RegisterCheck } from "./types.ts";

const NOW = "2026-11-20T02:00:00.000Z";
const dossier: Dossier = stage().dossier;
const kinds = (patch: Partial<Dossier>): string[] => risksOf({ ...dossier, ...patch }, NOW).map(({ kind }) => kind);
const check = (outcome: RegisterCheck["outcome"], subject = "reader"): RegisterCheck => ({
  id: "1",
  subject,
  register: "Cơ sở dữ liệu dân cư",
  outcome,
  detail: "",
  at: NOW,
  by: "",
});

it("says each warning once, by what the register answered last", () => {
  assert.deepEqual(kinds({}), []);
  assert.deepEqual(kinds({ checks: [check("mismatch")] }), ["differs"]);
  assert.deepEqual(kinds({ checks: [check("mismatch"), check("match")] }), [], "asked again, it agrees");
  assert.deepEqual(kinds({ checks: [check("unavailable"), check("mismatch", "mother"), check("mismatch", "father")] }), [
    "differs",
    "unchecked",
  ]);
});

it("tells what was asked again, sent back, denied or taken back", () => {
  const asked = { stage: "intake", items: [], reason: "", requestedAt: NOW, answerBy: NOW, requestedBy: "" } as const;
  assert.deepEqual(kinds({ supplements: [{ ...asked, items: [] }] }), []);
  assert.deepEqual(
    kinds({
      supplements: [
        { ...asked, items: [] },
        { ...asked, items: [] },
      ],
    }),
    ["supplements"],
  );
  const negative = { template: "", values: {}, by: "", at: NOW, negative: { reason: "", legalBasis: "" } };
  const run = { stepId: "s", name: "Thẩm tra", by: "specialist", hours: 1, startedAt: NOW, dueAt: NOW } as const;
  assert.deepEqual(kinds({ draft: negative, steps: [{ ...run, completedAt: NOW, returnedReason: "Sai" }] }), [
    "sentBack",
    "negative",
  ]);
  assert.deepEqual(kinds({ steps: [{ ...run, dueAt: "2026-11-20T01:59:59.999Z" }] }), ["stepLate"]);
  assert.deepEqual(kinds({ undone: [{ version: 1, act: "receive", reason: "", at: NOW, by: "" }] }), ["undone"]);
});

const risky = fc.record({
  urgency: fc.constantFrom<Urgency>("late", "soon", "ok", "paused"),
  minutes: fc.integer({ min: 0, max: 5000 }),
  warnings: fc.integer({ min: 0, max: 4 }),
  code: fc.uuid(),
});
const of = ({
  urgency,
  minutes,
  warnings,
  code,
}: {
  urgency: Urgency;
  minutes: number;
  warnings: number;
  code: string;
}): Risky => {
  const deadline: Deadline = { urgency, text: "", minutes: urgency === "late" ? -minutes : minutes, used: 0 };
  return { deadline, code, risks: Array.from({ length: warnings }, (): Risk => ({ kind: "undone", say: "" })) };
};

it("puts late before nearly late, that before warnings, and orders the same whatever the order was", () => {
  fc.assert(
    fc.property(fc.uniqueArray(risky, { selector: ({ code }) => code, maxLength: 12 }), (given) => {
      const sorted = given.map(of).sort(byRisk);
      const place = ({ deadline, risks }: Risky): number =>
        deadline.urgency === "late" ? 0 : deadline.urgency === "soon" ? 1 : risks.length > 0 ? 2 : 3;
      const places = sorted.map(place);
      assert.deepEqual(places, [...places].sort());
      const late = sorted
        .filter((one) => place(one) < 2 && place(one) === place(sorted[0]!))
        .map(({ deadline }) => deadline.minutes);
      assert.deepEqual(
        late,
        [...late].sort((a, b) => a - b),
      );
      assert.deepEqual([...given].reverse().map(of).sort(byRisk), sorted);
    }),
  );
});
