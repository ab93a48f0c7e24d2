/** How deep brackets stand in each other at most; reading YAML takes time that grows with it. A definition needs five. */
const MOST_DEPTH = 64;

/** Whether brackets of a text stand in each other deeper than anybody writes, so that it is not worth reading. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "[" || char === "{") depth++;
    else if ((char === "]" || char === "}") && depth > 0) depth--;
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}
