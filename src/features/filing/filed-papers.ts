import type { FiledPaper } from "../../core/dossier/index.ts";
import { openPapers } from "./next-stop.ts";
import type { DraftCase } from "./types.ts";

/** Files of the papers that are asked now, in the order of the papers; files of papers no longer asked stay behind. */
export function filedPapers(draft: DraftCase): FiledPaper[] {
  return openPapers(draft).flatMap((paper) =>
    draft.draft.papers
      .filter((filed) => filed.paperId === paper.id)
      .map(({ file, uploadedAt }) => ({ paperId: paper.id, name: paper.name, file, uploadedAt })),
  );
}
