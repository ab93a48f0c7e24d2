/** Finding procedures by need, in the words of people. Pure: texts and words in, an order out. */
export { buildIndex } from "./build-index.ts";
export { createFinder, type Finder } from "./find.ts";
export { type Entries, entriesSchema, type Lexicon, readEntries, readLexicon, wordsSchema } from "./lexicon.ts";
export { type PublishedParts, textOfPublished } from "./text-of-published.ts";
export { textOfRevision } from "./text-of-revision.ts";
export { tidyName } from "./tidy-name.ts";
export type { FindingText, Found, Hit } from "./types.ts";
