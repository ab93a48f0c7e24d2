import type { Paper } from "../../../core/procedure/types.ts";
import { attachPaper, type DraftCase, nextStop, openPapers, passPaper, removePaper } from "../../../features/filing/index.ts";
import { limit } from "../../../features/identity/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { personOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { returnQuery } from "./frame.ts";
import { draftOf } from "./open.ts";
import { CAMERA, FILES, paperPage } from "./paper-view.ts";
import { paperPath, stopPath } from "./paths.ts";

/** GET: one paper: photograph it or choose a file. */
export async function showPaper(c: AppContext): Promise<Response> {
  const { draft, paper } = await target(c);
  return paperPage(c, { draft, paper });
}

/** POST: keeps every file that can be used, says why of the others, and goes on when nothing is wrong. */
export async function sendPaper(c: AppContext): Promise<Response> {
  const { draft, paper } = await target(c);
  const { person } = personOf(c);
  const form = await formOf(c);
  const draftId = draft.draft.id;
  const errors: string[] = [];
  let now = draft;
  for (const file of [...form.files(CAMERA), ...form.files(FILES)]) {
    await limit(c.var.services, "upload", person.id);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const attached = await attachPaper(c.var.services, { person, draftId, paperId: paper.id, file: { name: file.name, bytes } });
    if (!attached) throw notFound();
    if (attached.ok) now = attached.draft;
    else errors.push(attached.message);
  }
  if (errors.length > 0) return paperPage(c, { draft: now, paper, errors });
  if (form.has("_them")) return c.redirect(`${paperPath(draftId, paper.id)}${returnQuery(c)}`, 303);
  return goOn(c, now, paper);
}

/** POST: takes one file back. */
export async function takeBack(c: AppContext): Promise<Response> {
  const { draft, paper } = await target(c);
  const { person } = personOf(c);
  const id = (await formOf(c)).get("_xoa");
  const after = await removePaper(c.var.services, { person, draftId: draft.draft.id, id });
  if (!after) throw notFound();
  return c.redirect(`${paperPath(draft.draft.id, paper.id)}${returnQuery(c)}`, 303);
}

async function goOn(c: AppContext, draft: DraftCase, paper: Paper): Promise<Response> {
  const filed = draft.draft.papers.some(({ paperId }) => paperId === paper.id);
  if (!filed && (paper.required || draft.dossier)) {
    return paperPage(c, { draft, paper, errors: ["Chưa có ảnh hay tệp nào. Hãy chụp hoặc chọn tệp rồi bấm Tiếp tục."] });
  }
  const { person } = personOf(c);
  const after = filed ? draft : await passPaper(c.var.services, { person, draftId: draft.draft.id, paperId: paper.id });
  if (!after) throw notFound();
  return c.redirect(stopPath(after.draft.id, nextStop(after)), 303);
}

async function target(c: AppContext): Promise<{ draft: DraftCase; paper: Paper }> {
  const draft = await draftOf(c);
  const paper = openPapers(draft).find(({ id }) => id === c.req.param("paperId"));
  if (!paper) throw notFound("Giấy tờ này không còn phải nộp. Hãy quay lại trang kiểm tra.");
  return { draft, paper };
}
