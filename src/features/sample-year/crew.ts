import { fits, type Role, type StepRun } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Random } from "./random.ts";
import type { Officer } from "./types.ts";

/** The officers of the province, as the sample year has them act. */
export type Crew = {
  /** Somebody of the agency who takes this step; undefined when nobody there may. */
  forStep: (agencyId: string, step: Pick<StepRun, "by" | "unit" | "child">, random: Random) => Officer | undefined;
  /** The officer in the post that may take the step; undefined when they left. */
  holder: (agencyId: string, step: Pick<StepRun, "by" | "unit" | "assignee">) => Officer | undefined;
  ofRole: (agencyId: string, role: Role, random: Random) => Officer | undefined;
  /** Every step of the procedure finds somebody at the agency. */
  canDo: (agencyId: string, revision: Pick<Revision, "steps">) => boolean;
};

export function createCrew(officers: readonly Officer[]): Crew {
  const byAgency = Map.groupBy(officers, ({ agencyId }) => agencyId);
  const at = (agencyId: string): Officer[] => byAgency.get(agencyId) ?? [];
  const pickOf = (some: readonly Officer[], random: Random): Officer | undefined =>
    some.length > 0 ? random.pick(some) : undefined;
  const fitting = (agencyId: string, step: Pick<StepRun, "by" | "unit" | "child">): Officer[] =>
    at(agencyId).filter((officer) => fits(step as StepRun, officer));
  return {
    forStep: (agencyId, step, random) => pickOf(fitting(agencyId, step), random),
    holder: (agencyId, step) => fitting(agencyId, step).find(({ officerId }) => officerId === step.assignee?.officerId),
    ofRole: (agencyId, role, random) =>
      pickOf(
        at(agencyId).filter((officer) => officer.role === role),
        random,
      ),
    canDo: (agencyId, { steps }) =>
      steps.every(({ by, unit, child }) => !child && fitting(agencyId, { by, ...(unit && { unit }) }).length > 0),
  };
}
