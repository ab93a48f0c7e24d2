import type { FindingIndex } from "./build-index.ts";
import { rank } from "./rank.ts";
import { readQuestion } from "./read-question.ts";
import { createSpeller } from "./repair.ts";
import { createBoard } from "./score-board.ts";
import type { Found, Hit } from "./types.ts";

/** `typing`: the last word may not be finished. */
export type Finder = (text: string, options?: { limit?: number; typing?: boolean }) => Found;

const LEAST = 0.1;
const LEAST_OF_BEST = 0.3;
const MOST_LETTERS = 300;
const CODE = /\b\d\.\d{6}\b/;
const CODE_SCORE = 2;

/** Finds procedures by need in an index. Never throws, for any text; the same question has the same answer, in the same order. */
export function createFinder(index: FindingIndex): Finder {
  const speller = createSpeller(index.spellings.keys());
  const board = createBoard(index);
  return (whole, { limit = 20, typing = false } = {}) => {
    const text = whole.slice(0, MOST_LETTERS).toWellFormed();
    const question = readQuestion(text, index, speller, typing);
    const hits = [...hitsByCode(text, index), ...rank(question, index, board)];
    const least = Math.max(LEAST, (hits[0]?.score ?? 0) * LEAST_OF_BEST);
    const seen = new Set<string>();
    const first = hits.filter((hit) => {
      if (hit.score < least || seen.has(hit.code)) return false;
      seen.add(hit.code);
      return true;
    });
    return { hits: first.slice(0, limit), corrected: question.corrected };
  };
}

function hitsByCode(text: string, { docs }: FindingIndex): Hit[] {
  const code = CODE.exec(text)?.[0];
  if (!code) return [];
  return docs.flatMap(({ text: { code: own } }) =>
    own.startsWith(code) ? [{ code: own, score: CODE_SCORE, phrase: own, fits: "code" as const }] : [],
  );
}
