/** The only place that reads the time. Tests pass a clock of their own. */
export type Clock = { now: () => Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };

/** A clock that stands still until it is set; for tests and demonstrations. */
export function fixedClock(start: string): Clock & { set: (instant: string) => void } {
  let current = Temporal.Instant.from(start);
  return {
    now: () => current,
    set: (instant) => {
      current = Temporal.Instant.from(instant);
    },
  };
}

export const TIME_ZONE = "Asia/Ho_Chi_Minh";
