import type { Html } from "./html.ts";

/** Named examples of a component: shown on /dev/ui and checked by tests. */
export type Example = { name: string; view: () => Html };
export type Examples = { component: string; examples: Example[] };
