import { type Features, featuresOf, sure } from "./features.ts";
import type { Lexicon } from "./lexicon.ts";
import { createPostings, type Postings } from "./postings.ts";
import { shortOf, stands, syllables, writtenWords } from "./syllables.ts";
import { tidyName } from "./tidy-name.ts";
import type { FindingText, Hit, Syllable } from "./types.ts";
import { type Weights, weigh } from "./weigh.ts";

export type Phrase = {
  doc: number;
  text: string;
  fits: Hit["fits"] /** Sum of the weights of all that stands in it. */;
  weight: number;
};

export type Doc = {
  text: FindingText;
  /** Acts that its name speaks of. */
  acts: ReadonlySet<string>;
  /** Acts that any phrase by which people ask for it speaks of. */
  allActs: ReadonlySet<string>;
  /** Places in the lexicon's list of special cases. */
  special: readonly number[];
  /** Lifts what is needed often; 0 to 1. */
  prior: number;
};

export type FindingIndex = {
  lexicon: Lexicon;
  docs: readonly Doc[];
  phrases: readonly Phrase[];
  words: ReadonlyMap<string, Postings>;
  pairs: ReadonlyMap<string, Postings>;
  meanings: ReadonlyMap<string, Postings>;
  weights: Weights;
  /** Procedures whose names and phrases hold a word, a pair or a meaning. */
  docsWith: ReadonlyMap<string, number>;
  /** How often each way of writing the plain letters occurs, for putting words right. */
  spellings: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How each compared syllable is written for people. */
  written: ReadonlyMap<string, string>;
};

type Read = { doc: number; fits: Hit["fits"]; text: string; words: Syllable[]; found: Features };

const RELATED_LENGTH = 600;
const NOTHING: Pick<Lexicon, "meanings"> = { meanings: new Map() };

/** Builds the index. It works in pieces and lets go between them, so that a server goes on answering. */
export async function buildIndex(
  texts: readonly FindingText[],
  lexicon: Lexicon,
  pause: () => Promise<void> = async () => undefined,
): Promise<FindingIndex> {
  const docsWith = new Map<string, number>();
  const known = spellingBook(lexicon);
  const mostFiled = Math.max(1, ...texts.map((text) => text.filed));
  const reads: Read[] = [];
  const docs: Doc[] = [];
  for (const [doc, text] of texts.entries()) {
    if (doc % 50 === 49) await pause();
    const own = readText(doc, text, lexicon);
    for (const { text: written, words } of own) known.add(written, words);
    for (const key of new Set(own.filter((one) => one.fits !== "related").flatMap(keysOf)))
      docsWith.set(key, (docsWith.get(key) ?? 0) + 1);
    reads.push(...own);
    docs.push(docOf(text, own, lexicon, mostFiled));
  }
  const weights = weigh(docsWith, docs.length, lexicon.weak);
  const [words, pairs, meanings] = [createPostings(), createPostings(), createPostings()];
  const phrases: Phrase[] = [];
  for (const [phrase, read] of reads.entries()) {
    if (phrase % 1000 === 999) await pause();
    const { doc, fits, text, words: its, found } = read;
    let weight = 0;
    const seen = new Set<string>();
    for (const { place, covered } of found.words) {
      const { plain, full } = its[place]!;
      if (seen.has(full) || (fits === "related" && lexicon.weak.has(plain))) continue;
      seen.add(full);
      weight += words.add(plain, phrase, full, weights.word(plain, covered));
    }
    for (const { place, covered } of found.pairs) {
      const [first, second] = [its[place]!, its[place + 1]!];
      const full = `${first.full} ${second.full}`;
      if (seen.has(full)) continue;
      seen.add(full);
      weight += pairs.add(`${first.plain} ${second.plain}`, phrase, full, weights.pair(first.plain, second.plain, covered));
    }
    for (const { name } of found.meanings) weight += meanings.add(name, phrase, "", weights.meaning(name));
    phrases.push({ doc, fits, text, weight });
  }
  const { spellings, written } = known;
  return {
    ...{ lexicon, docs, phrases, weights, docsWith, spellings, written },
    words: words.done(),
    pairs: pairs.done(),
    meanings: meanings.done(),
  };
}

