import type { Services } from "../../platform/services.ts";
import { purgeIdentity } from "./purge-identity.ts";

/** Work for the job runner; `purgeIdentity` every hour. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = {
  purgeIdentity: (services) => purgeIdentity(services),
};
