import type { Actor, Dossier, StepRun } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;

/** The steps that are running, in the order in which they started; several when the process runs in parallel. */
export function openSteps(dossier: Pick<Dossier, "steps">): StepRun[] {
  return dossier.steps.filter((step) => !step.completedAt);
}

/** The step that started last and still runs, if any. */
export function openStep(dossier: Pick<Dossier, "steps">): StepRun | undefined {
  return dossier.steps.findLast((step) => !step.completedAt);
}

/** The officer works on the step: it is theirs, one for which they stand in, or one of its parts is. */
export function worksOn(step: StepRun, officer: Officer): boolean {
  const theirs = (officerId: string | undefined): boolean =>
    officerId === officer.officerId || officer.standsFor?.some((one) => one.officerId === officerId) === true;
  return [step.assignee, step.substitute, ...(step.parts ?? []).map(({ assignee }) => assignee)].some((one) =>
    theirs(one?.officerId),
  );
}

/** The step is of the officer's role and room, whoever has it; one that another agency does is nobody's here. */
export function fits(step: StepRun, officer: Officer): boolean {
  return !step.child && step.by === officer.role && (!step.unit || !officer.unit || step.unit === officer.unit);
}

/**
 * The open step that an officer means: the named one, else the one that is theirs, else one that waits in their pool, else whichever of their
 * role runs, else the last.
 */
export function stepOf(dossier: Pick<Dossier, "steps">, officer: Officer, stepId?: string): StepRun | undefined {
  const open = openSteps(dossier);
  if (stepId !== undefined) return open.find((step) => step.stepId === stepId);
  const fitting = open.filter((step) => fits(step, officer));
  return fitting.find((step) => worksOn(step, officer)) ?? fitting.find((step) => !step.assignee) ?? fitting[0] ?? open.at(-1);
}
