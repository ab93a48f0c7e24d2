import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "../../platform/services.ts";
import { lookupsOf } from "./lookups-of.ts";
import type { CurrentArgs, Lookups } from "./types.ts";

/** Milliseconds: a signal of any commit wakes us, so no more than one look in `GAP`; without a signal one look each `NET`. */
const GAP = 40;
const NET = 400;

/**
 * Waits until no look-up of the draft is pending, at most `ms`. Looks at our own table only: a register that is away costs the citizen these
 * milliseconds and no more.
 */
export async function awaitLookups(
  services: Pick<Services, "db" | "signals" | "clock">,
  draftId: string,
  ms: number,
  current?: CurrentArgs,
): Promise<Lookups> {
  const limit = AbortSignal.timeout(ms);
  for (;;) {
    // Listening starts before the look, so that an answer between the look and the wait is not missed.
    const wake = nextWake(services, limit);
    const lookups = await lookupsOf(services, draftId, current);
    if (lookups.pending.length === 0 || limit.aborted) {
      wake.cancel();
      return lookups;
    }
    await wake.done;
  }
}

function nextWake({ signals }: Pick<Services, "signals">, limit: AbortSignal): { done: Promise<void>; cancel: () => void } {
  const ended = new AbortController();
  const signal = AbortSignal.any([limit, ended.signal]);
  const sleep = (time: number) => pause(time, undefined, { signal }).catch(() => undefined);
  let off = (): void => undefined;
  const signalled = new Promise<void>((resolve) => {
    off = signals.listen(resolve);
  });
  const done = Promise.race([Promise.all([signalled, sleep(GAP)]), sleep(NET)]).then(() => {
    off();
    ended.abort();
  });
  return { done, cancel: () => ended.abort() };
}
