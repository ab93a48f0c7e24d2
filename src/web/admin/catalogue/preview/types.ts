import type { Revision } from "../../../../core/procedure/types.ts";

/** What is shown before (or after) it counts: where it lives, and the way back. */
export type Shown = {
  revision: Revision /** Whether it counts, said at the head of its pages. */;
  note: string;
  base: string;
  exit: string;
};
