const COVERED = 0.3;
const PAIR = 0.7;
const MEANING = 1.6;
const ACT = 0.35;
const WEAK = 0.3;

export type Weights = ReturnType<typeof weigh>;

/** Weights of the parts of a run of words, the same for what is asked and for what is stored: what is rare tells more. */
export function weigh(docsWith: ReadonlyMap<string, number>, total: number, weak: ReadonlySet<string>) {
  const rarity = (key: string): number => Math.log(1 + (total + 1) / ((docsWith.get(key) ?? 0) + 1)) / Math.log(2 + total);
  return {
    word: (plain: string, covered: boolean): number => rarity(plain) * (covered ? COVERED : 1) * (weak.has(plain) ? WEAK : 1),
    pair: (first: string, second: string): number => rarity(`${first} ${second}`) * PAIR,
    meaning: (name: string): number => (name.startsWith("act:") ? ACT : MEANING * (0.35 + rarity(name))),
  };
}
