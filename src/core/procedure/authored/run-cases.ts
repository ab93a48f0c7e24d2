import { subjectOf } from "../answer-text.ts";
import { feeFor } from "../fees/fee-for.ts";
import { isNothingMissing, missing } from "../missing.ts";
import { nextPage, registerStage, visiblePages } from "../pages.ts";
import { papersAsked } from "../papers.ts";
import { timeFor } from "../terms-for.ts";
import type { CaseContext, Finding, Revision } from "../types.ts";
import { type CaseLaw, caseDueAt } from "./case-law.ts";
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

type Outcome = Required<Omit<CaseFile["expect"], "dueAt" | "level" | "time">> &
  Pick<CaseFile["expect"], "dueAt" | "level" | "time">;

/**
 * What the engine makes of a case, in the words of `expect`.
 * @param law without it no waiver of the law counts and no due time is worked out
 * @throws RangeError (Vietnamese message) when the law has nothing for the day of the case
 */
export function caseOutcome(revision: Revision, file: CaseFile, law?: CaseLaw): Outcome {
  const ctx = caseContext(revision, file);
  const asked = papersAsked(revision, ctx);
  const lacking = missing(revision, ctx, file.filed);
  const ids = (known: boolean) =>
    asked.filter(({ satisfiedBy }) => (satisfiedBy !== undefined) === known).map(({ paper }) => paper.id);
  const time = timeFor(revision, ctx)?.time;
  const due = law && caseDueAt(revision, ctx, law);
  return {
    pages: visiblePages(revision, ctx).map(({ id }) => id),
    papers: ids(false),
    known: ids(true),
    fee: feeFor(revision, ctx, law?.waivers ?? []).total,
    next: nextPage(revision, ctx)?.id ?? null,
    complete: isNothingMissing(lacking),
    ...(lacking.level === undefined ? {} : { level: lacking.level }),
    subject: subjectOf(revision, ctx),
    ...(time && { time: `${time.qty} ${time.unit}` }),
    ...(due && { dueAt: due }),
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
  time: "thời hạn",
  dueAt: "giờ hẹn trả",
};

/** Runs cases/*.json of a definition against its revision. Without the law, `dueAt` is not looked at and no waiver of the law counts. */
export function runCases(revision: Revision, files: Readonly<Record<string, string>>, law?: CaseLaw): Finding[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith("cases/"))
    .flatMap(([file, text]) => {
      const parsed = caseSchema.parse(JSON.parse(text));
      try {
        return compare(file, parsed.expect, caseOutcome(revision, parsed, law), law !== undefined);
      } catch (error) {
        if (error instanceof RangeError) return [{ file, path: "today", message: error.message }];
        throw error;
      }
    });
}

function compare(file: string, expect: CaseFile["expect"], outcome: Outcome, withDue: boolean): Finding[] {
  const real: Record<string, unknown> = outcome;
  return Object.entries(expect).flatMap(([key, value]): Finding[] => {
    const expected = key === "dueAt" ? String(value).replace(" ", "T").slice(0, 16) : value;
    if ((key === "dueAt" && !withDue) || JSON.stringify(real[key]) === JSON.stringify(expected)) return [];
    const message = `Trông đợi ${NAMES[key]}: ${shown(expected)}. Thực tế: ${shown(real[key])}.`;
    return [{ file, path: `expect.${key}`, message }];
  });
}
