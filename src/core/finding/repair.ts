import type { FindingIndex } from "./build-index.ts";
import type { Form } from "./patterns.ts";
import { syllables } from "./syllables.ts";
import type { Syllable } from "./types.ts";

type Known = Pick<FindingIndex, "spellings" | "docsWith" | "lexicon">;
type Beside = { before: string | undefined; after: string | undefined };

/** A word put right: forms that may have been meant, or several words that were written as one. */
export type Repair = { words: Form[][]; changed: boolean };

const MOST_JOINED = 32;

/**
 * What a word that may be misspelt stands for. Known words stay, with a neighbour of the same sound beside them when only that one is ever
 * said together with the words around.
 */
export function repair(word: Syllable, beside: Beside, index: Known, spelling: Speller): Repair {
  if (/\d/.test(word.plain) && !/[a-z]{2}/.test(word.plain)) return kept(word);
  if (index.spellings.has(word.plain))
    return { words: [[{ ...word, factor: 1 }, ...sameSound(word, beside, index)]], changed: false };
  const typed = untelex(word.plain);
  if (typed && index.spellings.has(typed.plain)) return { words: [[{ ...typed, factor: 1 }]], changed: true };
  const parts = unjoin(word.plain, index);
  if (parts) return { words: parts.flatMap((part) => partForms(part, index)), changed: true };
  const near = [...soundsLike(word.plain).map((plain) => ({ plain, factor: 0.85 })), ...spelling.near(word.plain)]
    .filter(({ plain }) => index.spellings.has(plain))
    .map(({ plain, factor }) => ({
      plain,
      full: plain,
      factor: factor * (0.6 + 0.4 * evidence(plain, beside, index)),
      free: true as const,
    }))
    .sort((a, b) => b.factor - a.factor || (a.plain < b.plain ? -1 : 1));
  const forms = [...new Map(near.map((one) => [one.plain, one])).values()].slice(0, 4);
  if (forms.length === 0) return kept(word);
  // A word may be right and only unknown here: then nobody is told that it is misspelt.
  return WELL_FORMED.test(word.plain)
    ? { words: [[{ ...word, factor: 1 }, ...forms]], changed: false }
    : { words: [forms], changed: true };
}

