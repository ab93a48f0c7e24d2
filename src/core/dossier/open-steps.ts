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

/** The officer is this one, or stands in for them at this moment. */
export function standsIn(officer: Officer, officerId: string | undefined): boolean {
  return officerId === officer.officerId || officer.standsFor?.some((one) => one.officerId === officerId) === true;
}

/** The step as a whole is the officer's, or of somebody for whom they stand in; whoever stood in earlier has no more say in it. */
export function ownsStep({ assignee }: StepRun, officer: Officer): boolean {
  return standsIn(officer, assignee?.officerId);
}

/** The officer works on the step: it is theirs, one for which they stand in, or one of its parts is. */
export function worksOn(step: StepRun, officer: Officer): boolean {
  return ownsStep(step, officer) || (step.parts ?? []).some(({ assignee }) => standsIn(officer, assignee.officerId));
}

/** The step is of the officer's role and room, whoever has it; one that another agency does is nobody's here. */
export function fits(step: Pick<StepRun, "child" | "by" | "unit">, officer: Pick<Officer, "role" | "unit">): boolean {
  return !step.child && step.by === officer.role && (!step.unit || !officer.unit || sameRoom(step.unit, officer.unit));
}

/** Counters of the province are one as to their work; each of them takes in and hands over for the others (phi địa giới). */
function sameRoom(one: string, other: string): boolean {
  return one === other || [one, other].every((unit) => unit.startsWith("trung-tam-"));
}

/**
 * The open step that an officer means: the named one, else the one that is theirs, else one that waits in their pool, else whichever of their
 * role runs, else the last.
 */
export function stepOf(dossier: Pick<Dossier, "steps">, officer: Officer, stepId?: string): StepRun | undefined {
  const open = openSteps(dossier);
  if (stepId !== undefined) return open.find((step) => step.stepId === stepId);
  const fitting = open.filter((step) => fits(step, officer));
  const theirs = (steps: StepRun[]): StepRun | undefined => steps.find((step) => worksOn(step, officer));
  return theirs(fitting) ?? theirs(open) ?? fitting.find((step) => !step.assignee) ?? fitting[0] ?? open.at(-1);
}
