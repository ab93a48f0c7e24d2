import { compile } from "../../core/procedure/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { readDefinitions } from "../catalogue/index.ts";
import { answerOf, collect } from "./collect.ts";
import { readWords, WORDS_FOLDER } from "./read-words.ts";
import type { FindingAnswer, FindingOptions } from "./types.ts";

export type OpenFinder = {
  find: (text: string, options?: FindingOptions) => FindingAnswer;
  /** How many procedures can be found: defined here, and published only. */
  defined: number;
  published: number;
};

/**
 * Makes everything findable once, for a short command. Definitions that are shipped with the program are found although it has not been
 * started since they came.
 * @param shipped folder of definitions
 * @throws Error when the controller's words are broken
 */
export async function openFinder(services: Pick<Services, "db" | "clock">, shipped: string): Promise<OpenFinder> {
  const collected = await collect(services, readWords(WORDS_FOLDER), shippedIn(shipped));
  const revisions = collected.known.values().filter((one) => one.revision !== undefined);
  const defined = [...revisions].length;
  return {
    find: (text, options = {}) => answerOf(collected, text, options),
    defined,
    published: collected.known.size - defined,
  };
}

/** One that does not compile is none of the search's business. */
function shippedIn(folder: string): Revision[] {
  return readDefinitions([folder]).flatMap(({ files }) => {
    const result = compile(files);
    return result.ok ? [result.revision] : [];
  });
}
