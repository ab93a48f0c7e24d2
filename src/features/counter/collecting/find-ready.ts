import type { Entry } from "../../../core/id-card/index.ts";
import type { Services } from "../../../platform/services.ts";
import { findByNumber } from "../../mandates/index.ts";
import type { Clerk } from "../types.ts";
import { selectCode, selectOpen, selectReady } from "./sql.ts";
import type { OpenLine, ReadyLine } from "./types.ts";

/** Lines of one list at most. */
const MOST = 50;
type Asked = Extract<Entry, { kind: "empty" | "card" | "personalId" | "dossier" | "name" }>;

/**
 * Results that wait at this counter for whoever stands there: by code, by number (also those of people who gave this one a mandate to fetch), by
 * name without diacritics; all of them when nothing was asked. Longest waiting first, at most 50.
 */
export async function findReady(services: Services, clerk: Clerk, asked: Asked): Promise<ReadyLine[]> {
  const { db } = services;
  if (asked.kind === "empty") return selectReady(db, clerk, { words: [] }, MOST);
  if (asked.kind === "dossier") return selectReady(db, clerk, { code: asked.code }, MOST);
  if (asked.kind === "name") return selectReady(db, clerk, { words: asked.text.split(/\s+/) }, MOST);
  const personalId = asked.kind === "card" ? asked.card.personalId : asked.personalId;
  const mandates = await findByNumber(services, personalId);
  const mine = mandates.filter(({ receiver, scope }) => receiver.personalId === personalId && scope.rights.includes("receive"));
  const givers = mine.map(({ giver }) => giver.number);
  return selectReady(db, clerk, { applicants: [personalId, ...givers] }, MOST);
}

/** Dossiers under way of whoever sits at the counter, at most 4: what is fetched or brought later is not begun anew. */
export function findOpen({ db }: Pick<Services, "db">, clerk: Clerk, person: { id: string }): Promise<OpenLine[]> {
  return selectOpen(db, clerk, person.id, 4);
}

/** Whether this code is of a dossier that the counter may see. */
export async function isHere({ db }: Pick<Services, "db">, clerk: Clerk, code: string): Promise<boolean> {
  return (await selectCode(db, clerk, code)) !== undefined;
}
