import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Chance that can be repeated: the same seed draws the same. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  int: (from: number, to: number) => number;
  /** True with this probability, 0–1. */
  chance: (probability: number) => boolean;
  /** @throws RangeError for an empty list */
  pick: <T>(from: readonly T[]) => T;
  /** By weight. @throws RangeError for an empty list */
  weighted: <T>(from: readonly { weight: number; value: T }[]) => T;
  /** Around 1, mostly between 0.4 and 2.5, seldom far beyond: how much longer or shorter than usual something takes. */
  stretch: () => number;
};

const FINE = 2 ** 30;

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const int: Random["int"] = (from, to) => uniformInt(generator, from, to);
  const share = (): number => int(0, FINE - 1) / FINE;
  const pick: Random["pick"] = (from) => {
    if (from.length === 0) throw new RangeError("Nothing to pick from");
    return from[int(0, from.length - 1)]!;
  };
  return {
    int,
    pick,
    chance: (probability) => share() < probability,
    weighted: (from) => {
      let left = share() * from.reduce((sum, { weight }) => sum + weight, 0);
      const found = from.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? { value: pick(from).value }).value;
    },
    // Three draws add up to something near a bell; its exponent is skewed as durations are.
    stretch: () => Math.exp((share() + share() + share() - 1.5) * 1.1),
  };
}
