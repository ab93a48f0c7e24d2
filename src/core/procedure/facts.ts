import type { Value } from "../expr/index.ts";
import { settle } from "./settle.ts";
import type { CaseContext, Revision } from "./types.ts";

/** Named facts of a revision as they stand in this case; facts that are not known yet are left out. Templates of results read these. */
export function factsOf(revision: Revision, ctx: CaseContext): Record<string, Value> {
  const { lookup } = settle(revision, ctx);
  return Object.fromEntries(
    Object.keys(revision.facts).flatMap((name) => {
      const value = lookup(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
