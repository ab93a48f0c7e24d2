import type { Lookup, Vocabulary } from "../../expr/index.ts";

/** What the parent has brought forth so far; text "" is not there yet. */
export type Issued = { personalId: string; resultNumber: string };

/** Names that the answers of a child may mention beside those of the parent's form. */
export const ISSUED_NAMES = {
  "issued.personalId": { kind: "text" },
  "issued.resultNumber": { kind: "text" },
} as const satisfies Vocabulary;

export function issuedLookup(issued: Issued, lookup: Lookup): Lookup {
  return (name) => {
    if (name === "issued.personalId") return issued.personalId;
    if (name === "issued.resultNumber") return issued.resultNumber;
    return lookup(name);
  };
}
