import type { FindingIndex } from "./build-index.ts";
import { featuresOf } from "./features.ts";
import { type Form, likenessOf } from "./patterns.ts";
import type { Postings } from "./postings.ts";
import type { Question, Reading } from "./read-question.ts";
import type { Board, Met } from "./score-board.ts";
import type { Hit } from "./types.ts";

const OTHER_ACT = 0.84;
/** Of a procedure that first gives what the question wants changed, renewed or ended. */
const NO_ACT = 0.9;
const UNASKED_ACT = 0.93;
/** What people need often counts up to this much more than what hardly anybody does. */
const PRIOR = 0.25;
/** What a rule says is needed weighs as much as this times the words it explains. */
const SAID = 1.4;
/** … and at least as much as this times the words it does not explain. */
const SAID_BESIDE = 0.8;
const ASKED_SPECIAL = 1.08;

/** Of what fits worse than this beside the best, nothing is worked out. */
const WORTH_A_LOOK = 0.2;

/** Procedures that have anything to do with the question, best first; of equals the one with the smaller code. */
export function rank(question: Question, index: FindingIndex, board: Board): Hit[] {
  const lookUp = createLookUp(index, question.marked);
  const readings = question.readings.map((reading) => ({ reading, parts: partsOf(reading, index, question.marked) }));
  const acts = new Set(
    readings.flatMap(({ parts }) =>
      parts.flatMap(({ kind, key }) => (kind === "meaning" && key.startsWith("act:") ? [key] : [])),
    ),
  );
  const scores = new Float64Array(index.docs.length);
  const phrases = new Int32Array(index.docs.length);
  let most = 0;
  for (const { reading, parts } of readings) {
    board.clear();
    for (const part of parts) board.add(part.weight, lookUp(part));
    board.each((doc, score, phrase) => {
      const trusted = score * reading.trust;
      if (trusted <= scores[doc]!) return;
      scores[doc] = trusted;
      phrases[doc] = phrase;
      most = Math.max(most, trusted);
    });
  }
  const hits: Hit[] = [];
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc]! <= most * WORTH_A_LOOK) continue;
    const { prior, text: about } = index.docs[doc]!;
    const { text, fits } = index.phrases[phrases[doc]!]!;
    const score = scores[doc]! * (1 - PRIOR + PRIOR * (0.2 + prior)) * suits(doc, acts, question, index);
    hits.push({ code: about.code, score, phrase: text, fits });
  }
  return hits.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

/** A part of a reading that is looked up: what tells it apart is its key. */
type Part = { kind: "word" | "pair" | "meaning"; key: string; weight: number; forms: readonly (readonly Form[])[] };

function partsOf({ tokens, counts, saidFrom }: Reading, index: FindingIndex, marked: boolean): Part[] {
  const { words, pairs, meanings } = featuresOf(tokens, index.lexicon, marked, new Set([saidFrom]));
  const formsOf = (place: number) => tokens[place]!.forms;
  const keyOf = (places: readonly number[]) =>
    places
      .map((place) =>
        formsOf(place)
          .map((form) => `${form.full}${form.factor}`)
          .join("|"),
      )
      .join(" ");
  const parts: (Part & { places: readonly number[] })[] = [
    ...words.map(({ place, covered }) => ({
      kind: "word" as const,
      key: keyOf([place]),
      weight: index.weights.word(formsOf(place)[0]!.plain, covered),
      forms: [formsOf(place)],
      places: [place],
    })),
    ...pairs.map(({ place, covered }) => ({
      kind: "pair" as const,
      key: keyOf([place, place + 1]),
      weight: index.weights.pair(formsOf(place)[0]!.plain, formsOf(place + 1)[0]!.plain, covered),
      forms: [formsOf(place), formsOf(place + 1)],
      places: [place, place + 1],
    })),
    ...meanings.map(({ name, places }) => ({
      kind: "meaning" as const,
      key: name,
      weight: index.weights.meaning(name),
      forms: [],
      places,
    })),
  ];
  let explained = 0;
  let said = 0;
  let rest = 0;
  for (const part of parts) {
    if (part.places.every((place) => place >= saidFrom)) said += part.weight;
    else {
      const count = Math.max(...part.places.filter((place) => place < saidFrom).map((place) => counts[place]!));
      explained += part.weight * (1 - count);
      part.weight *= count;
      rest += part.weight;
    }
  }
  const scale = said === 0 ? 1 : Math.min(1, Math.max(explained * SAID, rest * SAID_BESIDE) / said);
  for (const part of parts) if (part.places.every((place) => place >= saidFrom)) part.weight *= scale;
  return parts;
}

/** Looks parts up, each once for all readings of a question. */
function createLookUp(index: FindingIndex, marked: boolean): (part: Part) => readonly Met[] {
  const known = new Map<string, readonly Met[]>();
  const meet = (list: Postings | undefined, like: (full: string) => number): Met[] =>
    list ? [{ list, likes: list.ways.map(like) }] : [];
  const find = ({ kind, key, forms: [first = [], second = []] }: Part): Met[] => {
    if (kind === "meaning") return meet(index.meanings.get(key), () => 1);
    if (kind === "word")
      return first.flatMap((form) => meet(index.words.get(form.plain), (full) => likenessOf(form, full, marked)));
    return first.flatMap((one) =>
      second.flatMap((two) =>
        meet(index.pairs.get(`${one.plain} ${two.plain}`), (full) => {
          const gap = full.indexOf(" ");
          return likenessOf(one, full.slice(0, gap), marked) * likenessOf(two, full.slice(gap + 1), marked);
        }),
      ),
    );
  };
  return (part) => {
    const key = `${part.kind} ${part.key}`;
    const met = known.get(key) ?? find(part);
    known.set(key, met);
    return met;
  };
}

/** Less than 1 where the procedure does something else than was asked, or is for a special case nobody asked for. */
function suits(doc: number, asked: ReadonlySet<string>, question: Question, { docs, lexicon }: FindingIndex): number {
  const { acts, allActs, special } = docs[doc]!;
  let factor = 1;
  if (asked.size === 0) factor *= acts.size > 0 ? UNASKED_ACT : 1;
  else if (!asked.values().some((act) => allActs.has(act))) factor *= acts.size > 0 ? OTHER_ACT : NO_ACT;
  for (const i of special) factor *= question.asksSpecial(i) ? ASKED_SPECIAL : lexicon.special[i]!.factor;
  return factor;
}
