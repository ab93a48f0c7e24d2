import type { Services } from "./platform/services.ts";
import type { App } from "./web/context.ts";

/** Run once at every start, in this order, before anything is served; safe to repeat. `says` is the line of progress, in Vietnamese. */
export type StartUpTask = { says: string; run: (services: Services) => Promise<void> };

/** Goes on beside the web as long as the program runs: readers of the log, outbound lanes. `stop` waits for what is under way. */
export type Loop = (services: Services) => Promise<{ stop: () => Promise<void> }>;

/** Work of one kind from the job queue; may be run again, so it must be safe to repeat. */
export type JobTask = (services: Services, payload: unknown) => Promise<void>;

/** A face of the program: routes under one application. */
export type Face = (services: Services) => App | Promise<App>;

export type DemoAccount = { who: string; signsIn: string; where: string };
