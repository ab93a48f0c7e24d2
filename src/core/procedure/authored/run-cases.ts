import { subjectOf } from "../answer-text.ts";
import { feeFor } from "../fee.ts";
import { isNothingMissing, missing } from "../missing.ts";
import { nextPage, registerStage, visiblePages } from "../pages.ts";
import { papersAsked } from "../papers.ts";
import type { CaseContext, Finding, Revision } from "../types.ts";
import { type CaseFile, caseSchema } from "./schemas.ts";

/** Nobody real; a case names what matters to it. */
const SOMEBODY = { personalId: "008198004151", name: "HOÀNG THỊ MẬN", level: 2, birthDate: "1998-04-03" };

/** The context that a case file describes: registers are asked with the numbers of the case, as the portal would. */
export function caseContext(revision: Revision, file: CaseFile): CaseContext {
  let ctx: CaseContext = {
    answers: file.answers,
    registers: {},
    documents: file.documents,
    channel: file.channel,
    today: file.today,
    requester: { ...SOMEBODY, ...file.requester },
  };
  for (const [fieldId, answer] of Object.entries(file.registers)) {
    const stage = registerStage(revision, ctx, fieldId);
    if (stage?.stage !== "lookUp") continue;
    const value = { ...answer, source: "Tình huống kiểm thử", at: `${file.today}T01:00:00.000Z`, asked: stage.asked };
    ctx = { ...ctx, registers: { ...ctx.registers, [fieldId]: value } };
  }
  return ctx;
}

/** What the engine makes of a case, in the words of `expect`. */
export function caseOutcome(
  revision: Revision,
  file: CaseFile,
): Required<Omit<CaseFile["expect"], "dueAt" | "level">> & { level?: number } {
  const ctx = caseContext(revision, file);
  const asked = papersAsked(revision, ctx);
  const lacking = missing(revision, ctx, file.filed);
  const ids = (known: boolean) =>
    asked.filter(({ satisfiedBy }) => (satisfiedBy !== undefined) === known).map(({ paper }) => paper.id);
  return {
    pages: visiblePages(revision, ctx).map(({ id }) => id),
    papers: ids(false),
    known: ids(true),
    fee: feeFor(revision, ctx).total,
    next: nextPage(revision, ctx)?.id ?? null,
    complete: isNothingMissing(lacking),
    ...(lacking.level === undefined ? {} : { level: lacking.level }),
    subject: subjectOf(revision, ctx),
  };
}

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.join(", ") || "không có gì" : String(value ?? "không có");

const NAMES: Readonly<Record<string, string>> = {
  pages: "các trang hiện ra",
  papers: "giấy tờ phải nộp",
  known: "giấy tờ không phải nộp",
  fee: "số tiền",
  next: "trang tiếp theo",
  complete: "đã đủ để nộp",
  level: "mức tài khoản còn thiếu",
  subject: "trích yếu",
};

/** Runs cases/*.json of a definition against its revision. `dueAt` needs a calendar and is not looked at here. */
export function runCases(revision: Revision, files: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith("cases/"))
    .flatMap(([file, text]) => {
      const parsed = caseSchema.parse(JSON.parse(text));
      const outcome: Record<string, unknown> = caseOutcome(revision, parsed);
      return Object.entries(parsed.expect).flatMap(([key, expected]): Finding[] => {
        if (key === "dueAt" || JSON.stringify(outcome[key]) === JSON.stringify(expected)) return [];
        return [
          {
            file,
            path: `expect.${key}`,
            message: `Trông đợi ${NAMES[key]}: ${shown(expected)}. Thực tế: ${shown(outcome[key])}.`,
          },
        ];
      });
    });
}
