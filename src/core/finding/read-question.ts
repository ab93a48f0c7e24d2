import type { FindingIndex } from "./build-index.ts";
import { sure } from "./features.ts";
import { type Form, fits, matchPattern, type Token } from "./patterns.ts";
import { repair, type Speller } from "./repair.ts";
import { isBare, shortOf, syllables, writtenWords } from "./syllables.ts";
import type { Syllable } from "./types.ts";

/** One way of understanding a question: its words, and behind them what a rule says is needed. */
export type Reading = {
  tokens: readonly Token[];
  /** How much each token counts, 0 to 1. */
  counts: readonly number[];
  /** Place of the first token that nobody typed. */
  saidFrom: number;
  /** 0 to 1. */
  trust: number;
};

/** What somebody asks, made comparable. */
export type Question = {
  /** The first is of the words alone; empty when there are none. */
  readings: Reading[];
  /** Some word of it bears marks, so its writer types them. */
  marked: boolean;
  corrected: string | undefined;
  /** Is this special case of the lexicon asked for? */
  asksSpecial: (place: number) => boolean;
};

const MOST_WORDS = 40;
const MOST_NEEDS = 6;
/** What a word of a rule still counts beside what the rule says is needed. */
const EXPLAINED = 0.45;
const RULE = 0.94;

/** @param typing the last word may not be finished */
export function readQuestion(text: string, index: FindingIndex, speller: Speller, typing: boolean): Question {
  const typed = syllables(text).slice(0, MOST_WORDS);
  const marked = typed.some((word) => !isBare(word));
  const { tokens, corrected } = putRight(text, typed, index, speller, typing);
  const own = withoutIgnored(tokens, index, marked);
  const asked = new Map<number, boolean>();
  return {
    readings:
      own.length === 0
        ? []
        : [{ tokens: own, counts: own.map(() => 1), saidFrom: own.length, trust: 1 }, ...byRules(own, index, marked)],
    marked,
    corrected,
    asksSpecial: (place) => {
      const known = asked.get(place) ?? index.lexicon.special[place]!.asked.some((phrase) => isIn(phrase, tokens, marked));
      asked.set(place, known);
      return known;
    },
  };
}

function byRules(own: readonly Token[], { lexicon }: FindingIndex, marked: boolean): Reading[] {
  const readings: Reading[] = [];
  for (const { when, means, unless } of lexicon.needs) {
    if (unless.some((phrase) => isIn(phrase, own, marked))) continue;
    const places = new Set(when.flatMap((pattern) => matchPattern(pattern, own, marked)).flatMap((match) => match.places));
    if (places.size === 0) continue;
    const said = syllables(means).map(sure);
    readings.push({
      tokens: [...own, ...said],
      counts: [...own.map((_, place) => (places.has(place) ? EXPLAINED : 1)), ...said.map(() => 1)],
      saidFrom: own.length,
      trust: RULE,
    });
    if (readings.length === MOST_NEEDS) break;
  }
  return readings;
}

const isIn = (phrase: readonly Syllable[], tokens: readonly Token[], marked: boolean): boolean =>
  tokens.some((_, at) => fits(phrase, tokens, at, marked));

function putRight(text: string, typed: readonly Syllable[], index: FindingIndex, speller: Speller, typing: boolean) {
  const written = writtenWords(text).map((word) => word.normalize("NFC"));
  const shown: string[] = [];
  let changed = false;
  const tokens = typed.flatMap((word, i): Token[] => {
    const long = shortOf(word, index.lexicon.short);
    if (long) {
      shown.push(written[i]!);
      return syllables(long).map((one) => ({ typed: one, forms: [{ ...one, factor: 1 }] }));
    }
    const beside = { before: typed[i - 1]?.plain, after: typed[i + 1]?.plain };
    const { words, changed: other } = repair(word, beside, index, speller);
    changed ||= other;
    shown.push(...(other ? words.map((forms) => spelt(forms[0]!, index)) : [written[i]!]));
    if (!typing || i < typed.length - 1) return words.map((forms) => ({ typed: word, forms }));
    // What may still become a longer word is no slip of the finger.
    const begun = beginnings(word.plain, index);
    return begun.length === 0
      ? words.map((forms) => ({ typed: word, forms }))
      : [{ typed: word, forms: index.spellings.has(word.plain) ? [...words[0]!, ...begun] : begun }];
  });
  return { tokens, corrected: changed ? shown.join(" ") : undefined };
}

/** The way in which a word is written most often. */
function spelt({ plain, full }: Form, { spellings, written }: FindingIndex): string {
  const ways = spellings.get(plain);
  const best = full === plain && ways ? [...ways].reduce((a, b) => (b[1] > a[1] ? b : a))[0] : full;
  return written.get(best) ?? plain;
}

const MOST_BEGUN = 12;
const BEGUN = 0.8;

/** Words that begin like this, the most usual first. */
function beginnings(start: string, { spellings, docsWith }: FindingIndex): Form[] {
  const found: { plain: string; often: number }[] = [];
  for (const plain of spellings.keys())
    if (plain.startsWith(start) && plain !== start) found.push({ plain, often: docsWith.get(plain) ?? 0 });
  return found
    .sort((a, b) => b.often - a.often || (a.plain < b.plain ? -1 : 1))
    .slice(0, MOST_BEGUN)
    .map(({ plain }) => ({ plain, full: plain, factor: BEGUN, free: true }));
}

/** Drops what is said to everybody behind a counter, unless nothing else was said or it belongs to the name of something ("sao y"). */
function withoutIgnored(tokens: readonly Token[], { lexicon }: FindingIndex, marked: boolean): Token[] {
  const dropped = new Map<number, number>();
  for (const phrase of lexicon.ignore)
    for (let at = 0; at + phrase.length <= tokens.length; at++)
      if (fits(phrase, tokens, at, marked))
        for (let i = 0; i < phrase.length; i++) dropped.set(at + i, Math.max(dropped.get(at + i) ?? 0, phrase.length));
  for (let at = 0; at < tokens.length; at++)
    for (const plain of new Set(tokens[at]!.forms.map((form) => form.plain)))
      for (const { words } of lexicon.meanings.get(plain) ?? [])
        if (words.length > 1 && fits(words, tokens, at, marked))
          for (let i = 0; i < words.length; i++) if ((dropped.get(at + i) ?? 0) <= words.length) dropped.delete(at + i);
  return dropped.size < tokens.length ? tokens.filter((_, i) => !dropped.has(i)) : [...tokens];
}
