import type { FindingIndex } from "./build-index.ts";
import type { Postings } from "./postings.ts";
import type { Hit } from "./types.ts";

/** A list in which a part of a question was found, with how well each way of writing it fits. */
export type Met = { list: Postings; likes: readonly number[] };

/** What a phrase of each kind counts, and how much it matters that nothing of the phrase is left over. */
const KINDS: Record<Hit["fits"], { factor: number; whole: number }> = {
  says: { factor: 1, whole: 0.35 },
  name: { factor: 0.97, whole: 0.22 },
  related: { factor: 0.5, whole: 0 },
  code: { factor: 1, whole: 0 },
};
/** Share of what the whole procedure answers, beside its one best phrase. */
const WHOLE_DOC = 0.42;

export type Board = ReturnType<typeof createBoard>;

/**
 * Adds up, for every phrase and every procedure, how much of a question is in it. One board serves one question after the other; `clear`
 * comes before each.
 */
export function createBoard({ phrases, docs }: Pick<FindingIndex, "phrases" | "docs">) {
  const docOf = Int32Array.from(phrases, (phrase) => phrase.doc);
  const factorOf = Float32Array.from(phrases, (phrase) => KINDS[phrase.fits].factor);
  const wholeOf = Float32Array.from(phrases, (phrase) => KINDS[phrase.fits].whole);
  const weightOf = Float32Array.from(phrases, (phrase) => phrase.weight);
  const askedIn = new Float32Array(phrases.length);
  const filledIn = new Float32Array(phrases.length);
  const like = new Float32Array(phrases.length);
  const partWeight = new Float32Array(phrases.length);
  const inDoc = new Float32Array(docs.length);
  const ofDoc = new Float32Array(docs.length);
  const best = new Float32Array(docs.length);
  const bestPhrase = new Int32Array(docs.length);
  const met: number[] = [];
  const metDocs: number[] = [];
  let total = 0;

  /** Where several lists or spellings fit one phrase the best counts. */
  const gather = ({ list, likes }: Met): void => {
    for (let i = 0; i < list.phrases.length; i++) {
      const likeness = likes[list.way[i]!]!;
      const phrase = list.phrases[i]!;
      const before = like[phrase]!;
      if (likeness <= before) continue;
      if (before === 0) met.push(phrase);
      like[phrase] = likeness;
      partWeight[phrase] = list.weights[i]!;
    }
  };

  return {
    clear: (): void => {
      total = 0;
      askedIn.fill(0);
      filledIn.fill(0);
      inDoc.fill(0);
    },
    add: (weight: number, lists: readonly Met[]): void => {
      total += weight;
      for (const one of lists) gather(one);
      for (const phrase of met) {
        const likeness = like[phrase]!;
        like[phrase] = 0;
        askedIn[phrase]! += weight * likeness;
        filledIn[phrase]! += partWeight[phrase]! * likeness;
        const doc = docOf[phrase]!;
        const share = likeness * factorOf[phrase]!;
        if (share <= ofDoc[doc]!) continue;
        if (ofDoc[doc] === 0) metDocs.push(doc);
        ofDoc[doc] = share;
      }
      for (const doc of metDocs) {
        inDoc[doc]! += weight * ofDoc[doc]!;
        ofDoc[doc] = 0;
      }
      met.length = 0;
      metDocs.length = 0;
    },
    /** Hands over every procedure that was met, with its score (0 to 1) and its best phrase. */
    each: (take: (doc: number, score: number, phrase: number) => void): void => {
      if (total === 0) return;
      best.fill(0);
      for (let phrase = 0; phrase < askedIn.length; phrase++) {
        const asked = askedIn[phrase]!;
        if (asked === 0) continue;
        const doc = docOf[phrase]!;
        const whole = wholeOf[phrase]!;
        const left = whole === 0 ? 1 : 1 - whole + whole * Math.min(1, filledIn[phrase]! / weightOf[phrase]!);
        const score = factorOf[phrase]! * (asked / total) * left;
        if (score <= best[doc]!) continue;
        best[doc] = score;
        bestPhrase[doc] = phrase;
      }
      for (let doc = 0; doc < best.length; doc++)
        if (best[doc]! > 0) take(doc, (1 - WHOLE_DOC) * best[doc]! + WHOLE_DOC * (inDoc[doc]! / total), bestPhrase[doc]!);
    },
  };
}
