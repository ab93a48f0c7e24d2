import type { FiledPaper } from "../../core/dossier/index.ts";
import { filedFiles } from "./field-files.ts";
import { openPapers } from "./next-stop.ts";
import type { DraftCase } from "./types.ts";

/** Files of the papers that are asked now, in the order of the papers, then those of questions; files of what is no longer asked stay behind. */
export function filedPapers(draft: DraftCase): FiledPaper[] {
  const papers = openPapers(draft).flatMap((paper) =>
    draft.draft.papers
      .filter((filed) => filed.paperId === paper.id)
      .map(({ file, uploadedAt }) => ({ paperId: paper.id, name: paper.name, file, uploadedAt })),
  );
  return [...papers, ...filedFiles(draft)];
}
