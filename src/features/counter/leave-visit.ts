import type { Services } from "../../platform/services.ts";
import { discardDraft } from "../filing/index.ts";
import { findPersonById } from "../identity/index.ts";
import { forgetAnswers } from "../population/index.ts";
import { deleteCards } from "./cards/sql.ts";
import { lockVisit, selectForgotten, updateVisit } from "./sql.ts";
import type { Visit } from "./types.ts";

/** Hours after which a visit is over of which nothing came, or whose result was not handed over. */
const FORGOTTEN = 12;

/**
 * Ends a visit before it was finished: what was filled in is thrown away when nothing was filed; a dossier goes on in the ordinary way with the
 * appointment of form 01. Safe to repeat.
 */
export async function leaveVisit(services: Services, visit: Pick<Visit, "id">, why: string): Promise<void> {
  const ended = await services.db.transaction().execute(async (tx) => {
    const now = await lockVisit(tx, visit.id);
    if (!now || now.endedAt) return undefined;
    await updateVisit(tx, visit.id, { endedAt: services.clock.now().toString(), endedWhy: why });
    if (!now.dossierId) {
      await forgetAnswers(tx, visit.id);
      await deleteCards(tx, visit.id);
    }
    return now;
  });
  if (!ended?.personId || !ended.draftId || ended.dossierId) return;
  const person = await findPersonById(services, ended.personId);
  if (person) await discardDraft(services, { person, draftId: ended.draftId });
}

/**
 * Ends visits that nobody ended: what was typed about somebody is kept no longer than it serves (Luật 91/2025/QH15), and nobody is told for days that
 * somebody waits who went home. @returns how many
 */
export async function purgeVisits(services: Services): Promise<number> {
  const before = services.clock.now().subtract({ hours: FORGOTTEN }).toString();
  const forgotten = await selectForgotten(services.db, before);
  for (const visit of forgotten) {
    await leaveVisit(services, visit, visit.dossierId ? "Hết ngày mà chưa xong trong một lượt" : "Không nộp hồ sơ");
  }
  return forgotten.length;
}
