import { compileCondition, type Expression, type Vocabulary } from "../expr/index.ts";
import type { Guide, GuideQuestion, GuideStep } from "./schema.ts";

/** Answers by the id of the question, as they stand in an address: anything may be in there. */
export type GuideAnswers = Readonly<Record<string, string>>;

export type GuideWalk = {
  /** Questions answered so far, in order. */
  answered: { question: GuideQuestion; value: string; label: string }[];
  /** The question to ask now; `undefined` when all is answered. */
  next: GuideQuestion | undefined;
  /** What there is to do in this case, in order; only once nothing is asked any more. */
  steps: GuideStep[];
  spared: Guide["spared"];
};

/** The ids of the questions as names of conditions. */
export const vocabularyOf = (guide: Guide): Vocabulary =>
  Object.fromEntries(
    guide.questions.map(({ id, choices }) => [id, { kind: "choice", values: choices.map(({ value }) => value) } as const]),
  );

const prepared = new WeakMap<Guide, (source: string) => Expression>();

/** Conditions of a guide, each compiled once. @throws Error when one does not compile, which `checkGuide` has ruled out */
function conditionsOf(guide: Guide): (source: string) => Expression {
  const known = prepared.get(guide);
  if (known) return known;
  const vocabulary = vocabularyOf(guide);
  const compiled = new Map<string, Expression>();
  const conditionOf = (source: string): Expression => {
    const before = compiled.get(source);
    if (before) return before;
    const result = compileCondition(source, vocabulary);
    if (!result.ok) throw new Error(`Guide ${guide.id}: “${source}”: ${result.fault.message}`);
    compiled.set(source, result.expression);
    return result.expression;
  };
  prepared.set(guide, conditionOf);
  return conditionOf;
}

/**
 * Goes through the questions in their order as far as they are answered. An answer to a question that is not asked, or that is none of its
 * choices, does not count.
 */
export function walkGuide(guide: Guide, answers: GuideAnswers): GuideWalk {
  const conditionOf = conditionsOf(guide);
  const given = new Map<string, string>();
  const holds = (when: string | undefined): boolean =>
    when === undefined || conditionOf(when).evaluate((name) => given.get(name)) === true;
  const answered: GuideWalk["answered"] = [];
  for (const question of guide.questions) {
    if (!holds(question.when)) continue;
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const chosen = question.choices.find((one) => one.value === value);
    if (!chosen) return { answered, next: question, steps: [], spared: [] };
    given.set(question.id, chosen.value);
    answered.push({ question, value: chosen.value, label: chosen.label });
  }
  return {
    answered,
    next: undefined,
    steps: guide.steps.filter(({ when }) => holds(when)),
    spared: guide.spared.filter(({ when }) => holds(when)),
  };
}

/** Every case that a guide tells apart: all ways of answering it to the end. */
export function allWays(guide: Guide): { answers: GuideAnswers; walk: GuideWalk }[] {
  const from = (answers: GuideAnswers): { answers: GuideAnswers; walk: GuideWalk }[] => {
    const walk = walkGuide(guide, answers);
    const { next } = walk;
    return next ? next.choices.flatMap(({ value }) => from({ ...answers, [next.id]: value })) : [{ answers, walk }];
  };
  return from({});
}
