import { type Actor, instantText } from "../../core/dossier/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { countSigned, countToSign, selectToSign } from "./sql.ts";
import type { PapersToSign } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
const MOST = 200;

/** Apologies and extensions of the officer's agency that wait for the signature, the most urgent first, at most 200; and how many there were. */
export async function listToSign(services: Pick<Services, "db" | "clock">, actor: Officer): Promise<PapersToSign> {
  const day = services.clock.now().toZonedDateTimeISO(TIME_ZONE).startOfDay();
  const month = instantText(day.with({ day: 1 }).toInstant());
  const year = instantText(day.with({ day: 1, month: 1 }).toInstant());
  const [papers, total, counts] = await Promise.all([
    selectToSign(services.db, actor, MOST),
    countToSign(services.db, actor),
    countSigned(services.db, actor, { month, year }),
  ]);
  return { papers, total, counts };
}

/** How many wait, for the counter beside the lists. */
export function countPapersToSign(services: Pick<Services, "db">, actor: Officer): Promise<number> {
  return countToSign(services.db, actor);
}
