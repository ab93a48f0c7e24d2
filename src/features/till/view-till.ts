import type { Services } from "../../platform/services.ts";
import { selectClosings, selectOpenDays, selectOpenLines } from "./sql.ts";
import { sumsOf } from "./sums-of.ts";
import type { Cashier, Closing, TillLine, TillSums } from "./types.ts";
import { dayAt } from "./year-at.ts";

/** Sheets that are shown below the till. */
const SHOWN = 20;

export type TillView = {
  today: string;
  /** The day that is to be closed: the oldest with money that no sheet holds, today when there is none. */
  day: string;
  lines: TillLine[];
  sums: TillSums;
  /** Other days with open money, after `day`. */
  laterDays: string[];
  /** This cashier's last sheets, the newest first. */
  closings: Closing[];
};

/** The till of one cashier at one agency: what was taken and given back and no sheet holds yet, day by day. */
export async function viewTill(services: Pick<Services, "db" | "clock">, cashier: Cashier): Promise<TillView> {
  const today = dayAt(services.clock.now());
  const days = await selectOpenDays(services.db, cashier);
  const [day = today, ...laterDays] = days;
  const [lines, closings] = await Promise.all([
    selectOpenLines(services.db, cashier, day),
    selectClosings(services.db, { agencyId: cashier.agencyId, cashierId: cashier.officerId, limit: SHOWN }),
  ]);
  return { today, day, lines, sums: sumsOf(lines), laterDays, closings };
}

/** The oldest day before today that this cashier has not closed, yyyy-MM-dd. */
export async function unclosedDay(services: Pick<Services, "db" | "clock">, cashier: Cashier): Promise<string | undefined> {
  const [oldest] = await selectOpenDays(services.db, cashier);
  return oldest !== undefined && oldest < dayAt(services.clock.now()) ? oldest : undefined;
}
