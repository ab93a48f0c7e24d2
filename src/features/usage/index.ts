export type { Usage, UsageReport } from "./types.ts";
export { USAGE_STALE_MS, usageReport } from "./usage-report.ts";
