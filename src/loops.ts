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
