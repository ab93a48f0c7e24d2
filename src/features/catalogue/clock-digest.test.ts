import assert from "node:assert/strict";
import path from "node:path";
import { it } from "node:test";
import { clockDigest } from "./clock-digest.ts";
import { readLaw, type WholeLaw } from "./read-law.ts";

const law = await readLaw(path.join(import.meta.dirname, "../../../law"));
const at = (day: string) => Temporal.Instant.from(`${day}T09:00:00+07:00`);
const NOW = at("2026-11-20");
const [first, ...others] = law.holidays.holidays;
const withDay = (holiday: typeof first): WholeLaw => ({
  ...law,
  holidays: { ...law.holidays, holidays: [{ ...first!, ...holiday! }, ...others] },
});

it("is the same from day to day, and whatever names, bases and waivers are", () => {
  const digest = clockDigest(law, NOW);
  assert.equal(clockDigest(law, at("2027-03-02")), digest);
  assert.equal(clockDigest({ ...law, waivers: [] }, NOW), digest);
  assert.equal(clockDigest(withDay({ ...first!, name: "Tết", legal: "Thông báo khác", provisional: true }), NOW), digest);
});

it("is another one for another day off, other hours of an agency, and other terms", () => {
  const digest = clockDigest(law, NOW);
  const period = { from: "2026-01-01", legal: "Quyết định", hours: { mon: ["07:00-11:00"] } };
  const [terms] = law.lifecycle.collect;
  for (const other of [
    withDay({ ...first!, half: "morning" }),
    withDay({ ...first!, date: "2024-01-03" }),
    { ...law, agencies: { "H60.05.01": [period] } },
    { ...law, lifecycle: { ...law.lifecycle, collect: [{ ...terms!, afterDays: 7 }] } },
  ])
    assert.notEqual(clockDigest(other, NOW), digest);
});

it("changes on the day on which dated terms give way to the next", () => {
  const [terms] = law.lifecycle.extension;
  const extension = [
    { ...terms!, to: "2026-12-31" },
    { ...terms!, from: "2027-01-01", noticeHours: 16 },
  ];
  const dated = { ...law, lifecycle: { ...law.lifecycle, extension } };
  assert.equal(clockDigest(dated, at("2026-12-31")), clockDigest(law, NOW));
  assert.notEqual(clockDigest(dated, at("2027-01-01")), clockDigest(law, NOW));
});
