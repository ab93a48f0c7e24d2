import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CHANNELS } from "../authored/schemas.ts";
import type { LawWaiver, Revision } from "../types.ts";
import { feeFor } from "./fee-for.ts";
import { feeSum } from "./fee-sum.ts";
import { trialCase, trialRevision, trialWaivers } from "./fixtures/trial.ts";

const revision = trialRevision();
const day = fc.constantFrom("2025-12-31", "2026-01-01", "2026-06-15", "2026-08-15", "2026-11-20", "2027-02-28", "2027-03-01");
const anyCase = fc
  .record({
    today: day,
    channel: fc.constantFrom(...CHANNELS),
    level: fc.integer({ min: 0, max: 2 }),
    documents: fc.array(fc.constantFrom("GPLX", "BHYT", "DKX", "BHXH", "HN", "NQ"), { maxLength: 8 }),
    answers: fc.record(
      {
        matter: fc.constantFrom("extract", "certified", "residence", "licence", "building", "odd", "no such matter"),
        copies: fc.oneof(fc.integer({ min: -5, max: 300 }), fc.boolean()),
        pages: fc.integer({ min: -5, max: 1000 }),
        exemption: fc.constantFrom("none", "merit", "poor", "nearPoor", "child", ""),
      },
      { requiredKeys: [] },
    ),
  })
  .map(trialCase);
const anyWaiver: fc.Arbitrary<LawWaiver> = fc.record(
  {
    id: fc.constantFrom("a", "b", "c"),
    name: fc.constantFrom("Một", "Hai"),
    why: fc.constantFrom("Vì thế này", "Vì thế kia"),
    rate: fc.oneof(fc.constantFrom(30, 50, 100), fc.integer({ min: 1, max: 100 })),
    legal: fc.constantFrom("Nghị quyết 1", "Nghị quyết 2"),
    procedures: fc.constantFrom(["9.999002"], ["9.999999"]),
    fields: fc.constantFrom(["X99-PHI"], ["X00"]),
    channels: fc.subarray([...CHANNELS], { minLength: 1 }),
    kinds: fc.constantFrom<LawWaiver["kinds"]>(["fee"], ["charge"], ["fee", "charge"]),
    from: day,
    to: day,
    when: fc.constantFrom("requester.digitalCitizen", 'exemption == "poor"', 'channel == "online"'),
  },
  { requiredKeys: ["id", "name", "why", "rate", "legal"] },
);
const anyWaivers = fc.array(anyWaiver, { maxLength: 6 }).map((more) => [...trialWaivers(), ...more]);

test("never negative, never above the full amount, always whole đồng, and the lines add up", () => {
  fc.assert(
    fc.property(anyCase, anyWaivers, (ctx, waivers) => {
      const fee = feeFor(revision, ctx, waivers);
      for (const { total, full = -1, waiver } of fee.lines) {
        assert.ok(Number.isSafeInteger(total) && Number.isSafeInteger(full) && 0 <= total && total <= full);
        assert.equal(full - total, waiver?.saved ?? 0);
      }
      assert.equal(
        fee.total,
        fee.lines.reduce((sum, { total }) => sum + total, 0),
      );
      assert.equal(
        fee.full,
        fee.lines.reduce((sum, { full = 0 }) => sum + full, 0),
      );
      assert.equal((fee.counterTotal ?? 0) > fee.total, fee.counterWhy !== undefined, "a difference is always explained");
      assert.ok(fee.counterWhy === undefined || fee.counterWhy.length > 0);
    }),
  );
});

test("of two waivers with one id the one for this channel alone explains what the counter costs more", () => {
  const own = { id: "b", name: "Một", why: "Vì thế này", legal: "Nghị quyết 1", fields: ["X99-PHI"] };
  const waivers = [
    { ...own, rate: 1 },
    { ...own, rate: 2, why: "Bạn nộp trực tuyến", channels: ["online" as const] },
  ];
  const ctx = trialCase({ today: "2025-12-31", channel: "online", level: 0, documents: [], answers: { matter: "odd" } });
  assert.deepEqual(feeFor(revision, ctx, waivers).counterWhy, ["bạn nộp trực tuyến"]);
});

test("the order of the waivers does not matter, nor does asking again", () => {
  fc.assert(
    fc.property(
      anyCase,
      anyWaivers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      (ctx, [all, shuffled]) => {
        const fee = feeFor(revision, ctx, all);
        const other: Revision = { ...revision, waivers: [...revision.waivers].reverse() };
        assert.deepEqual(feeFor(other, { ...ctx }, shuffled), fee);
        assert.deepEqual(feeFor(revision, { ...ctx }, all), fee);
      },
    ),
  );
});

test("no waiver saves more than the best one alone: they are not added", () => {
  fc.assert(
    fc.property(anyCase, anyWaivers, (ctx, waivers) => {
      const alone = { ...revision, waivers: [] };
      const totals = [...waivers, ...revision.waivers].map((one) => {
        const own = revision.waivers.includes(one);
        return feeFor(own ? { ...revision, waivers: [one] } : alone, { ...ctx }, own ? [] : [one]).lines;
      });
      const none = feeFor(alone, { ...ctx }, []).lines;
      feeFor(revision, ctx, waivers).lines.forEach((line, index) => {
        const least = Math.min(none[index]?.total ?? 0, ...totals.map((lines) => lines[index]?.total ?? 0));
        assert.equal(line.total, least);
      });
    }),
    { numRuns: 60 },
  );
});

test("tiers: the sum is that of the single units, one after the other", () => {
  const tiers = fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([first, more, [a = 0, b = 0, c = 0]]) => [
      { upTo: first, amount: a },
      { upTo: first + more, amount: b },
      { amount: c },
    ]);
  fc.assert(
    fc.property(
      tiers,
      fc.integer({ min: 0, max: 40 }),
      fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: undefined }),
      (all, units, cap) => {
        let sum = 0;
        for (let unit = 1; unit <= units; unit++) sum += all.find(({ upTo = units }) => unit <= upTo)?.amount ?? 0;
        const fee = { amount: 1, tiers: all, ...(cap !== undefined && { cap }) };
        assert.equal(feeSum(fee, units), Math.min(sum, cap ?? sum));
      },
    ),
  );
});
