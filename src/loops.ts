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

const HOUR_MS = 60 * 60 * 1000;

/** Does something every hour; a failure is logged and the next hour tries again. Several processes may do it at once. */
export function hourlyLoop(name: string, run: (services: Services) => Promise<unknown>): Loop {
  return async (services) => {
    let running: Promise<unknown> = Promise.resolve();
    const timer = setInterval(() => {
      running = run(services).catch((error: unknown) => services.log.warn({ err: error }, `${name} failed`));
    }, HOUR_MS);
    timer.unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await running;
      },
    };
  };
}
