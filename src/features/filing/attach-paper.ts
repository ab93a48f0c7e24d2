import type { Services } from "../../platform/services.ts";
import type { Person } from "../identity/index.ts";
import { change } from "./change-draft.ts";
import { checkFile } from "./check-file.ts";
import { fileFields } from "./field-files.ts";
import { openCase } from "./find-draft.ts";
import { openPapers, paperKey } from "./next-stop.ts";
import { deletePapersOf, insertPaper } from "./sql.ts";
import type { DraftCase } from "./types.ts";

/** Files of one paper at most: a booklet is photographed page by page. */
export const MOST_FILES = 20;

export type AttachInput = { person: Person; draftId: string; paperId: string; file: { name: string; bytes: Uint8Array } };
export type Attached = { ok: true; draft: DraftCase } | { ok: false; message: string } | undefined;

/**
 * Keeps a file of a paper at once; of a question, whose id then stands for the paper's, in place of the one before. The same file again counts once. A file that cannot be used is refused with a sentence and changes nothing.
 * @returns undefined when there is no such draft or paper
 */
export async function attachPaper(services: Services, { person, draftId, paperId, file }: AttachInput): Promise<Attached> {
  const open = await openCase(services, person, draftId);
  const single = open && fileFields(open).some(({ id }) => id === paperId);
  if (!open || (!single && !openPapers(open).some((paper) => paper.id === paperId))) return undefined;
  if (!single && open.draft.papers.filter((paper) => paper.paperId === paperId).length >= MOST_FILES) {
    return { ok: false, message: `Mỗi giấy tờ nhận nhiều nhất ${MOST_FILES} tệp. Hãy xóa bớt hoặc ghép thành một tệp PDF.` };
  }
  const checked = await checkFile(file.bytes, file.name, services.config.maxUpload);
  if (!checked.ok) return checked;
  const { sha256, size } = await services.files.put(file.bytes);
  const at = services.clock.now().toString();
  const { name, mediaType } = checked;
  const draft = await change(
    services,
    { person, draftId },
    (before) => ({ touched: { ...before.draft.touched, [paperKey(paperId)]: before.draft.version + 1 } }),
    async (tx) => {
      if (single) await deletePapersOf(tx, draftId, paperId);
      await insertPaper(tx, { draftId, paperId, sha256, name, mediaType, size, at });
    },
  );
  return draft && { ok: true, draft };
}
