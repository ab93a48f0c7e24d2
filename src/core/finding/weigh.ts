const COVERED = 0.3;
const PAIR = 0.7;
const COVERED_PAIR = 0.2;
const MEANING = 1.6;
const ACT = 0.35;
const WEAK = 0.3;
/** Of a word that stands nowhere: it tells nothing, but what was meant by it is missing. */
const UNKNOWN = 0.3;
/** Another number is another thing. */
const UNKNOWN_NUMBER = 0.6;

export type Weights = ReturnType<typeof weigh>;

/** Weights of the parts of a run of words, the same for what is asked and for what is stored: what is rare tells more. */
export function weigh(docsWith: ReadonlyMap<string, number>, total: number, weak: ReadonlySet<string>) {
  const rarity = (key: string): number => Math.log(1 + (total + 1) / ((docsWith.get(key) ?? 0) + 1)) / Math.log(2 + total);
  return {
    word: (plain: string, covered: boolean): number =>
      (docsWith.has(plain) ? rarity(plain) : /^\d+$/.test(plain) ? UNKNOWN_NUMBER : UNKNOWN) *
      (covered ? COVERED : 1) *
      (weak.has(plain) ? WEAK : 1),
    pair: (first: string, second: string, covered: boolean): number =>
      docsWith.has(`${first} ${second}`) ? rarity(`${first} ${second}`) * PAIR * (covered ? COVERED_PAIR : 1) : 0,
    meaning: (name: string): number => (name.startsWith("act:") ? ACT : MEANING * (0.35 + rarity(name))),
  };
}
