import type { Lexicon, Named } from "./lexicon.ts";
import { fits, type Token } from "./patterns.ts";
import type { Syllable } from "./types.ts";

/** What a run of words consists of when texts are compared: its words, pairs of neighbours, and the meanings that its phrases have. */
export type Features = {
  /** A meaning covers the words of its phrase: they count less beside it. */
  words: { place: number; covered: boolean }[];
  /** Place of the first of two neighbours; covered when both are. */
  pairs: { place: number; covered: boolean }[];
  meanings: { name: string; places: number[] }[];
};

/** The token of a word that is written for sure. */
export const sure = (word: Syllable): Token => ({ typed: word, forms: [{ ...word, factor: 1 }] });

/** Takes a run of words apart. `breaks`: places before which no pair is made, since the words there were not written side by side. */
export function featuresOf(
  tokens: readonly Token[],
  lexicon: Pick<Lexicon, "meanings">,
  marked: boolean,
  breaks: ReadonlySet<number> = new Set(),
): Features {
  const meanings = namesIn(tokens, lexicon, marked);
  const covered = new Set(meanings.flatMap(({ name, places }) => (name.startsWith("act:") ? [] : places)));
  return {
    words: tokens.map((_, place) => ({ place, covered: covered.has(place) })),
    pairs: tokens.flatMap((_, place) =>
      place + 1 < tokens.length && !breaks.has(place + 1)
        ? [{ place, covered: covered.has(place) && covered.has(place + 1) }]
        : [],
    ),
    meanings,
  };
}

/** Meanings whose phrases stand in the text; of phrases within each other the longest counts. */
function namesIn(tokens: readonly Token[], lexicon: Pick<Lexicon, "meanings">, marked: boolean): Features["meanings"] {
  const found = new Map<string, number[]>();
  const taken = new Map<number, number>();
  const matches: { named: Named; at: number }[] = [];
  tokens.forEach((token, at) => {
    for (const plain of new Set(token.forms.map((form) => form.plain)))
      for (const named of lexicon.meanings.get(plain) ?? [])
        if (fits(named.words, tokens, at, marked)) matches.push({ named, at });
  });
  for (const { named, at } of matches.sort((a, b) => b.named.words.length - a.named.words.length || a.at - b.at)) {
    const places = named.words.map((_, i) => at + i);
    if (places.some((place) => (taken.get(place) ?? 0) > named.words.length)) continue;
    for (const place of places) taken.set(place, named.words.length);
    found.set(named.name, [...(found.get(named.name) ?? []), ...places]);
  }
  return [...found].map(([name, places]) => ({ name, places: [...new Set(places)] }));
}
