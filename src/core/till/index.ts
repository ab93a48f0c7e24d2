export { entriesOf, touchesTill, withEvent } from "./entries-of.ts";
export type * from "./types.ts";
