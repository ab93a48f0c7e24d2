export { findProcedures } from "./find-procedures.ts";
export { type OpenFinder, openFinder } from "./open-finder.ts";
export { prepareLoop } from "./prepare-loop.ts";
export { readWords, WORDS_FOLDER, type Words } from "./read-words.ts";
export type { FindingAnswer, FoundProcedure } from "./types.ts";
