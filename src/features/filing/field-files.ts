import type { Dossier, FiledPaper, FileRef } from "../../core/dossier/index.ts";
import type { Answers, Field, Revision } from "../../core/procedure/types.ts";
import type { Draft, DraftCase } from "./types.ts";

type Filed = { file: FileRef };

/** Questions that are answered by a file and that this draft shows. */
export function fileFields({ pages }: Pick<DraftCase, "pages">): Field[] {
  return pages.flatMap((page) => page.fields).filter(({ type }) => type === "file");
}

/** The file that answers a question: the one of the draft, or, in a supplement, the one that the office has. */
export function fileOf(
  { draft, dossier }: { draft: Pick<Draft, "papers">; dossier: Dossier | undefined },
  fieldId: string,
): Filed | undefined {
  const file = [...draft.papers, ...(dossier?.papers ?? [])].find((paper) => paper.paperId === fieldId && paper.file)?.file;
  return file && { file };
}

/** Answers in which every question for a file says the name of the file that is there now, whatever was stored about it. */
export function withFiles(
  answers: Answers,
  revision: Revision,
  of: { draft: Pick<Draft, "papers">; dossier: Dossier | undefined },
): Answers {
  const told = { ...answers };
  for (const { id, type } of revision.pages.flatMap((page) => page.fields)) {
    if (type !== "file") continue;
    const filed = fileOf(of, id);
    if (filed) told[id] = filed.file.name;
    // "" stays: the question was seen and left blank.
    else if (told[id] !== "") delete told[id];
  }
  return told;
}

/** Files of questions as they are handed in: under the id of the question, called as it is labelled. */
export function filedFiles(draft: DraftCase): FiledPaper[] {
  return fileFields(draft).flatMap(({ id, label }) =>
    draft.draft.papers
      .filter(({ paperId }) => paperId === id)
      .map(({ file, uploadedAt }) => ({ paperId: id, name: label, file, uploadedAt })),
  );
}
