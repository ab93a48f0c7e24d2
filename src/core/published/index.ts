/** Published procedures as the national catalogue has them: read, and checked by rules. Pure. */
export { type ReadPublished, readPublished } from "./read-published.ts";
export type { Money, Paper, PublishedChannel, PublishedFee, PublishedProcedure, PublishedTime, Unparsed } from "./types.ts";
