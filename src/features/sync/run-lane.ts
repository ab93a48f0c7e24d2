import { randomUUID } from "node:crypto";
import { runOnSignal } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { backoff } from "./backoff.ts";
import { claimEnd, deliverLine, type LineOutcome } from "./deliver-line.ts";
import { lanes } from "./lanes.ts";
import { claimLine, wakeLines } from "./sql.ts";
import type { Lane } from "./types.ts";
import { wakesOf } from "./wake-lane.ts";

/** Dossiers whose messages are sent at once. */
const PARALLEL = 8;
/** Milliseconds after which an outside system that is away is tried again, at most. */
const LONGEST_PAUSE = 30_000;

/** Delivers one lane. Several processes may run it at once. */
export type LaneRunner = {
  /** Sends what is due; while the other side is away, one message now and then. @returns how many messages were sent */
  deliver: () => Promise<number>;
  /** Makes `deliver` end after the call that is under way. */
  halt: () => void;
};

export function laneRunner(services: Services, lane: Lane): LaneRunner {
  const { db, clock } = services;
  const runner = randomUUID();
  let halted = false;
  let pause: { until: Temporal.Instant; times: number; wakes: number } | undefined;

  const claim = async (early = false): Promise<string | undefined> => {
    const now = clock.now().toString();
    return claimLine(db, { lane: lane.name, runner, now, until: claimEnd(services), dueBy: early ? null : now });
  };
  const deliver = async (dossierId: string): Promise<LineOutcome> => {
    const outcome = await deliverLine(services, lane, { lane: lane.name, runner, dossierId }, () => halted);
    if (outcome.away) {
      const times = (pause?.times ?? 0) + 1;
      pause = {
        times,
        wakes: wakesOf(services.signals),
        until: clock.now().add({ milliseconds: backoff(times, LONGEST_PAUSE) }),
      };
    }
    return outcome;
  };
  /** Takes one line after the other until none is due or the other side is away. */
  const work = async (first?: string): Promise<number> => {
    let sent = 0;
    let dossierId = first ?? (await claim());
    while (dossierId) {
      sent += (await deliver(dossierId)).sent;
      dossierId = halted || pause ? undefined : await claim();
    }
    return sent;
  };
  /** One line, due or not, tells whether the other side is back; then whatever waited for it is due. */
  const knock = async (): Promise<number> => {
    const dossierId = await claim(true);
    if (!dossierId) {
      pause = undefined;
      return 0;
    }
    const { sent, away } = await deliver(dossierId);
    if (away) return sent;
    pause = undefined;
    await wakeLines(db, lane.name, clock.now().toString());
    return sent;
  };

  return {
    halt: () => {
      halted = true;
    },
    deliver: async () => {
      let sent = 0;
      if (pause) {
        const woken = wakesOf(services.signals) > pause.wakes;
        if (!woken && Temporal.Instant.compare(clock.now(), pause.until) < 0) return 0;
        sent = await knock();
        if (pause) return sent;
      }
      const first = await claim();
      if (!first) return sent;
      const others = Array.from({ length: PARALLEL - 1 }, () => work());
      const counts = await Promise.all([work(first), ...others]);
      return counts.reduce((sum, count) => sum + count, sent);
    },
  };
}

/** Runs all lanes after every commit and, as a net, every second. `stop` waits for the calls that are under way. */
export async function startLanes(services: Services): Promise<{ stop: () => Promise<void> }> {
  const running = lanes.map((lane) => {
    const { deliver, halt } = laneRunner(services, lane);
    const stop = runOnSignal(deliver, { signals: services.signals, log: services.log, name: `lane ${lane.name}` });
    return { halt, stop };
  });
  return {
    stop: async () => {
      for (const { halt } of running) halt();
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

/** Tries everything that waits now, whatever its next attempt was; for the command line and tests. @returns how many messages were sent */
export async function deliverAll(services: Services): Promise<number> {
  let sent = 0;
  for (const lane of lanes) {
    await wakeLines(services.db, lane.name, services.clock.now().toString());
    sent += await laneRunner(services, lane).deliver();
  }
  return sent;
}
