import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunningTime } from "../../../core/dossier/index.ts";
import { sharesPassed } from "./shares-passed.ts";
import type { Seen } from "./sql.ts";

const at = (time: string): string => `2026-11-20T${time}:00.000Z`;
const step = (minutes: number, [half, most, all]: readonly [string, string, string]): RunningTime => ({
  about: "appraise x",
  stepId: "appraise",
  name: "Thẩm tra",
  dueAt: at(all),
  minutes,
  at: { 50: at(half), 80: at(most), 100: at(all) },
});
const dossier = { receivedAt: at("00:00"), dueAt: at("10:00") };
const usual = step(240, ["02:00", "03:12", "04:00"]);
const look = (time: RunningTime, known: Seen | undefined, now: string) => {
  const found = sharesPassed(dossier, [time], new Map(known ? [[known.about, known]] : []), Date.parse(at(now)));
  return { told: found.news.map(({ seen }) => seen.share), kept: found.seen[0]!, next: new Date(found.next!).toISOString() };
};

test("the next moment is the first part that lies ahead; its own moment sharp counts as passed, the last one does not", () => {
  assert.deepEqual(look(usual, undefined, "01:59"), {
    told: [],
    kept: { about: usual.about, minutes: 240, share: 0 },
    next: at("02:00"),
  });
  assert.deepEqual(look(usual, undefined, "02:00").told, [50]);
  assert.deepEqual(look(usual, { about: usual.about, minutes: 240, share: 80 }, "04:00").told, []);
});

test("a part that was seen stays seen when rounding puts it ahead again, and begins anew with more time", () => {
  const seen = { about: usual.about, minutes: 240, share: 80 };
  const rounded = step(239.6, ["02:01", "03:13", "04:01"]);
  assert.deepEqual(look(rounded, seen, "03:12"), {
    told: [],
    kept: { ...seen, minutes: 239.6 },
    next: at("03:13"),
  });
  const longer = step(480, ["04:00", "06:24", "08:00"]);
  const again = look(longer, seen, "03:13");
  assert.deepEqual(again.kept, { ...seen, minutes: 480, share: 0 });
  assert.deepEqual(look(longer, again.kept, "06:24").told, [80]);
});
