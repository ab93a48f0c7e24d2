const LONGEST_MINUTES = 6 * 60;

/** When an act of the clock that failed `attempts` times is tried again: after 1, 2, 4 … minutes, at most 6 hours. */
export function retryAt(now: Temporal.Instant, attempts: number): Temporal.Instant {
  return now.add({ minutes: Math.min(LONGEST_MINUTES, 2 ** Math.min(attempts - 1, 20)) });
}
