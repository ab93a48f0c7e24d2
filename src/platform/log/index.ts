export { appendEvents, startChains } from "./append-events.ts";
export { catchUp, type Reader, runOnSignal } from "./reader.ts";
export { createSignals, type Signals } from "./signals.ts";
export { passOver, selectDossierEntries } from "./sql.ts";
export type { ChainHead, LogEntry, PlacedEntry } from "./types.ts";
export { type BrokenEvent, type Verification, verifyLog } from "./verify-log.ts";
