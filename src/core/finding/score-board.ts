import type { FindingIndex } from "./build-index.ts";
import type { Postings } from "./postings.ts";
import type { Hit } from "./types.ts";

/** Where a part of a question was found: phrases with how well it fits and what it weighs there. */
export type Met = { phrases: number[]; likeness: number[]; weights: number[] };

/** What a phrase of each kind counts, and how much it matters that nothing of the phrase is left over. */
const KINDS: Record<Hit["fits"], { factor: number; whole: number }> = {
  says: { factor: 1, whole: 0.35 },
  name: { factor: 0.97, whole: 0.22 },
  related: { factor: 0.5, whole: 0 },
  code: { factor: 1, whole: 0 },
};
/** Share of what the whole procedure answers, beside its one best phrase. */
const WHOLE_DOC = 0.3;

/** Looks a part up under all keys it may have; where several fit one phrase the best counts. */
export function meet(keys: readonly { list: Postings | undefined; like: (full: string) => number }[]): Met {
  const met: Met = { phrases: [], likeness: [], weights: [] };
  const at = new Map<number, number>();
  for (const { list, like } of keys) {
    if (!list) continue;
    const likes = list.ways.map(like);
    const alone = keys.length === 1 && likes.length === 1;
    for (let i = 0; i < list.phrases.length; i++) {
      const phrase = list.phrases[i]!;
      const likeness = likes[list.way[i]!]!;
      const before = alone ? undefined : at.get(phrase);
      if (before === undefined) {
        if (!alone) at.set(phrase, met.phrases.length);
        met.phrases.push(phrase);
        met.likeness.push(likeness);
        met.weights.push(list.weights[i]!);
      } else if (likeness > met.likeness[before]!) {
        met.likeness[before] = likeness;
        met.weights[before] = list.weights[i]!;
      }
    }
  }
  return met;
}

/** Adds up, for every phrase and every procedure, how much of a question is in it. */
export function createBoard({ phrases, docs }: Pick<FindingIndex, "phrases" | "docs">) {
  const askedIn = new Float64Array(phrases.length);
  const filledIn = new Float64Array(phrases.length);
  const inDoc = new Float64Array(docs.length);
  const ofDoc = new Float64Array(docs.length);
  let total = 0;
  return {
    add: (weight: number, { phrases: where, likeness, weights }: Met): void => {
      total += weight;
      const touched: number[] = [];
      for (let i = 0; i < where.length; i++) {
        const phrase = where[i]!;
        const like = likeness[i]!;
        askedIn[phrase]! += weight * like;
        filledIn[phrase]! += weights[i]! * like;
        const { doc, fits } = phrases[phrase]!;
        const share = like * KINDS[fits].factor;
        if (share <= ofDoc[doc]!) continue;
        if (ofDoc[doc] === 0) touched.push(doc);
        ofDoc[doc] = share;
      }
      for (const doc of touched) {
        inDoc[doc]! += weight * ofDoc[doc]!;
        ofDoc[doc] = 0;
      }
    },
    /** Hands over every procedure that was met, with its score (0 to 1) and its best phrase. */
    each: (take: (doc: number, score: number, phrase: number) => void): void => {
      if (total === 0) return;
      const best = new Float64Array(docs.length);
      const bestPhrase = new Int32Array(docs.length);
      for (let phrase = 0; phrase < phrases.length; phrase++) {
        if (askedIn[phrase] === 0) continue;
        const { doc, fits, weight } = phrases[phrase]!;
        const { factor, whole } = KINDS[fits];
        const left = 1 - whole + whole * Math.min(1, filledIn[phrase]! / weight);
        const score = factor * (askedIn[phrase]! / total) * left;
        if (score <= best[doc]!) continue;
        best[doc] = score;
        bestPhrase[doc] = phrase;
      }
      for (let doc = 0; doc < docs.length; doc++)
        if (best[doc]! > 0) take(doc, (1 - WHOLE_DOC) * best[doc]! + WHOLE_DOC * (inDoc[doc]! / total), bestPhrase[doc]!);
    },
  };
}
