import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { FILE_CHILD, fileChild } from "./file-child.ts";
import { linkedReader } from "./reader.ts";

export { childrenOf, type Family, familyOf } from "./children-of.ts";

/** Work after the request, by name. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = { [FILE_CHILD]: fileChild };

/** Readers of the log. */
export const readers = (services: Services): Reader[] => [linkedReader(services)];
