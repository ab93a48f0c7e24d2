export { actOnDossier } from "./act-on-dossier.ts";
export { type Opened, openDossier } from "./open-dossier.ts";
export { eventOf, readEvents } from "./read-events.ts";
export { recordDenial } from "./record-denial.ts";
export { rulesFor } from "./rules-for.ts";
export type { ActInput, Change, Outcome } from "./types.ts";
export { verifySnapshots } from "./verify-snapshots.ts";
export { listMyDossiers, viewDossier } from "./view-dossier.ts";
