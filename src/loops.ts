import type { Loop } from "./part-types.ts";
import { catchUp, type Reader, runOnSignal } from "./platform/log/index.ts";
import type { Services } from "./platform/services.ts";

/** Keeps readers of the log going: after every signal, and by a poll. */
export function readersLoop(readersOf: (services: Services) => Reader[]): Loop {
  return async (services) => {
    const stops = readersOf(services).map((reader) =>
      runOnSignal(() => catchUp(services, reader), { signals: services.signals, log: services.log, name: reader.name }),
    );
    return {
      stop: async () => {
        await Promise.all(stops.map((stop) => stop()));
      },
    };
  };
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** Does something every hour; a failure is logged and the next hour tries again. Several processes may do it at once. */
export function hourlyLoop(name: string, run: (services: Services) => Promise<unknown>): Loop {
  return repeating(name, run, { everyMs: HOUR_MS, atOnce: false });
}

/** The same, and once right after the start, beside everything else. */
export function startAndHourlyLoop(name: string, run: (services: Services) => Promise<unknown>): Loop {
  return repeating(name, run, { everyMs: HOUR_MS, atOnce: true });
}

/** The same every minute, begun right after the start. */
export function minuteLoop(name: string, run: (services: Services) => Promise<unknown>): Loop {
  return repeating(name, run, { everyMs: MINUTE_MS, atOnce: true });
}

function repeating(
  name: string,
  run: (services: Services) => Promise<unknown>,
  { everyMs, atOnce }: { everyMs: number; atOnce: boolean },
): Loop {
  return async (services) => {
    let running: Promise<unknown> | undefined;
    const once = () => {
      // What takes longer than its time is not begun a second time beside itself.
      running ??= run(services)
        .catch((error: unknown) => services.log.warn({ err: error }, `${name} failed`))
        .finally(() => {
          running = undefined;
        });
    };
    if (atOnce) once();
    const timer = setInterval(once, everyMs);
    timer.unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await running;
      },
    };
  };
}
