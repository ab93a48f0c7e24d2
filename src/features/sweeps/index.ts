export { commandOf } from "./command-of.ts";
export { countFailing, probes, retrySweeps, viewSweeps } from "./overview.ts";
export { runSweeps } from "./run-sweeps.ts";
export { sweep } from "./sweep.ts";
export { CLOCK } from "./sweep-dossier.ts";
export type { SweepFailure, SweepOverview, SweepReport, TrialKind } from "./types.ts";
