import { randomUUID } from "node:crypto";
import { type SimulatorOptions, type Simulators, startSimulators } from "../../../../simulators/start.ts";
import type { Actor } from "../../../core/dossier/index.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { TEST_NOW, type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { readProvince, saveAgencies } from "../../catalogue/index.ts";
import type { DraftQuestion } from "../types.ts";

export type Outside = TestServices & {
  world: Simulators;
  /** Lets this much time pass for everybody. */
  pass: (time: Temporal.DurationLike) => void;
  close: () => Promise<void>;
};

/** Services with the simulated outside world beside them, the demo's agencies, and one clock for both. */
export async function withOutside(options: Partial<SimulatorOptions> = {}): Promise<Outside> {
  const clock = fixedClock(TEST_NOW);
  const world = await startSimulators({ port: 0, clock: () => clock.now(), ...options });
  const test = await testServices({ clock, env: addressesOf(world.url) });
  await saveAgencies(test.services, await readProvince("demo/tuyen-quang.yaml"));
  return {
    ...test,
    world,
    pass: (time) => clock.set(clock.now().add(time).toString()),
    close: async () => {
      await test.close();
      await world.close();
    },
  };
}

export function addressesOf(url: string): Record<string, string> {
  return {
    POPULATION_URL: `${url}/dancu`,
    CIVIL_STATUS_URL: `${url}/hotich`,
    BUSINESS_URL: `${url}/doanhnghiep`,
    HEALTH_URL: `${url}/yte`,
    NATIONAL_PORTAL_URL: `${url}/dvcqg`,
  };
}

export const MAN = "008198990412";
export const TOAN = "008095990718";

export const parent: Actor = {
  kind: "person",
  personId: "00000000-0000-4000-8000-000000000001",
  personalId: TOAN,
  name: "HOÀNG VĂN TOÀN",
  level: 2,
};

export function askAboutMother(patch: Partial<DraftQuestion> = {}): DraftQuestion {
  return {
    kind: "person",
    args: { personalId: MAN },
    purpose: "Đăng ký khai sinh: thông tin về mẹ",
    procedureCode: "1.001193",
    askedBy: parent,
    draftId: randomUUID(),
    fieldId: "mother",
    ...patch,
  };
}
