import { changeDefinition, type DefinitionChange } from "../../../../core/procedure/index.ts";
import { dropParked, type Edit, type EditFinding, saveEdit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { authorOf } from "../guard.ts";

export type Saved =
  | { kind: "saved"; edit: Edit }
  /** Somebody saved between reading and writing; nothing of theirs was touched. */
  | { kind: "stale"; edit: Edit; parkedId: string }
  | { kind: "closed"; edit: Edit; parkedId: string }
  | { kind: "refused"; say: string; findings?: EditFinding[] };

/** Changes the files of an edit as it was read. Nothing to change counts as saved. */
export async function saveChanges(c: AppContext, edit: Edit, changes: readonly DefinitionChange[]): Promise<Saved> {
  const changed = changeDefinition(edit.files, changes);
  if (!changed.ok) return { kind: "refused", say: changed.say };
  return saveFiles(c, edit, { ...changed.files });
}

export async function saveFiles(c: AppContext, edit: Edit, files: Record<string, string>): Promise<Saved> {
  const names = new Set([...Object.keys(files), ...Object.keys(edit.files)]);
  if ([...names].every((name) => files[name] === edit.files[name]) && edit.state === "draft") return { kind: "saved", edit };
  const outcome = await saveEdit(c.var.services, authorOf(c), { id: edit.id, expectedVersion: edit.version, files });
  switch (outcome.kind) {
    case "saved":
    case "refused":
      return outcome;
    case "stale":
      return { kind: "stale", edit: outcome.theirs, parkedId: outcome.parkedId };
    case "closed":
      return { kind: "closed", edit: outcome.edit, parkedId: outcome.parkedId };
  }
}

/**
 * Keeps what somebody typed on an older version beside the edit, until it is saved or thrown away.
 * @returns its id; "" when there was nothing to keep
 */
export async function park(
  c: AppContext,
  edit: Edit,
  { version, changes }: { version: number; changes: readonly DefinitionChange[] },
): Promise<string> {
  const changed = changeDefinition(edit.files, changes);
  if (!changed.ok || version >= edit.version) return "";
  const outcome = await saveEdit(c.var.services, authorOf(c), {
    id: edit.id,
    expectedVersion: version,
    files: { ...changed.files },
  });
  return outcome.kind === "stale" || outcome.kind === "closed" ? outcome.parkedId : "";
}

/** What was kept is in the edit now. */
export async function unpark(c: AppContext, parkedId: string): Promise<void> {
  if (/^[0-9a-f-]{36}$/.test(parkedId)) await dropParked(c.var.services, authorOf(c), parkedId);
}
