import { caseContext } from "../authored/run-cases.ts";
import { type CaseFile, caseSchema } from "../authored/schemas.ts";
import { isNothingMissing, missing } from "../missing.ts";
import { settle } from "../settle.ts";
import type { CaseContext, ChildProcedure, Finding, RegisterValues, Revision } from "../types.ts";
import { carriedPapers, childCase, childChannel } from "./child-case.ts";

/** Nobody's number; a case says nothing of what comes after it was filed. */
const ISSUED = { personalId: "008326000017", resultNumber: "1/2026" };

/**
 * Carries every complete case of an interlinked procedure over to its children: nothing may lack there that the citizen was not asked, and no
 * answer may be one that the child's form does not offer.
 */
export function checkChildCases(
  parent: Revision,
  find: (code: string) => Revision | undefined,
  files: Readonly<Record<string, string>>,
): Finding[] {
  const children = parent.steps.flatMap(({ child, when }) => (child ? [{ child, when }] : []));
  if (children.length === 0) return [];
  return Object.entries(files)
    .filter(([path]) => path.startsWith("cases/"))
    .flatMap(([file, text]) => {
      const parsed = readCase(text);
      if (!parsed) return [];
      const ctx = caseContext(parent, parsed);
      if (!isNothingMissing(missing(parent, ctx, parsed.filed))) return [];
      const { engine, lookup } = settle(parent, ctx);
      return children
        .filter(({ when }) => engine.holds(when, lookup))
        .flatMap(({ child }) => {
          const revision = find(child.procedure);
          if (!revision) return [];
          return faults(parent, ctx, parsed, child, revision).map((say) => ({
            file,
            path: "",
            message: `Hồ sơ con ${revision.code}: ${say}`,
          }));
        });
    });
}

/** A case that cannot be read is told of where cases are run. */
function readCase(text: string): CaseFile | undefined {
  try {
    return caseSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function faults(parent: Revision, ctx: CaseContext, file: CaseFile, child: ChildProcedure, revision: Revision): string[] {
  const { answers, registers: known, toAsk } = childCase({ revision: parent, ctx, issued: ISSUED }, child, revision);
  // Whatever the registers will say, the declaration alone must be enough.
  const silent = toAsk.map(({ fieldId, args }) => [
    fieldId,
    { found: false, source: "Tình huống kiểm thử", at: `${file.today}T01:00:00.000Z`, asked: args, values: {} },
  ]);
  const registers: RegisterValues = { ...known, ...Object.fromEntries(silent) };
  const filed = carriedPapers(
    file.filed.map((paperId) => ({ paperId })),
    child,
    revision,
  );
  const own: CaseContext = { ...ctx, answers, registers, documents: [], channel: childChannel(revision, ctx.channel) };
  const lacking = missing(
    revision,
    own,
    filed.map(({ paperId }) => paperId),
  );
  const labels = [...lacking.fields.map(({ fieldId }) => fieldId), ...lacking.papers.map(({ id }) => id)];
  const wrong = settle(revision, own).pages.flatMap((page) =>
    page.fields.filter(({ id, choices }) => choices && !choices.some(({ value }) => value === answers[id])).map(({ id }) => id),
  );
  return [
    ...labels.map((id) => `thiếu “${id}”.`),
    ...wrong.filter((id) => id in answers).map((id) => `“${id}” không có lựa chọn “${String(answers[id])}”.`),
  ];
}
