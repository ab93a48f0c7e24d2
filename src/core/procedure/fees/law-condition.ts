import { type CompiledExpression, compileCondition, type Expression, type Lookup, type Vocabulary } from "../../expr/index.ts";
import { BUILT_IN_NAMES } from "../vocabulary.ts";
import { EXEMPTION, EXEMPTIONS } from "./exemption.ts";

/** What a waiver of the law may look at: it knows no procedure, so only what every procedure knows, and the exempt group where one is asked. */
const LAW_VOCABULARY: Vocabulary = {
  ...BUILT_IN_NAMES,
  [EXEMPTION]: { kind: "choice", values: EXEMPTIONS.map(({ value }) => value) },
};

/** Checks a condition of law/fee-waivers.yaml. */
export const compileLawCondition = (source: string): CompiledExpression => compileCondition(source, LAW_VOCABULARY);

const compiled = new Map<string, Expression>();

/**
 * Whether a condition of the law is met; one about something that this procedure does not ask is not.
 * @throws Error when it does not compile, which `parseWaivers()` has ruled out
 */
export function lawConditionHolds(source: string, lookup: Lookup): boolean {
  let expression = compiled.get(source);
  if (!expression) {
    const result = compileLawCondition(source);
    if (!result.ok) throw new Error(`Law “${source}”: ${result.fault.message}`);
    expression = result.expression;
    compiled.set(source, expression);
  }
  return expression.evaluate(lookup) === true;
}
