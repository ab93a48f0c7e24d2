import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { recordEvent } from "../history/events.ts";
import { cleanFiles, headingOf, sameFiles } from "./describe-files.ts";
import { editorOf, mayEdit, NOT_ALLOWED } from "./rights.ts";
import { insertParked, lockEdit, selectVersionFiles, updateEdit } from "./sql.ts";
import type { Author, Edit, SaveOutcome } from "./types.ts";

export type EditTarget = {
  id: string;
  /** The version that the person had before her. */
  expectedVersion: number;
};

export const NO_EDIT = "Không có bản soạn này. Hãy quay lại danh sách bản soạn.";

/**
 * Stores what was typed, broken or not. Of two who save the same version the second is told, and what she typed is kept beside the edit.
 * Sent again, the same text is saved once.
 */
export async function saveEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  input: EditTarget & { files: Readonly<Record<string, string>> },
): Promise<SaveOutcome> {
  if (!mayEdit(actor)) return { kind: "refused", say: NOT_ALLOWED };
  const at = services.clock.now().toString({ smallestUnit: "millisecond" });
  const by = editorOf(actor);
  const mine = cleanFiles(input.files);
  return services.db.transaction().execute(async (tx): Promise<SaveOutcome> => {
    const edit = await lockEdit(tx, input.id);
    if (!edit) return { kind: "refused", say: NO_EDIT };
    if (sameFiles(edit.files, mine)) return { kind: "saved", edit };
    if (edit.state === "draft" && edit.version === input.expectedVersion) {
      const heading = headingOf(mine);
      const { code, title } = heading;
      const saved: Edit = { ...edit, code, title, files: mine, version: edit.version + 1, changedBy: by, changedAt: at };
      await updateEdit(tx, edit, saved);
      await recordEvent(tx, { at, by, what: "edit.saved", code, editId: edit.id, note: `Phiên bản ${saved.version}` });
      return { kind: "saved", edit: saved };
    }
    const parked = { id: randomUUID(), editId: edit.id, baseVersion: input.expectedVersion, files: mine, by, at };
    const { id: parkedId, fresh } = await insertParked(tx, parked);
    if (fresh) await recordEvent(tx, { at, by, what: "edit.parked", code: edit.code, editId: edit.id });
    if (edit.state !== "draft") return { kind: "closed", edit, mine, parkedId };
    const base = (await selectVersionFiles(tx, edit.id, input.expectedVersion)) ?? edit.files;
    return { kind: "stale", theirs: edit, mine, base, parkedId };
  });
}
