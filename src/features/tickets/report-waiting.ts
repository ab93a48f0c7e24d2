import type { Services } from "../../platform/services.ts";
import { rulesOn } from "./law.ts";
import { selectFigures, selectWaits } from "./sql.ts";
import type { WaitFigures, WaitLine } from "./types.ts";

type Read = Pick<Services, "db" | "clock">;

/** Minutes that may be waited under the rule of a day, and where it stands. */
export function allowedOn(day: string): { minutes: number; legal: string } {
  return rulesOn(day).waiting;
}

/** Figures of a day (yyyy-MM-dd) by the hour in which the numbers were taken. Read from the events. */
export function waitingByHour(services: Read, agencyId: string, day: string): Promise<WaitFigures[]> {
  return selectFigures(services.db, spanOf(services, agencyId, day, day), "hour", allowedOn(day).minutes);
}

/** Figures by day, both days included; days without numbers are left out. The rule is that of the last day. */
export function waitingByDay(
  services: Read,
  agencyId: string,
  { from, to }: { from: string; to: string },
): Promise<WaitFigures[]> {
  return selectFigures(services.db, spanOf(services, agencyId, from, to), "day", allowedOn(to).minutes);
}

/** The numbers behind an hour ("08"), longest waiting first, at most 300. */
export function waitsOfHour(services: Read, agencyId: string, day: string, hour: string): Promise<WaitLine[]> {
  return selectWaits(services.db, spanOf(services, agencyId, day, day), hour);
}

const spanOf = ({ clock }: Read, agencyId: string, from: string, to: string) => ({
  agencyId,
  from,
  to,
  now: clock.now().toString(),
});
