import { demoAccounts } from "./demo-accounts.ts";
import { tidyIdentity } from "./features/identity/index.ts";
import type { DemoAccount, Face, JobTask, Loop, StartUpTask } from "./part-types.ts";
import type { Probe } from "./platform/health/check-health.ts";
import { demoOfficers, demoProvince, procedures } from "./start-up.ts";
import { webFace } from "./web/web-face.ts";

/** What the program is made of. A feature adds its part here and nowhere else. */
export const parts = {
  startUp: [demoProvince, procedures, demoOfficers] as StartUpTask[],
  loops: [tidyIdentity] as Loop[],
  jobs: {} as Record<string, JobTask>,
  faces: [webFace] as Face[],
  probes: [] as Probe[],
  demoAccounts: [...demoAccounts] as DemoAccount[],
  firstSteps: [] as string[],
};

export type Parts = typeof parts;
