import type { Services } from "../../platform/services.ts";
import { answerLookup } from "./answer-lookup.ts";

/** Jobs of this feature by name. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = { lookup: answerLookup };
