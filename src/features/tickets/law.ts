import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseQueueLaw, type QueueLaw, queueRulesOn } from "../../core/tickets/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";

const FILE = fileURLToPath(new URL("../../../law/queue.yaml", import.meta.url));

let law: QueueLaw | undefined;

/** The rules of the line at the counters. @throws Error (Vietnamese message) when law/queue.yaml is broken */
export function queueLaw(): QueueLaw {
  law ??= parseQueueLaw(readFileSync(FILE, "utf8"));
  return law;
}

/** The rules of a day (yyyy-MM-dd). */
export const rulesOn = (day: string) => queueRulesOn(queueLaw(), day);

/** Today in Vietnam, yyyy-MM-dd: numbers count within it. */
export const today = ({ clock }: Pick<Services, "clock">): string =>
  clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
