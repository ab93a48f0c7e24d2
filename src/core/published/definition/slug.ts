import { slugOf } from "../../text/index.ts";

/** A maker of ids for one list, never the same twice; `fallback` for a text without letters. */
export function slugs(fallback: string): (text: string) => string {
  const used = new Set<string>();
  return (text) => {
    const base = slugOf(text) || fallback;
    let id = base;
    for (let count = 2; used.has(id); count++) id = `${base}-${count}`;
    used.add(id);
    return id;
  };
}
