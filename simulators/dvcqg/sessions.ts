import { randomUUID } from "node:crypto";
import type { Control } from "../control.ts";
import type { Clock } from "../http.ts";

const LIFE = { minutes: 30 };

/** Sessions of the portal: thirty minutes, or as many calls as the control allows. */
export function createSessions(clock: Clock, control: Control) {
  const sessions = new Map<string, { until: Temporal.Instant; left: number }>();
  return {
    open(): string {
      const session = randomUUID();
      sessions.set(session, { until: clock().add(LIFE), left: control.get("dvcqg").expireSessionAfter ?? Infinity });
      return session;
    },
    /** Uses the session once; false when it is unknown, too old or used up. */
    use(session: string): boolean {
      const kept = sessions.get(session);
      if (!kept || kept.left <= 0 || Temporal.Instant.compare(clock(), kept.until) >= 0) {
        sessions.delete(session);
        return false;
      }
      kept.left -= 1;
      return true;
    },
    clear: () => sessions.clear(),
  };
}
