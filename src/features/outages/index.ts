export { outagesBetween } from "./outages-between.ts";
export { closeOutage, listOutages, type OutageInput, type OutageProblem, recordOutage } from "./record-outage.ts";
export type { Outage, OutageInTerm } from "./types.ts";
export { beat } from "./watch-downtime.ts";
