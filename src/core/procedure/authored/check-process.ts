import { ancestorsOf, criticalPath, firstSteps, lastSteps } from "../process/flow.ts";
import type { Finding } from "../types.ts";
import { duplicates } from "./check-form.ts";
import { at, finding, items, numberOf, type Place, textOf } from "./source.ts";

type Authored = { id: string; after?: string[]; hours: number; place: Place };

/** The steps as authored, as far as they can be read; a step without an id has none to be waited for. */
export function authoredSteps(process: Place): Authored[] {
  return items(at(process, "steps")).map((place, index): Authored => {
    const after = at(place, "after");
    const names = Array.isArray(after.value) ? items(after).flatMap((one) => textOf(one) ?? []) : undefined;
    const id = textOf(at(place, "id")) ?? `#${index + 1}`;
    return { id, place, hours: numberOf(at(place, "hours")) ?? 0, ...(names && { after: names }) };
  });
}

/** The longest way through the steps, in working hours. */
export function longestHours(process: Place): number {
  return criticalPath(authoredSteps(process)).hours;
}

const list = (steps: readonly Authored[]): string => steps.map(({ id }) => `“${id}”`).join(", ");
const needs = ({ place }: Authored, need: string): Place | undefined =>
  items(at(place, "needs")).find(({ value }) => value === need);

/** Checks process.yaml for what a schema cannot see: who signs, the order of the work, ways that lead nowhere. */
export function checkProcess(process: Place): Finding[] {
  const steps = authoredSteps(process);
  const ids = items(at(process, "steps")).map((step) => at(step, "id"));
  const names = [...duplicates(ids, "bước"), ...checkNames(steps)];
  // Ways cannot be followed by names that mean two steps or none.
  const ways = names.length > 0 ? [] : [...checkCircles(steps), ...checkEnds(process, steps)];
  return [...names, ...ways, ...checkSigning(steps)];
}

function checkNames(steps: readonly Authored[]): Finding[] {
  const known = new Set(steps.map(({ id }) => id));
  return steps.flatMap(({ id, place }) => {
    const names = items(at(place, "after"));
    const unknown = names.filter((one) => !known.has(textOf(one) ?? ""));
    return [
      ...unknown.map((one) => finding(one, `Không có bước nào mã “${String(one.value)}”. Các bước có: ${list(steps)}.`)),
      ...names.filter((one) => one.value === id).map((one) => finding(one, `Bước “${id}” không thể đứng sau chính nó.`)),
      ...duplicates(names, "bước phải xong trước"),
    ];
  });
}

/** Steps that wait for each other never begin, and nothing after them. */
function checkCircles(steps: readonly Authored[]): Finding[] {
  const circle = steps.filter(({ id, after }) => ancestorsOf(steps, id).has(id) && !after?.includes(id));
  if (circle.length === 0) return [];
  return [finding(at(circle[0]!.place, "after"), `Các bước ${list(circle)} chờ lẫn nhau nên không bước nào bắt đầu được.`)];
}

function checkEnds(process: Place, steps: readonly Authored[]): Finding[] {
  const place = at(process, "steps");
  const [first, ...moreFirst] = firstSteps(steps);
  const last = lastSteps(steps);
  const found: Finding[] = [];
  if (moreFirst.length > 0)
    found.push(
      finding(place, `Quy trình phải bắt đầu từ một bước, nhưng ${list([first!, ...moreFirst])} đều không đứng sau bước nào.`),
    );
  if (steps.length > 0 && !first) found.push(finding(place, "Quy trình không có bước đầu: bước nào cũng chờ một bước khác."));
  if (first && first.id !== steps[0]!.id) found.push(finding(first.place, "Bước đầu tiên phải được ghi đầu danh sách."));
  if (first && at(first.place, "by").value !== "receptionist")
    found.push(finding(at(first.place, "by"), "Bước đầu tiên là tiếp nhận nên phải của Bộ phận Một cửa (by: receptionist)."));
  if (last.length > 1)
    found.push(
      finding(place, `Các nhánh phải gặp nhau trước khi trả kết quả, nhưng ${list(last)} đều không có bước nào đứng sau.`),
    );
  return [...found, ...[first, ...last.slice(-1)].flatMap((step) => (step ? neverPassed(step) : []))];
}

function neverPassed({ place }: Authored): Finding[] {
  const when = at(place, "when");
  if (when.value === undefined) return [];
  return [finding(when, "Bước đầu và bước cuối hồ sơ nào cũng qua, nên không ghi điều kiện “when”.")];
}

function checkSigning(steps: readonly Authored[]): Finding[] {
  return steps.flatMap((step) => {
    const approval = needs(step, "approval");
    if (!approval) return [];
    const signer =
      at(step.place, "by").value === "leader"
        ? []
        : [finding(approval, "Chỉ lãnh đạo phê duyệt: bước cần “approval” phải có “by: leader”.")];
    const when = at(step.place, "when").value;
    const before = ancestorsOf(steps, step.id);
    const drafts = steps.filter((one) => before.has(one.id) && one.id !== step.id && needs(one, "draft"));
    const sure = drafts.some((one) => [undefined, when].includes(at(one.place, "when").value as string | undefined));
    if (sure) return signer;
    const say =
      drafts.length > 0
        ? "Bước dự thảo (needs: [draft]) có điều kiện nên có hồ sơ tới bước phê duyệt mà chưa có dự thảo. Bỏ “when” của bước ấy."
        : "Phải có bước dự thảo (needs: [draft]) đứng trước bước phê duyệt.";
    return [...signer, finding(step.place, say)];
  });
}
