import { z } from "zod";
import { type Pattern, readPattern } from "./patterns.ts";
import { plainText, syllables } from "./syllables.ts";
import type { Syllable } from "./types.ts";

const phrases = z.array(z.string().min(1));

/** procedures/finding/words.yaml: words of people and officers. */
export const wordsSchema = z.strictObject({
  /** Left out when anything else is asked. */
  ignore: phrases,
  /** Words that say little; they count a third. */
  weak: phrases,
  /** What is written short, in lower case without marks, and what it stands for. */
  short: z.record(z.string(), z.string()),
  /** Phrases that mean one thing, by a name of their own; they count as one, whichever is used. */
  meanings: z.record(z.string(), phrases),
  /** What is to be done with a paper; a procedure that does something else comes later. */
  acts: z.record(z.string(), phrases),
  /** What makes a procedure a special one; it comes later when nobody asks for it. `factor` 0 to 1. */
  special: z.array(z.strictObject({ says: phrases, factor: z.number().min(0).max(1), asked: phrases.optional() })),
  /** Groups of phrases that patterns name in braces. */
  classes: z.record(z.string(), phrases),
  /** What people say and what they need; see readPattern. Not where one of the `unless` stands anywhere in the question. */
  needs: z.array(z.strictObject({ when: phrases, means: z.string().min(1), unless: phrases.optional() })),
});

/** procedures/finding/procedures*.yaml: by code, what the controller adds to a procedure for finding it. */
export const entriesSchema = z.record(
  z.string().regex(/^\d\.\d{6}/),
  z.strictObject({ plain: z.string().optional(), use: z.number().min(0).max(10).optional(), says: phrases.optional() }),
);
export type Entries = z.infer<typeof entriesSchema>;
export type Entry = Entries[string];

/** A phrase with what it stands for. */
export type Named = { name: string; words: readonly Syllable[] };

export type Lexicon = {
  ignore: readonly (readonly Syllable[])[];
  weak: ReadonlySet<string>;
  short: ReadonlyMap<string, string>;
  /** By the plain letters of the first syllable, the longest first. Acts are among them, their names beginning with `act:`. */
  meanings: ReadonlyMap<string, readonly Named[]>;
  special: readonly { says: readonly (readonly Syllable[])[]; asked: readonly (readonly Syllable[])[]; factor: number }[];
  needs: readonly { when: readonly Pattern[]; means: string; unless: readonly (readonly Syllable[])[] }[];
  /** Every syllable that stands in it. */
  syllables: readonly Syllable[];
};

/** @throws Error with a sentence naming the place that is wrong */
export function readLexicon(words: unknown): Lexicon {
  const parsed = wordsSchema.safeParse(words);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { ignore, weak, short, meanings, acts, special, classes, needs } = parsed.data;
  const all = (list: readonly string[]) => list.map((one) => syllables(one)).sort((a, b) => b.length - a.length);
  const named = [
    ...Object.entries(meanings).flatMap(([name, says]) => all(says).map((one) => ({ name, words: one }))),
    ...Object.entries(acts).flatMap(([name, says]) => all(says).map((one) => ({ name: `act:${name}`, words: one }))),
  ].sort((a, b) => b.words.length - a.words.length);
  const classOf = new Map(Object.entries(classes).map(([name, list]) => [name, all(list)]));
  return {
    ignore: all(ignore),
    weak: new Set(weak.map(plainText)),
    short: new Map(Object.entries(short).map(([from, to]) => [plainText(from), to])),
    meanings: Map.groupBy(named, (one) => one.words[0]?.plain ?? ""),
    special: special.map((one) => ({ says: all(one.says), asked: all(one.asked ?? one.says), factor: one.factor })),
    needs: needs.map(({ when, means, unless }) => ({
      when: when.map((one) => readPattern(one, classOf)),
      means,
      unless: all(unless ?? []),
    })),
    syllables: [
      ...[
        ...named.map((one) => one.words),
        ...all(ignore),
        ...all(weak),
        ...classOf.values().flatMap((list) => [...list]),
      ].flat(),
      ...Object.values(short).flatMap(syllables),
      ...needs.flatMap(({ means }) => syllables(means)),
    ],
  };
}

/** @throws Error with a sentence naming the place that is wrong */
export function readEntries(value: unknown): Entries {
  const parsed = entriesSchema.safeParse(value);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
