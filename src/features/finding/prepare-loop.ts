import type { Services } from "../../platform/services.ts";
import { prepareFinding } from "./find-procedures.ts";

/** Makes the index in the background once the program is up, so that the first question need not wait for it. */
export async function prepareLoop(services: Services): Promise<{ stop: () => Promise<void> }> {
  const done = prepareFinding(services).catch((error: unknown) =>
    services.log.warn({ err: error }, "the search is not ready yet"),
  );
  return { stop: () => done };
}
