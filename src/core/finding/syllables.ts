import type { Syllable } from "./types.ts";

const TONES: Record<string, string> = { "\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5" };
const VOWEL_MARK = /[\u0302\u0306\u031b]/;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LONE_Y = /^(h|k|l|m|s|t|v|qu)y$/;

/**
 * Syllables of a text in order; anything that is neither letter nor digit parts them. Where the tone mark stands (hoà, hòa) and i or y
 * after a lone consonant (kỹ, kĩ) make no difference.
 */
export function syllables(text: string): Syllable[] {
  return (text.toLowerCase().normalize("NFD").match(WORD) ?? []).map(syllableOf);
}

/** Words of a text as they were written, in the order of `syllables`. */
export const writtenWords = (text: string): string[] => text.normalize("NFD").match(WORD) ?? [];

const KEPT = 20_000;
const known = new Map<string, Syllable>();

/** The same few thousand words come again and again. */
function syllableOf(word: string): Syllable {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= KEPT) known.clear();
  const made = makeSyllable(word);
  known.set(word, made);
  return made;
}

function makeSyllable(word: string): Syllable {
  let plain = "";
  let letters = "";
  let tone = "";
  for (const char of word) {
    const itsTone = TONES[char];
    if (itsTone) tone = itsTone;
    else if (VOWEL_MARK.test(char)) letters += char;
    else if (char === "đ") {
      plain += "d";
      letters += char;
    } else if (!/\p{M}/u.test(char)) {
      plain += char;
      letters += char;
    }
  }
  const loneY = LONE_Y.test(plain);
  return {
    plain: loneY ? `${plain.slice(0, -1)}i` : plain,
    full: `${(loneY ? letters.replace("y", "i") : letters).normalize("NFC")}${tone}`,
  };
}

/** Nothing typed that tells one word from others with the same letters. */
export const isBare = (syllable: Syllable): boolean => syllable.full === syllable.plain;

const lettersOf = (full: string): string => full.replace(/\d$/, "");
const toneOf = (full: string): string => /[1-5]$/.exec(full)?.[0] ?? "";

/**
 * How well a typed syllable stands for a written one with the same plain letters, 0 to 1. Somebody who types no marks at all means any of
 * them; one who types marks means those, save that hỏi and ngã are often mixed up.
 * @param marked the question bears marks elsewhere
 */
export function likeness(typed: string, written: string, bare: boolean, marked: boolean): number {
  if (typed === written) return 1;
  if (bare) return marked ? 0.75 : 0.95;
  const [tone, other] = [toneOf(typed), toneOf(written)];
  if (lettersOf(typed) !== lettersOf(written)) return tone === other ? 0.6 : 0.4;
  return (tone === "3" && other === "4") || (tone === "4" && other === "3") ? 0.95 : 0.55;
}

/** Text without marks, for keys. */
export const plainText = (text: string): string =>
  syllables(text)
    .map((one) => one.plain)
    .join(" ");

/** Does the phrase stand in the words, marks and all? */
export function stands(phrase: readonly Syllable[], words: readonly Syllable[]): boolean {
  return words.some((_, at) => phrase.every((word, i) => words[at + i]?.full === word.full));
}

/** What a short form stands for; a word with marks is none, save for đ. */
export function shortOf(word: Syllable, short: ReadonlyMap<string, string>): string | undefined {
  return word.full.replaceAll("đ", "d") === word.plain ? short.get(word.plain) : undefined;
}
