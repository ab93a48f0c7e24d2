import { caseOf, type Dossier, type Filing } from "../../core/dossier/index.ts";
import {
  carriedPapers,
  childCase,
  childChannel,
  effectiveAnswers,
  effectiveRegisters,
  missing,
  subjectOf,
} from "../../core/procedure/index.ts";
import type { CaseContext, ChildProcedure, RegisterValues, Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { agencyForUnit, getAgency } from "../catalogue/index.ts";
import { askRegisters } from "./ask-registers.ts";

type Parts = {
  parent: Dossier;
  revision: Revision;
  stepId: string;
  child: ChildProcedure;
  childRevision: { id: string; revision: Revision };
};
export type Filed = { ok: true; filing: Filing } | { ok: false; reason: string };

/**
 * What is filed at the other agency: the applicant of the parent, answers as the definition says, the papers that go along (the same files), and
 * the result sent back to the parent. The parent's fee is all that the citizen pays, so a child costs nothing more.
 * @returns a Vietnamese reason when there is no agency to file it with
 */
export async function childFiling(services: Services, { parent, revision, stepId, child, childRevision }: Parts): Promise<Filed> {
  const own = childRevision.revision;
  const issued = {
    personalId: parent.personalId?.values.personalId ?? "",
    resultNumber: parent.result?.number ?? "",
  };
  const told = childCase({ revision, ctx: caseOf(parent), issued }, child, own);
  const registers: RegisterValues = { ...told.registers, ...(await askRegisters(services, parent, child, told.toAsk)) };
  const ctx: CaseContext = {
    ...caseOf(parent),
    answers: told.answers,
    registers,
    channel: childChannel(own, parent.channel),
    today: services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString(),
  };
  const answers = effectiveAnswers(own, ctx);
  const place = communeOf(own, answers) ?? (await getAgency(services, parent.agencyId)).communeCode;
  const found = await agencyForUnit(services, { code: own.code, unit: child.unit, communeCode: place });
  if (!found) return { ok: false, reason: `Không tìm thấy cơ quan làm phần “${own.plain}” cho địa bàn của hồ sơ này.` };
  const papers = carriedPapers(parent.papers, child, own);
  const lacking = missing(
    own,
    ctx,
    papers.map(({ paperId }) => paperId),
  );
  if (lacking.fields.length + lacking.papers.length > 0)
    services.log.warn(
      { dossierId: parent.id, stepId, fields: lacking.fields.map(({ fieldId }) => fieldId) },
      "child lacks answers",
    );
  return {
    ok: true,
    filing: {
      procedureCode: own.code,
      procedureName: own.name,
      revisionId: childRevision.id,
      agencyId: found.agency.id,
      agencyName: found.name,
      channel: ctx.channel,
      submittedBy: parent.submittedBy,
      applicant: parent.applicant,
      ...(parent.representative && { representative: parent.representative }),
      parent: { id: parent.id, code: parent.code, stepId, procedureCode: parent.procedureCode },
      subject: subjectOf(own, ctx),
      answers,
      registers: effectiveRegisters(own, ctx),
      papers,
      delivery: { way: "online" },
      fee: { total: 0, full: 0, lines: [] },
    },
  };
}

/** The commune that the child's own form names, e.g. where somebody will live; undefined when it names none or several. */
function communeOf(revision: Revision, answers: Filing["answers"]): string | undefined {
  const named = revision.pages
    .flatMap((page) => page.fields)
    .flatMap(({ id, type }) =>
      type === "address" && typeof answers[`${id}.commune`] === "string" ? [String(answers[`${id}.commune`])] : [],
    );
  return new Set(named).size === 1 ? named[0] : undefined;
}
