import { compileExpression } from "../../expr/index.ts";
import { ISSUED_NAMES } from "../child/issued-names.ts";
import { firstSteps, lastSteps } from "../process/flow.ts";
import type { Finding } from "../types.ts";
import { isUnit, UNIT_NAMES } from "../units.ts";
import { authoredSteps } from "./check-process.ts";
import type { Definition } from "./places.ts";
import { type Scope, withPosition } from "./scope.ts";
import { at, entries, finding, items, type Place, textOf } from "./source.ts";

/**
 * Checks what a definition alone can tell of its interlinked steps (liên thông): expressions over its own form, its own papers, the sort of unit,
 * and that reception and handing over stay with the office of the citizen. The child's side is checked by `checkChildProcedures`.
 */
export function checkChildSteps(scope: Scope, { papers, process }: Definition): Finding[] {
  const steps = authoredSteps(process);
  const ends = new Set([...firstSteps(steps), ...lastSteps(steps)]);
  const known = new Set(items(at(papers, "papers")).map((paper) => textOf(at(paper, "id"))));
  return steps.flatMap((one) => {
    const step = one.place;
    const child = at(step, "child");
    if (child.value === undefined) return [];
    return [
      ...(ends.has(one)
        ? [
            finding(
              child,
              "Bước đầu (tiếp nhận) và bước cuối (trả kết quả) do cơ quan nhận hồ sơ làm, không chuyển cơ quan khác.",
            ),
          ]
        : []),
      ...(items(at(step, "needs")).length > 0
        ? [finding(at(step, "needs"), "Bước liên thông không có “needs”: cơ quan kia làm theo quy trình của thủ tục con.")]
        : []),
      ...unitFinding(at(child, "unit")),
      ...entries(at(child, "answers")).flatMap(([, place]) => expressionFinding(scope, place)),
      ...entries(at(child, "papers"))
        .filter(([id]) => !known.has(id))
        .map(([id, place]) => finding(place, `Thành phần hồ sơ không có giấy tờ nào tên “${id}”.`)),
    ];
  });
}

function unitFinding(place: Place): Finding[] {
  const unit = textOf(place);
  if (unit === undefined || isUnit(unit)) return [];
  return [finding(place, `Không có loại đơn vị “${unit}”. Chỉ dùng: ${Object.keys(UNIT_NAMES).join(", ")}.`)];
}

function expressionFinding(scope: Scope, place: Place): Finding[] {
  const source = textOf(place);
  if (source === undefined) return [];
  const compiled = compileExpression(source, { ...scope.vocabulary, ...ISSUED_NAMES });
  if (compiled.ok || scope.mentionsBrokenFact(source)) return [];
  return [finding(place, withPosition(source, compiled.fault))];
}
