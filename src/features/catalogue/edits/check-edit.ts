import { compile, runCases } from "../../../core/procedure/index.ts";
import type { Finding, Revision } from "../../../core/procedure/types.ts";
import { type DefinitionFinding, lintDefinition } from "../../../core/published/index.ts";
import type { Services } from "../../../platform/services.ts";

import { childFindings } from "../check-children.ts";
import { caseLaw } from "../law.ts";
import { findProcedureOn, today } from "../revisions.ts";

import { ruleContext } from "../rule-context.ts";

import { catalogueFindings } from "./catalogue-rules.ts";
import type { CheckedEdit, Edit, EditFinding } from "./types.ts";

/**
 * Everything that is wrong or doubtful in an edit: what compile() says, the cases, and what the catalogue itself asks of a revision.
 * @param edit an edit, or files as they stand in a browser; `id` and `basedOn` are looked at when they are there
 */
export async function checkEdit(
  services: Pick<Services, "db" | "clock">,
  edit: Pick<Edit, "files"> & Partial<Pick<Edit, "id" | "basedOn">>,
): Promise<CheckedEdit> {
  const compiled = compile(edit.files);
  if (!compiled.ok) return { findings: compiled.findings.map(ofDefinition) };
  const { revision } = compiled;
  const findings = [
    ...ofCases(revision, edit.files),
    ...(await ofChildren(services, revision, edit.files)),
    ...(await catalogueFindings(services, edit, revision)),
    ...lintDefinition(revision, await ruleContext(services.clock)).map(asWarning),
  ];
  return { findings, revision };
}

/** An interlinked procedure is held against its children as they are offered when it counts: from its first day, or now when that has passed. */
async function ofChildren(
  services: Pick<Services, "db" | "clock">,
  revision: Revision,
  files: Readonly<Record<string, string>>,
): Promise<EditFinding[]> {
  const now = today(services);
  const day = revision.effective.from > now ? revision.effective.from : now;
  const codes = [...new Set(revision.steps.flatMap(({ child }) => (child ? [child.procedure] : [])))];
  const found = await Promise.all(codes.map((code) => findProcedureOn(services, code, day)));
  const known = new Map(found.flatMap((one) => (one ? [[one.revision.code, one.revision]] : [])));
  return childFindings(revision, files, (code) => known.get(code)).map(ofDefinition);
}

/** The rules look for what ministries get wrong in words; a person decides, so none of them keeps a procedure from being published. */
const asWarning = (found: DefinitionFinding): EditFinding => ({ ...found, severity: "warning" });

export const errorsOf = ({ findings }: CheckedEdit): EditFinding[] => findings.filter(({ severity }) => severity === "error");

function ofDefinition(found: Finding): EditFinding {
  return {
    ...found,
    severity: "error",
    rule: "definition",
    advice: "Sửa chỗ này theo câu báo; mọi lỗi hết thì mới trình duyệt được.",
  };
}

function ofCases(revision: Revision, files: Readonly<Record<string, string>>): EditFinding[] {
  const advice = "Xem lại thủ tục; nếu thủ tục đúng thì sửa kết quả mong đợi trong tình huống.";
  try {
    return runCases(revision, files, caseLaw()).map((found) => ({ ...found, severity: "error", rule: "case", advice }));
  } catch {
    // A case that YAML can read and JSON cannot.
    const broken = Object.keys(files).filter((path) => path.startsWith("cases/") && !isJson(files[path]!));
    return broken.map((file) => ({
      file,
      path: "",
      message: "Tình huống này không phải JSON.",
      severity: "error",
      rule: "case",
      advice: "Xem lại dấu phẩy, dấu nháy và dấu ngoặc của tệp.",
    }));
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
