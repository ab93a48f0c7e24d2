import type { Services } from "../../../platform/services.ts";
import { findAgency } from "../agencies.ts";
import { recordEvent } from "../history/events.ts";
import { lockOffer } from "../history/sql.ts";
import { noticeOffer, revisionId, storeRevision } from "../revisions.ts";
import { checkEdit, errorsOf } from "./check-edit.ts";
import { editorOf, mayApprove, NOT_ALLOWED } from "./rights.ts";
import { type EditTarget, NO_EDIT } from "./save-edit.ts";
import { lockEdit, selectEditors, updateEdit } from "./sql.ts";
import type { ApproveOutcome, Author, Edit } from "./types.ts";

const refuse = (say: string): ApproveOutcome => ({ kind: "refused", say });

/**
 * Publishes a submitted edit: it becomes a revision that never changes. Only somebody who neither wrote nor submitted any of it may approve
 * it (four eyes), and only without error findings on the day of approval. Safe to repeat and against two at once: both are answered with
 * the one revision.
 */
export async function approveEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  target: EditTarget,
): Promise<ApproveOutcome> {
  if (!mayApprove(actor) || actor.kind !== "officer") return refuse(NOT_ALLOWED);
  const at = services.clock.now().toString({ smallestUnit: "millisecond" });
  const by = editorOf(actor);
  const outcome = await services.db.transaction().execute(async (tx): Promise<ApproveOutcome> => {
    const inside = { ...services, db: tx };
    if (actor.role === "leader" && (await findAgency(inside, actor.agencyId))?.kind !== "province") return refuse(NOT_ALLOWED);
    const edit = await lockEdit(tx, target.id);
    if (!edit) return refuse(NO_EDIT);
    if (edit.state === "approved" && edit.revisionId) return { kind: "published", edit, revisionId: edit.revisionId };
    if (edit.version !== target.expectedVersion) return { kind: "stale", edit };
    if (edit.state !== "review") return refuse("Bản soạn này chưa được trình duyệt, hoặc đã được trả lại. Hãy tải lại trang.");
    const hands = [...(await selectEditors(tx, edit.id)), edit.createdBy, edit.submittedBy];
    if (hands.some((one) => one?.officerId === by.officerId))
      return refuse("Bạn đã soạn, sửa hoặc trình bản này nên không tự duyệt được. Hãy nhờ một người khác duyệt.");
    if (edit.code) await lockOffer(tx, edit.code);
    const checked = await checkEdit(inside, edit);
    const errors = errorsOf(checked);
    const { revision } = checked;
    if (errors.length > 0 || !revision)
      return { kind: "refused", say: `Còn ${errors.length} lỗi nên chưa công bố được. Hãy trả lại để sửa.`, findings: errors };
    const id = revisionId(revision);
    await storeRevision(tx, { definition: revision, files: edit.files, origin: "screen", editId: edit.id, by, at });
    const approved: Edit = { ...edit, code: revision.code, state: "approved", approvedBy: by, revisionId: id };
    await updateEdit(tx, edit, approved);
    const note = `Áp dụng từ ${revision.effective.from.split("-").reverse().join("/")}, theo ${revision.decision.number}.`;
    await recordEvent(tx, { at, by, what: "revision.published", code: revision.code, editId: edit.id, revisionId: id, note });
    return { kind: "published", edit: approved, revisionId: id };
  });
  if (outcome.kind === "published") noticeOffer();
  return outcome;
}
