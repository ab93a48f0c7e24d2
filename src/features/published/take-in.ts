import { definitionOf, mergePublished } from "../../core/published/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { type Author, type Edit, exportRevision, findProcedure, startEdit } from "../catalogue/index.ts";
import { findPublished } from "./find-published.ts";

export type TakenIn =
  | { kind: "started"; edit: Edit /** What was taken over into the definition that is in force, in words. */; changed: string[] }
  | { kind: "refused"; say: string };

/**
 * Begins an edit from what the national catalogue publishes of a procedure: of the definition in force, brought up to it, or of a new one. The
 * edit takes effect today at the earliest; the controller sets the day.
 * @param key of the form that was sent: sent twice, it begins one edit
 * @throws CatalogueRefusal (Vietnamese message) when the actor may not edit
 */
export async function takeIn(services: Services, actor: Author, code: string, key?: string): Promise<TakenIn> {
  const published = await findPublished(services, code);
  if (!published) return { kind: "refused", say: `Chưa nhập thủ tục ${code} từ danh mục quốc gia.` };
  const today = services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  const present = await findProcedure(services, /^\d{1,2}\.\d{6}/.exec(code)?.[0] ?? code);
  const files = present && (await exportRevision(services, present.id))?.files;
  if (!files)
    return {
      kind: "started",
      edit: await startEdit(services, actor, { files: definitionOf(published, today), origin: "national" }, key),
      changed: [],
    };
  const merged = mergePublished(files, published, today);
  if (!merged.ok) return { kind: "refused", say: merged.say };
  const edit = await startEdit(services, actor, { files: merged.files, origin: "national" }, key);
  return { kind: "started", edit, changed: merged.changed };
}
