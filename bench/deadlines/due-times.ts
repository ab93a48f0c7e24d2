import path from "node:path";
import { createCalendar, dueAt, dueAtMs } from "../../src/core/calendar/index.ts";
import { readLaw } from "../../src/features/catalogue/index.ts";

const LAW = path.join(import.meta.dirname, "../../law");
const ALLOWANCE = { qty: 20, unit: "WORKING_DAY" } as const;
const QUESTIONS = 100_000;
const ROUNDS = 7;

export type DueTimes = {
  /** Due times a second on one core, median of rounds: epoch milliseconds in and out. */
  perSecond: number;
  /** The same through `dueAt`, with objects of Temporal and one pause each. */
  withPausePerSecond: number;
  /** The first round, before the program is warm. */
  coldPerSecond: number;
};

/** Due times of 20 working days across Tết 2024–2028, received at every minute of the four weeks before it. */
export async function measureDueTimes(): Promise<DueTimes> {
  const law = await readLaw(LAW);
  const cal = createCalendar({ hours: law.workingHours, law: law.holidays });
  const starts = law.holidays.holidays.filter(({ name }, i, all) => /^Tết (?!Dương)/.test(name) && all[i - 1]?.name !== name);
  const tet = starts.map(({ date }) => Temporal.Instant.from(`${date}T07:00:00+07:00`).epochMilliseconds);
  const received = Array.from(
    { length: QUESTIONS },
    (_, i) => tet[i % tet.length]! - (1 + Math.floor((i * 7919) % (28 * 1440))) * 60_000,
  );
  const plain = rounds(() => {
    let sum = 0;
    for (const at of received) sum += dueAtMs(cal, at, ALLOWANCE);
    return sum;
  });
  const asked = received.map((at) => ({
    receivedAt: Temporal.Instant.fromEpochMilliseconds(at),
    allowance: ALLOWANCE,
    pauses: [
      {
        from: Temporal.Instant.fromEpochMilliseconds(at + 3_600_000).toString(),
        to: Temporal.Instant.fromEpochMilliseconds(at + 90_000_000).toString(),
      },
    ],
  }));
  const whole = rounds(() => {
    let sum = 0;
    for (const question of asked) sum += dueAt(cal, question).epochMilliseconds;
    return sum;
  });
  return { perSecond: median(plain), withPausePerSecond: median(whole), coldPerSecond: plain[0]! };
}

/** A second's worth of each round. The sums must agree, and keep the work from being left out. */
function rounds(run: () => number): number[] {
  const sums = new Set<number>();
  const figures = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    sums.add(run());
    return Math.round(QUESTIONS / ((performance.now() - began) / 1000));
  });
  if (sums.size !== 1) throw new Error("The same questions had different answers.");
  return figures;
}

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