/** A Vietnamese syllable, marks aside. */
const WELL_FORMED =
  /^(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?([aeiouy]|[aeiouy]{2}|[iuy][ao][iuy]|uye|uoi|oai|oay|uay|ieu|yeu)(ch|ng|nh|[cmnpt])?$/;

function partForms(plain: string, { lexicon }: Known): Form[][] {
  const long = lexicon.short.get(plain);
  return long ? syllables(long).map((word) => [{ ...word, factor: 1 }]) : [[{ plain, full: plain, factor: 0.95, free: true }]];
}

const kept = (word: Syllable): Repair => ({ words: [[{ ...word, factor: 1 }]], changed: false });

/** 0 to 1: how usual the word is beside its neighbours, or at all. */
function evidence(plain: string, { before, after }: Beside, { docsWith }: Known): number {
  const pairs = Math.max(docsWith.get(`${before} ${plain}`) ?? 0, docsWith.get(`${plain} ${after}`) ?? 0);
  if (pairs > 0) return 0.6 + 0.4 * Math.min(1, pairs / 10);
  return 0.4 * Math.min(1, (docsWith.get(plain) ?? 0) / 50);
}

function sameSound(word: Syllable, beside: Beside, index: Known): Form[] {
  const own = paired(word.plain, beside, index);
  if (own > 0) return [];
  return soundsLike(word.plain)
    .filter((plain) => index.spellings.has(plain) && paired(plain, beside, index) >= 3)
    .map((plain) => ({ plain, full: plain, factor: 0.85, free: true }));
}

const paired = (plain: string, { before, after }: Beside, { docsWith }: Known): number =>
  Math.max(docsWith.get(`${before} ${plain}`) ?? 0, docsWith.get(`${plain} ${after}`) ?? 0);

/** Pairs of spellings that sound alike somewhere in the country, or are used in short messages. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ["s", "x"],
  ["ch", "tr"],
  ["d", "gi", "r", "z", "v"],
  ["l", "n"],
  ["c", "k", "q"],
  ["ng", "ngh"],
  ["g", "gh"],
  ["ph", "f"],
  ["qu", "w", "hu"],
  ["gi", "j"],
];
const ENDINGS: readonly (readonly string[])[] = [
  ["n", "ng", "nh"],
  ["t", "c", "ch"],
  ["i", "y"],
  ["ao", "au"],
  ["iu", "ieu", "uu", "uou"],
  ["o", "oo"],
];

function soundsLike(plain: string): string[] {
  const out = new Set<string>();
  const swap = (
    text: string,
    groups: typeof BEGINNINGS,
    cut: (text: string, part: string) => string | undefined,
    join: (rest: string, part: string) => string,
  ) =>
    groups.flatMap((group) =>
      group.flatMap((part) => {
        const rest = cut(text, part);
        return rest === undefined ? [] : group.filter((other) => other !== part).map((other) => join(rest, other));
      }),
    );
  const first = (text: string) =>
    swap(
      text,
      BEGINNINGS,
      (all, part) => (all.startsWith(part) ? all.slice(part.length) : undefined),
      (rest, part) => part + rest,
    );
  const last = (text: string) =>
    swap(
      text,
      ENDINGS,
      (all, part) => (all.endsWith(part) ? all.slice(0, -part.length) : undefined),
      (rest, part) => rest + part,
    );
  for (const one of [...first(plain), ...last(plain)]) out.add(one);
  for (const one of first(plain)) for (const both of last(one)) out.add(both);
  out.delete(plain);
  return [...out];
}

const TELEX: readonly (readonly [RegExp, string])[] = [
  [/aa/, "â"],
  [/ee/, "ê"],
  [/oo/, "ô"],
  [/dd/, "đ"],
  [/uow|uwow|uwo/, "ươ"],
  [/aw/, "ă"],
  [/ow/, "ơ"],
  [/uw|w/, "ư"],
];
const TELEX_TONE: Record<string, string> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONE: Record<string, string> = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };

/** What was meant when keys of an input method were left in the text: "giaays", "dduwowngf", "gia61y". */
function untelex(plain: string): Syllable | undefined {
  let text = plain;
  let tone = "";
  if (/\d/.test(text)) {
    tone = VNI_TONE[/[1-5]/.exec(text)?.[0] ?? ""] ?? "";
    text = text
      .replace(/[1-5]/, "")
      .replace(/([aeo])6/, "$1\u0302")
      .replace(/(a)8/, "$1\u0306")
      .replace(/7/, "\u031b")
      .replace(/d9/, "đ");
  } else {
    for (const [keys, letter] of TELEX) text = text.replace(keys, letter);
    const late = /^(.*[aeiouyâêôăơư].*?)([sfrxj])(\w*)$/.exec(text);
    if (late) {
      tone = TELEX_TONE[late[2]!] ?? "";
      text = `${late[1]}${late[3]}`;
    }
  }
  // Where the tone stands makes no difference, so it may stand at the end.
  return text === plain ? undefined : syllables((text + tone).normalize("NFD"))[0];
}

/** Words written without spaces, "giaykhaisinh", by the words that are known and usual side by side. */
function unjoin(plain: string, { spellings, docsWith, lexicon }: Known): string[] | undefined {
  if (plain.length < 5 || plain.length > MOST_JOINED) return undefined;
  const best: ({ score: number; parts: string[]; usual: boolean } | undefined)[] = [{ score: 0, parts: [], usual: false }];
  for (let end = 1; end <= plain.length; end++) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const before = best[start];
      const part = syllables(plain.slice(start, end))[0]?.plain ?? "";
      if (!before) continue;
      const pair = docsWith.get(`${before.parts.at(-1)} ${part}`) ?? 0;
      const short = part.length > 2 && lexicon.short.has(part);
      if (!short && (!spellings.has(part) || !/[aeiouy]|^\d$/.test(part) || (part.length < 2 && pair === 0))) continue;
      const often = short ? SHORT_FORM : Math.log1p(docsWith.get(part) ?? 0);
      const score = before.score + often + 3 * Math.log1p(pair) - PART;
      const known = best[end];
      if (!known || score > known.score)
        best[end] = { score, parts: [...before.parts, part], usual: before.usual || short || pair > 0 };
    }
  }
  const found = best[plain.length];
  return found && found.parts.length > 1 && found.usual ? found.parts : undefined;
}

const LONGEST_WORD = 7;
const SHORT_FORM = 5;
/** What each further part costs, so that a few long words win over many short ones. */
const PART = 4;

export type Speller = { near: (plain: string) => { plain: string; factor: number }[] };

/** Finds known words a slip of the finger away: every word is kept under what is left of it when a letter falls out. */
export function createSpeller(known: Iterable<string>): Speller {
  const without = new Map<string, string[]>();
  const shorter = (word: string): string[] => [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
  for (const word of known) {
    if (word.length < 2 || /\d/.test(word)) continue;
    for (const key of new Set(shorter(word))) {
      const list = without.get(key) ?? [];
      list.push(word);
      without.set(key, list);
    }
  }
  return {
    near: (plain) => {
      if (plain.length < 2 || plain.length > 12) return [];
      const found = new Set(shorter(plain).flatMap((key) => without.get(key) ?? []));
      found.delete(plain);
      return [...found].flatMap((word) => {
        const steps = distance(plain, word);
        const most = Math.max(plain.length, word.length) >= 5 ? 2 : 1;
        return steps > most ? [] : [{ plain: word, factor: steps === 1 ? 0.85 : 0.6 }];
      });
    },
  };
}

/** Letters to add, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, rows[i - 1]![j]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
