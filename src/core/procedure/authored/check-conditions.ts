import { compileCondition, compileExpression, type ValueType } from "../../expr/index.ts";
import type { Finding } from "../types.ts";
import { type Definition, pagesOf } from "./places.ts";
import { type Scope, withPosition } from "./scope.ts";
import { at, entries, finding, items, type Place, textOf } from "./source.ts";

const NEEDED: Partial<Record<ValueType["kind"], string>> = { number: "một số", text: "chữ" };

/** Checks one expression; `kind` is what must come out, `before` the order of the first field that it may not see yet. */
export function checkExpression(
  scope: Scope,
  place: Place,
  kind: "yesNo" | "number" | "text",
  before = Number.POSITIVE_INFINITY,
): Finding[] {
  const source = textOf(place);
  if (source === undefined) return [];
  const compiled = kind === "yesNo" ? compileCondition(source, scope.vocabulary) : compileExpression(source, scope.vocabulary);
  if (!compiled.ok) return scope.mentionsBrokenFact(source) ? [] : [finding(place, withPosition(source, compiled.fault))];
  const result = compiled.expression.type.kind;
  if (kind !== "yesNo" && result !== kind && !(kind === "text" && result === "choice")) {
    return [finding(place, `Biểu thức này phải cho ra ${NEEDED[kind]}.`)];
  }
  const later = scope.fieldsUsedBy(source).filter((id) => (scope.fields.get(id)?.order ?? -1) >= before);
  return later.map((id) =>
    finding(place, `Trường “${id}” được hỏi sau chỗ này nên lúc này chưa biết. Hãy chuyển câu hỏi lên trước hoặc bỏ điều kiện.`),
  );
}

function checkForm(scope: Scope, form: Place): Finding[] {
  return pagesOf(form).flatMap(({ place, first, fields }) => [
    ...checkExpression(scope, at(place, "when"), "yesNo", first),
    ...fields.flatMap((field) => [
      ...checkExpression(scope, at(field.place, "when"), "yesNo", field.order),
      ...checkExpression(scope, at(field.place, "prefill"), "text", field.order),
      ...items(at(field.place, "rules")).flatMap((rule) =>
        checkExpression(scope, at(rule, "not"), "yesNo", field.lastOfPage + 1),
      ),
    ]),
  ]);
}

function checkSatisfied(scope: Scope, place: Place): Finding[] {
  const register = textOf(at(place, "register"));
  if (register !== undefined) {
    if (Object.hasOwn(scope.vocabulary, `register.${register}.found`)) return [];
    return [
      finding(
        at(place, "register"),
        `Không có trường nào tên “${register}” lấy từ cơ sở dữ liệu (person, organisation, birthNotice, marriage).`,
      ),
    ];
  }
  return checkExpression(scope, place, "yesNo");
}

/** Checks every expression of a definition: names, types, and that no condition looks at a question that comes later. */
export function checkConditions(scope: Scope, { procedure, form, papers, process }: Definition): Finding[] {
  return [
    ...checkForm(scope, form),
    ...entries(at(procedure, "channels")).flatMap(([, terms]) =>
      items(at(terms, "cases")).flatMap((one) => checkExpression(scope, at(one, "when"), "yesNo")),
    ),
    ...items(at(procedure, "fees")).flatMap((fee) => [
      ...checkExpression(scope, at(fee, "when"), "yesNo"),
      ...checkExpression(scope, at(fee, "count"), "number"),
      ...checkExpression(scope, at(fee, "times"), "number"),
    ]),
    ...items(at(procedure, "waivers")).flatMap((waiver) => checkExpression(scope, at(waiver, "when"), "yesNo")),
    ...items(at(procedure, "consultations")).flatMap((one) => checkExpression(scope, at(one, "when"), "yesNo")),
    ...items(at(process, "steps")).flatMap((step) => checkExpression(scope, at(step, "when"), "yesNo")),
    ...items(at(papers, "papers")).flatMap((paper) => [
      ...checkExpression(scope, at(paper, "when"), "yesNo"),
      ...items(at(paper, "satisfiedBy")).flatMap((place) => checkSatisfied(scope, place)),
    ]),
  ];
}
