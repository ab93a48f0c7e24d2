import { randomUUID } from "node:crypto";
import type { Services } from "../../../platform/services.ts";
import { exportRevision } from "../files/export-revision.ts";
import { recordEvent } from "../history/events.ts";
import { historyOf } from "../history/history-of.ts";
import { today } from "../revisions.ts";
import { cleanFiles, headingOf } from "./describe-files.ts";
import { CatalogueRefusal, editorOf, mayEdit, NOT_ALLOWED } from "./rights.ts";
import { insertEdit, selectEditFrom } from "./sql.ts";
import type { Author, Edit, EditOrigin } from "./types.ts";

export type EditStart = { code: string } | { files: Readonly<Record<string, string>>; origin: EditOrigin };

/**
 * Begins an edit: from the files of a procedure's revision in force (of the last one published when none is), or from given files.
 * @param key of the form that was sent: sent twice, it begins one edit
 * @throws CatalogueRefusal (Vietnamese message) when the actor may not, or there is no such procedure
 */
export async function startEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  from: EditStart,
  key?: string,
): Promise<Edit> {
  if (!mayEdit(actor)) throw new CatalogueRefusal(NOT_ALLOWED);
  const { files, basedOn, origin } = "code" in from ? await ofRevision(services, from.code) : await ofFiles(services, from);
  const sourceKey = key === undefined ? null : `form:${editorOf(actor).officerId}:${key}`;
  const edit = await openEdit(services, actor, { files, basedOn, origin }, sourceKey);
  return edit ?? (await selectEditFrom(services.db, sourceKey ?? ""))!;
}

type Beginning = { files: Readonly<Record<string, string>>; basedOn: string | null; origin: EditOrigin };

/** Stores a new edit. @returns undefined when one was made of the same source before */
export async function openEdit(
  services: Pick<Services, "db" | "clock">,
  actor: Author,
  { files, basedOn, origin }: Beginning,
  sourceKey: string | null = null,
): Promise<Edit | undefined> {
  const at = services.clock.now().toString({ smallestUnit: "millisecond" });
  const by = editorOf(actor);
  const clean = cleanFiles(files);
  const { code, title } = headingOf(clean);
  const edit: Edit = {
    id: randomUUID(),
    code,
    title,
    files: clean,
    version: 1,
    state: "draft",
    basedOn,
    origin,
    note: "",
    createdBy: by,
    createdAt: at,
    changedBy: by,
    changedAt: at,
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    revisionId: null,
  };
  return services.db.transaction().execute(async (tx) => {
    if (!(await insertEdit(tx, edit, sourceKey))) return undefined;
    await recordEvent(tx, { at, by, what: "edit.started", code, editId: edit.id });
    return edit;
  });
}

async function ofRevision(services: Pick<Services, "db" | "clock">, code: string): Promise<Beginning> {
  const revisions = await historyOf(services, code, today(services));
  const base = revisions.find(({ state }) => state === "inForce") ?? revisions[0];
  const exported = base && (await exportRevision(services, base.id));
  if (!exported) throw new CatalogueRefusal(`Không có thủ tục ${code} trong danh mục của tỉnh. Hãy xem lại mã.`);
  return { files: exported.files, basedOn: base.id, origin: "screen" };
}

/** Files of a procedure that is offered are an edit of what is in force. */
async function ofFiles(
  services: Pick<Services, "db" | "clock">,
  from: Extract<EditStart, { origin: EditOrigin }>,
): Promise<Beginning> {
  const { code } = headingOf(from.files);
  const revisions = code ? await historyOf(services, code, today(services)) : [];
  return { ...from, basedOn: (revisions.find(({ state }) => state === "inForce") ?? revisions[0])?.id ?? null };
}
