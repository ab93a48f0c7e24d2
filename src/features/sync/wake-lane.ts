import type { Signals } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { wakeLines } from "./sql.ts";

/** How often lanes of this process were woken by hand; a runner that pauses looks here. */
const wakes = new WeakMap<Signals, number>();

export const wakesOf = (signals: Signals): number => wakes.get(signals) ?? 0;

/**
 * Lets everything of a lane that waits for its next attempt be tried at once; a runner of another process ends its pause by itself.
 * @returns how many dossiers wait no longer
 */
export async function wakeLane(services: Pick<Services, "db" | "clock" | "signals">, lane: string): Promise<number> {
  const woken = await wakeLines(services.db, lane, services.clock.now().toString());
  wakes.set(services.signals, wakesOf(services.signals) + 1);
  services.signals.raise();
  return woken;
}