function readText(doc: number, text: FindingText, lexicon: Lexicon): Read[] {
  const read = (fits: Hit["fits"], written: string): Read => {
    const words = fits === "related" ? syllables(written) : writtenOut(written, lexicon);
    const found = featuresOf(words.map(sure), fits === "related" ? NOTHING : lexicon, true);
    return { doc, fits, text: written, words, found: fits === "related" ? { ...found, pairs: [] } : found };
  };
  const says = [...new Set([text.plain, ...text.says].filter((one) => one !== ""))];
  return [
    read("name", tidyName(text.name)),
    ...says.map((one) => read("says", one)),
    ...text.related.map((one) => read("related", one.slice(0, RELATED_LENGTH))),
  ];
}

/** Words of a text, what is written short in it written out. */
const writtenOut = (text: string, { short }: Lexicon): Syllable[] =>
  syllables(text).flatMap((word) => (shortOf(word, short) === undefined ? [word] : syllables(shortOf(word, short)!)));

const keysOf = ({ words, found }: Read): string[] => [
  ...words.map((word) => word.plain),
  ...found.pairs.map(({ place }) => `${words[place]!.plain} ${words[place + 1]!.plain}`),
  ...found.meanings.map((meaning) => meaning.name),
];

function spellingBook(lexicon: Lexicon) {
  const spellings = new Map<string, Map<string, number>>();
  const written = new Map<string, string>();
  const count = ({ plain, full }: Syllable, times: number): void => {
    const ways = spellings.get(plain) ?? new Map<string, number>();
    ways.set(full, (ways.get(full) ?? 0) + times);
    spellings.set(plain, ways);
  };
  for (const word of lexicon.syllables) count(word, 2);
  return {
    spellings,
    written,
    add: (text: string, words: readonly Syllable[]): void => {
      for (const word of words) count(word, 1);
      const asWritten = writtenWords(text);
      for (const [i, word] of syllables(text).entries())
        if (!written.has(word.full)) written.set(word.full, (asWritten[i] ?? word.plain).normalize("NFC").toLowerCase());
    },
  };
}

function docOf(text: FindingText, own: readonly Read[], lexicon: Lexicon, mostFiled: number): Doc {
  const actsIn = (kinds: readonly Hit["fits"][]): Set<string> =>
    new Set(
      own
        .filter(({ fits }) => kinds.includes(fits))
        .flatMap(({ found }) => found.meanings.map(({ name }) => name).filter((name) => name.startsWith("act:"))),
    );
  const name = syllables(text.name);
  // What the controller says everybody needs is no special case, whatever its name lists.
  const common = (text.use ?? 0) >= COMMON;
  const special = lexicon.special.flatMap(({ says }, i) => (!common && says.some((phrase) => stands(phrase, name)) ? [i] : []));
  return { text, acts: actsIn(["name"]), allActs: actsIn(["name", "says"]), special, prior: priorOf(text, mostFiled) };
}

const COMMON = 8;

/** People's own errands before those of companies and ministries; what the controller says before what the tier suggests. */
function priorOf({ use, tiers, citizens, filed, defined }: FindingText, mostFiled: number): number {
  const near = tiers.includes("commune") ? 0.25 : tiers.includes("province") ? 0.15 : 0;
  const judged = use === undefined ? (citizens ? near : near / 2) : 0.2 + 0.8 * (use / 10);
  const busy = Math.log1p(filed) / Math.log1p(Math.max(mostFiled, 100));
  return Math.min(1, Math.max(judged, defined ? 0.4 : 0) * 0.9 + busy * 0.1);
}
