import type { DemoAccount, Face, JobTask, Loop, StartUpTask } from "./part-types.ts";
import type { Probe } from "./platform/health/check-health.ts";
import { demoProvince, procedures } from "./start-up.ts";

/** What the program is made of. A feature adds its part here and nowhere else. */
export const parts = {
  startUp: [demoProvince, procedures] as StartUpTask[],
  loops: [] as Loop[],
  jobs: {} as Record<string, JobTask>,
  faces: [] as Face[],
  probes: [] as Probe[],
  demoAccounts: [] as DemoAccount[],
  firstSteps: [] as string[],
};

export type Parts = typeof parts;
