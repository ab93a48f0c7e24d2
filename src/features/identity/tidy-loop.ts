import type { Services } from "../../platform/services.ts";
import { purgeIdentity } from "./purge-identity.ts";

const EVERY_MS = 60 * 60 * 1000;

/** Forgets what is past, every hour, as long as the program runs. Several processes may do it at once. */
export async function tidyIdentity(services: Services): Promise<{ stop: () => Promise<void> }> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = purgeIdentity(services).catch((error: unknown) => services.log.warn({ err: error }, "tidying sessions failed"));
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
