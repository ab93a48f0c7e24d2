export { type CardDifference, compareCard, sameName } from "./compare-card.ts";
export { type Entry, type Place, readEntry } from "./read-entry.ts";
export { cardWarnings, type IdCard, readScan, type Scan } from "./read-scan.ts";
