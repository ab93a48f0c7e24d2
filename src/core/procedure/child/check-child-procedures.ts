import { finding, type Key, type Place, readSource } from "../authored/source.ts";
import { engineOf } from "../engine.ts";
import type { Finding, Revision, Step } from "../types.ts";
import { namesOf } from "../vocabulary.ts";
import { asksFor, childAnswerType } from "./child-case.ts";

/** Time to receive what was sent online (NĐ 118/2025/NĐ-CP, Điều 17), in working hours. */
const INTAKE_HOURS = 8;
const HOURS_OF: Readonly<Record<string, number>> = { HOUR: 1, WORKING_DAY: 8 };
const KIND_NAMES: Readonly<Record<string, string>> = { number: "một số", text: "chữ", yesNo: "đúng/sai", date: "một ngày" };

/**
 * What only both sides together tell of an interlinked procedure: the child exists, its form asks for what is answered, the kinds fit, its
 * papers exist, and it can be done within the hours of the step.
 * @param find the child's revision that would count; undefined when there is none
 * @param files of the parent, for the lines of findings
 */
export function checkChildProcedures(
  parent: Revision,
  find: (code: string) => Revision | undefined,
  files: Readonly<Record<string, string>>,
): Finding[] {
  const linked = parent.steps.flatMap((step, index) => (step.child ? [{ step, child: step.child, index }] : []));
  if (linked.length === 0) return [];
  const source = readSource("process.yaml", files["process.yaml"] ?? "").place;
  return linked.flatMap(({ step, child, index }) => {
    const at = (...path: Key[]): Place => ({ ...source, path: ["steps", index, ...path] });
    const revision = find(child.procedure);
    if (!revision) return [finding(at("child", "procedure"), `Không có thủ tục ${child.procedure} trong bộ thủ tục.`)];
    return [
      ...Object.entries(child.answers).flatMap(([name, expression]) =>
        answerFault(parent, revision, name, expression).map((say) => finding(at("child", "answers", name), say)),
      ),
      ...Object.entries(child.papers ?? {})
        .filter(([, id]) => !revision.papers.some((paper) => paper.id === id))
        .map(([own, id]) => finding(at("child", "papers", own), `Thủ tục ${revision.code} không có giấy tờ “${id}”.`)),
      ...hoursFault(step, revision).map((say) => finding(at("hours"), say)),
    ];
  });
}

function answerFault(parent: Revision, child: Revision, name: string, expression: string): string[] {
  if (!asksFor(child, name)) return [`Tờ khai của thủ tục ${child.code} không có trường “${name}”.`];
  const field = engineOf(child).fields.get(name);
  const wanted = field && namesOf(field)[name];
  if (!wanted) return [];
  const got = childAnswerType(parent, expression).kind;
  const same =
    got === wanted.kind || (wanted.kind === "choice" && got === "text") || (wanted.kind === "text" && got === "choice");
  // A day stands in the answers as text: yyyy-MM-dd.
  const asDay = (wanted.kind === "date" && got === "text") || (wanted.kind === "text" && got === "date");
  if (same || asDay) return [];
  return [`Trường “${name}” của thủ tục ${child.code} cần ${KIND_NAMES[wanted.kind] ?? "một trong các lựa chọn"}.`];
}

function hoursFault(step: Step, child: Revision): string[] {
  const times = Object.values(child.channels).map(({ time }) => (HOURS_OF[time.unit] ?? 0) * time.qty);
  const needed = INTAKE_HOURS + Math.max(0, ...times);
  if (step.hours >= needed) return [];
  return [
    `Bước này có ${step.hours} giờ, nhưng thủ tục ${child.code} cần ${needed} giờ: ${INTAKE_HOURS} giờ tiếp nhận và ${needed - INTAKE_HOURS} giờ giải quyết.`,
  ];
}
