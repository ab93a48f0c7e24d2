import { compileCondition, type Vocabulary } from "../expr/index.ts";
import { checkFile } from "../procedure/index.ts";
import type { Finding } from "../procedure/types.ts";
import { type Guide, guideSchema } from "./schema.ts";
import { allWays, vocabularyOf } from "./walk-guide.ts";

export type CheckedGuide = { ok: true; guide: Guide } | { ok: false; findings: Finding[] };

/**
 * Reads and checks one guide: its shape, its conditions (each sees earlier questions only), and that every way through it ends with something
 * to do and every step is met on some way.
 * @param codes codes of the definitions; a step with another code must be marked `national`. Absent: codes are not checked
 */
export function checkGuide(file: string, text: string, codes: ReadonlySet<string> | undefined): CheckedGuide {
  const { value: guide, findings, at } = checkFile(file, text, guideSchema);
  if (!guide) return { ok: false, findings };
  const say = (path: readonly (string | number)[], message: string): void => {
    findings.push(at(path, message));
  };
  const own = file
    .split("/")
    .at(-1)
    ?.replace(/\.ya?ml$/, "");
  if (own !== guide.id) say(["id"], `Mã phải trùng tên tệp: “${own}”.`);
  for (const { path, source, vocabulary } of conditions(guide)) {
    const compiled = compileCondition(source, vocabulary);
    if (!compiled.ok) say(path, compiled.fault.message);
  }
  repeated(guide.questions.map(({ id }) => id)).forEach((index) => {
    say(["questions", index, "id"], "Mã câu hỏi này đã dùng ở trên. Hãy chọn mã khác.");
  });
  guide.questions.forEach(({ choices }, at) => {
    for (const index of repeated(choices.map(({ value }) => value)))
      say(["questions", at, "choices", index, "value"], "Lựa chọn này đã có ở trên. Hãy chọn mã khác.");
  });
  guide.steps.forEach(({ code, national, where }, index) => {
    if (code === undefined && where === undefined)
      say(["steps", index], "Hãy ghi mã thủ tục (code), hoặc nơi làm (where) khi không có thủ tục.");
    if (code !== undefined && !national && codes && !codes.has(code))
      say(
        ["steps", index, "code"],
        `Không có định nghĩa nào mang mã ${code}. Nếu thủ tục lấy từ danh mục quốc gia, hãy ghi national: true.`,
      );
  });
  if (findings.length > 0) return { ok: false, findings };
  const ways = allWays(guide);
  const stuck = ways.find(({ walk }) => walk.steps.length === 0);
  if (stuck) {
    const said = stuck.walk.answered.map(({ question, value }) => `${question.id} = ${value}`).join(", ");
    say(["steps"], `Trả lời ${said} thì không ra việc nào. Hãy thêm một việc cho trường hợp này.`);
  }
  guide.steps.forEach((step, index) => {
    if (!ways.some(({ walk }) => walk.steps.includes(step)))
      say(["steps", index], "Không cách trả lời nào dẫn tới việc này. Hãy sửa điều kiện.");
  });
  return findings.length > 0 ? { ok: false, findings } : { ok: true, guide };
}

function conditions(guide: Guide): { path: (string | number)[]; source: string; vocabulary: Vocabulary }[] {
  const whole = vocabularyOf(guide);
  const questions = guide.questions.flatMap(({ when }, index) => {
    const earlier = guide.questions.slice(0, index).map(({ id }) => id);
    const vocabulary = Object.fromEntries(Object.entries(whole).filter(([id]) => earlier.includes(id)));
    return when === undefined ? [] : [{ path: ["questions", index, "when"], source: when, vocabulary }];
  });
  const rest = (["steps", "spared"] as const).flatMap((list) =>
    guide[list].flatMap(({ when }, index) =>
      when === undefined ? [] : [{ path: [list, index, "when"], source: when, vocabulary: whole }],
    ),
  );
  return [...questions, ...rest];
}

/** Places of what stood in the list before. */
const repeated = (list: readonly string[]): number[] => list.flatMap((one, index) => (list.indexOf(one) < index ? [index] : []));
