import type { FiledPaper } from "../../core/dossier/index.ts";
import { filedFiles } from "./field-files.ts";
import { openPapers } from "./next-stop.ts";
import type { DraftCase } from "./types.ts";

/** Files of the papers that are asked now, in the order of the papers, then those of questions; files of what is no longer asked stay behind. */
export function filedPapers(draft: DraftCase): FiledPaper[] {
  const papers = openPapers(draft).flatMap(({ id: paperId, name }): FiledPaper[] => {
    const given = draft.draft.given[paperId];
    const files = draft.draft.papers.filter((filed) => filed.paperId === paperId);
    // Counted once, with the first of its files; what the counter looked at and gave back has none.
    const [first, ...more] = files.map(({ file, uploadedAt }): FiledPaper => ({ paperId, name, file, uploadedAt }));
    if (first) return [{ ...first, ...(given && { given }) }, ...more];
    return given ? [{ paperId, name, uploadedAt: draft.draft.savedAt, given }] : [];
  });
  return [...papers, ...filedFiles(draft)];
}
