import type { LawWaiver } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { listAgencies } from "./agencies.ts";
import { waiversOn } from "./law.ts";

/** Waivers of fees in force today in the province of this house, and the day (yyyy-MM-dd). */
export function waiversToday(services: Pick<Services, "db" | "clock">): Promise<{ today: string; waivers: LawWaiver[] }> {
  return waiversOfDay(services, services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString());
}

/** As `waiversToday`, of another day (yyyy-MM-dd). */
export async function waiversOfDay(
  services: Pick<Services, "db">,
  today: string,
): Promise<{ today: string; waivers: LawWaiver[] }> {
  const [province] = await listAgencies(services, "province");
  return { today, waivers: await waiversOn(today, province?.id ?? "") };
}
