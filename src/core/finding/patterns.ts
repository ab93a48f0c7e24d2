import { isBare, likeness, syllables } from "./syllables.ts";
import type { Syllable } from "./types.ts";

/** A word of a question with what it may stand for; the first form is the likeliest. */
export type Token = { typed: Syllable; forms: readonly Form[] };
/** `factor` 0 to 1: how surely this was meant. `free`: nobody typed it like this, so any marks will do. */
export type Form = Syllable & { factor: number; free?: true };

type Phrases = readonly (readonly Syllable[])[];
type Node =
  | { kind: "words"; phrases: Phrases; optional: boolean }
  | { kind: "not"; phrases: Phrases }
  | { kind: "gap"; most: number }
  | { kind: "start" }
  | { kind: "end" };

export type Pattern = readonly Node[];
/** Tokens that a pattern named, by place; those it skipped are not among them. */
export type Match = { places: readonly number[] };

/**
 * Reads a pattern over words: `mất` a word, `mất|chết` one of several, `[vừa]` may be absent, `{nguoi}` any phrase of a class, `!{giay}` not
 * followed by one, `~3` up to three words of any kind, `^` and `$` beginning and end of the question.
 * @throws Error naming a class that does not exist
 */
export function readPattern(text: string, classes: ReadonlyMap<string, Phrases>): Pattern {
  const phrasesOf = (part: string): Phrases =>
    part.split("|").flatMap((one) => {
      const name = /^\{(.+)\}$/.exec(one)?.[1];
      if (!name) return [syllables(one.replaceAll("_", " "))];
      const found = classes.get(name);
      if (!found) throw new Error(`Không có nhóm từ {${name}}.`);
      return found;
    });
  return text
    .trim()
    .split(/\s+/)
    .map((part): Node => {
      if (part === "^") return { kind: "start" };
      if (part === "$") return { kind: "end" };
      if (part.startsWith("~")) return { kind: "gap", most: Number(part.slice(1)) };
      if (part.startsWith("!")) return { kind: "not", phrases: phrasesOf(part.slice(1)) };
      const optional = /^\[(.+)\]$/.exec(part)?.[1];
      return { kind: "words", phrases: phrasesOf(optional ?? part), optional: optional !== undefined };
    });
}

/** Does a typed word stand for this one, surely enough for a rule to act on it? */
export function meansWord(token: Token, word: Syllable, marked: boolean): boolean {
  return token.forms.some((form) => form.plain === word.plain && likenessOf(form, word.full, marked) >= SURE);
}

const SURE = 0.65;

/** How well a form of a token stands for a written syllable with the same plain letters, 0 to 1. */
export const likenessOf = (form: Form, full: string, marked: boolean): number =>
  form.factor * likeness(form.full, full, isBare(form), marked && !form.free);

/** Every place where the pattern fits, from left to right, none overlapping another. */
export function matchPattern(pattern: Pattern, tokens: readonly Token[], marked: boolean): Match[] {
  const found: Match[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const places = matchFrom(pattern, 0, tokens, at, marked);
    if (!places || places.length === 0) continue;
    found.push({ places });
    at = places.at(-1)!;
  }
  return found;
}

function matchFrom(pattern: Pattern, step: number, tokens: readonly Token[], at: number, marked: boolean): number[] | undefined {
  const node = pattern[step];
  if (!node) return [];
  const after = (from: number): number[] | undefined => matchFrom(pattern, step + 1, tokens, from, marked);
  if (node.kind === "start") return at === 0 ? after(at) : undefined;
  if (node.kind === "end") return at === tokens.length ? after(at) : undefined;
  if (node.kind === "not") return node.phrases.some((one) => fits(one, tokens, at, marked)) ? undefined : after(at);
  if (node.kind === "gap") {
    for (let skip = 0; skip <= node.most && at + skip <= tokens.length; skip++) {
      const rest = after(at + skip);
      if (rest) return rest;
    }
    return undefined;
  }
  for (const phrase of node.phrases) {
    if (!fits(phrase, tokens, at, marked)) continue;
    const rest = after(at + phrase.length);
    if (rest) return [...phrase.map((_, i) => at + i), ...rest];
  }
  return node.optional ? after(at) : undefined;
}

/** Does the phrase stand at this place? */
export function fits(phrase: readonly Syllable[], tokens: readonly Token[], at: number, marked: boolean): boolean {
  return (
    phrase.length > 0 &&
    at + phrase.length <= tokens.length &&
    phrase.every((word, i) => meansWord(tokens[at + i]!, word, marked))
  );
}
