import type { Services } from "../../platform/services.ts";
import { queueLaw } from "./law.ts";
import { selectHall } from "./sql.ts";
import type { Hall } from "./types.ts";

/** "Quầy 3", unless the administrators call it otherwise. */
export const counterName = (number: number): string => `Quầy ${number}`;

/** The hall of an agency whose administrators have not said otherwise (law/queue.yaml). */
export function defaultHall(): Hall {
  const { counters, services } = queueLaw().usual;
  const letters = services.map(({ letter }) => letter);
  const numbers = Array.from({ length: counters }, (_, index) => index + 1);
  const all = numbers.map((number) => ({ number, name: counterName(number), services: letters, open: true }));
  return { own: false, counters: all, services };
}

/** Counters and groups of the hall of an agency, as its administrators have them. */
export async function findHall({ db }: Pick<Services, "db">, agencyId: string): Promise<Hall> {
  const own = await selectHall(db, agencyId);
  return own ? { own: true, ...own } : defaultHall();
}
