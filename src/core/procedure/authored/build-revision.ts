import type { Field, Page, Paper, Revision } from "../types.ts";
import type { FormFile, PapersFile, ProcedureFile, ProcessFile } from "./schemas.ts";

/** Without the keys whose value is undefined, so that a revision is equal to itself read back from JSON. */
const compact = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const buildPage = (part: string, page: FormFile["parts"][number]["pages"][number]): Page => ({
  ...page,
  part,
  fields: page.fields.map(
    (field): Field => ({
      ...field,
      label: field.label ?? page.ask,
      fields: field.fields?.map((one): Field => ({ ...one, label: one.label ?? one.id })),
    }),
  ),
});

const buildPaper = (paper: PapersFile["papers"][number]): Paper => ({
  ...paper,
  satisfiedBy: paper.satisfiedBy.map((answered) => {
    if (typeof answered === "string") return answered;
    return "register" in answered ? `register.${answered.register}.found` : `${JSON.stringify(answered.document)} in documents`;
  }),
});

/** The revision of checked files. */
export function buildRevision(procedure: ProcedureFile, form: FormFile, papers: PapersFile, process: ProcessFile): Revision {
  const { fees, ...rest } = procedure;
  return compact({
    ...rest,
    fees: fees.map(({ per, timesPer, ...fee }) => ({ ...fee, unit: per, timesUnit: timesPer })),
    pages: form.parts.flatMap(({ title, pages }) => pages.map((page) => buildPage(title, page))),
    papers: papers.papers.map(buildPaper),
    steps: process.steps,
  });
}
