import type { Services } from "../../../platform/services.ts";
import { recordEvent } from "../history/events.ts";
import { selectFiles } from "../history/sql.ts";
import { cleanFiles, headingOf } from "./describe-files.ts";
import { editorOf, mayEdit, NOT_ALLOWED } from "./rights.ts";
import { type EditTarget, NO_EDIT } from "./save-edit.ts";
import { lockEdit, updateEdit } from "./sql.ts";
import type { ActOutcome, Author, Edit } from "./types.ts";

/**
 * Says that an edit takes a revision into account that was published after it was begun, with the files as they are then: put together with that
 * revision, or left as they were by somebody who looked at it. Whoever does it has a hand in the edit.
 */
export async function rebaseEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  input: EditTarget & { onto: string; files: Readonly<Record<string, string>> },
): Promise<ActOutcome> {
  if (!mayEdit(actor)) return { kind: "refused", say: NOT_ALLOWED };
  const at = services.clock.now().toString({ smallestUnit: "millisecond" });
  const by = editorOf(actor);
  return services.db.transaction().execute(async (tx): Promise<ActOutcome> => {
    const edit = await lockEdit(tx, input.id);
    if (!edit) return { kind: "refused", say: NO_EDIT };
    if (edit.state === "draft" && edit.basedOn === input.onto) return { kind: "done", edit };
    if (edit.version !== input.expectedVersion) return { kind: "stale", edit };
    if (edit.state !== "draft") return { kind: "refused", say: "Bản soạn này không còn sửa được. Hãy tải lại trang." };
    const onto = await selectFiles(tx, input.onto);
    if (!onto || onto.code !== edit.code) return { kind: "refused", say: "Không có bản đã công bố ấy của thủ tục này." };
    const files = cleanFiles(input.files);
    const { code, title } = headingOf(files);
    const version = edit.version + 1;
    const after: Edit = { ...edit, code, title, files, version, basedOn: input.onto, changedBy: by, changedAt: at };
    await updateEdit(tx, edit, after);
    await recordEvent(tx, { at, by, what: "edit.rebased", code, editId: edit.id, revisionId: input.onto });
    return { kind: "done", edit: after };
  });
}
