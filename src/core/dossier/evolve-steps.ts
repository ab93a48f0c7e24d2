import type { Dossier, DossierEvent, StepRun, Succession } from "./types.ts";

export type StepEvent = Extract<
  DossierEvent,
  {
    type:
      | "StepStarted"
      | "StepClaimed"
      | "StepReleased"
      | "StepAssigned"
      | "StepSplit"
      | "PartCompleted"
      | "StepSkipped"
      | "StepCompleted"
      | "StepSentBack";
  }
>;

/** The steps after an event of the process. */
export function evolveSteps(before: Dossier, event: StepEvent, at: string, by: string): StepRun[] {
  switch (event.type) {
    case "StepStarted":
      return [...before.steps, started(event, at)];
    case "StepSkipped":
      return before.steps;
    case "StepClaimed":
      return withRun(before.steps, event.stepId, (run) =>
        event.substituteFor
          ? { ...run, assignee: event.substituteFor, substitute: event.assignee }
          : { ...unassigned(run), assignee: event.assignee },
      );
    case "StepReleased":
      return withRun(before.steps, event.stepId, unassigned);
    case "StepAssigned": {
      const { assignee } = event;
      return withRun(before.steps, event.stepId, (run) => (assignee ? { ...unassigned(run), assignee } : unassigned(run)));
    }
    case "StepSplit":
      return withRun(before.steps, event.stepId, (run) => ({ ...run, parts: event.parts }));
    case "PartCompleted":
      return withRun(before.steps, event.stepId, (run) => ({
        ...run,
        parts: (run.parts ?? []).map((part) =>
          part.id === event.partId ? { ...part, completedAt: at, ...(event.note && { note: event.note }) } : part,
        ),
      }));
    case "StepCompleted":
      return withRun(before.steps, event.stepId, (run) => ({
        ...run,
        completedAt: at,
        completedBy: by,
        ...(event.note && { note: event.note }),
      }));
    case "StepSentBack":
      return withRun(before.steps, event.stepId, (run) => ({
        ...run,
        completedAt: at,
        completedBy: by,
        returnedReason: event.reason,
      }));
  }
}

/** New due times of open steps, by id. */
export function withStepDue(steps: readonly StepRun[], due: Readonly<Record<string, string>> | undefined): StepRun[] {
  return steps.map((run) => (run.completedAt || !due?.[run.stepId] ? run : { ...run, dueAt: due[run.stepId]! }));
}

/** Every step that still runs ends with the dossier. */
export function closedSteps(steps: readonly StepRun[], at: string): StepRun[] {
  return steps.map((run) => (run.completedAt ? run : { ...run, completedAt: at }));
}

/** Every step that still runs is done anew elsewhere. */
export function returnedSteps(steps: readonly StepRun[], at: string, reason: string): StepRun[] {
  return steps.map((run) => (run.completedAt ? run : { ...run, completedAt: at, returnedReason: reason }));
}

/** Open steps of an agency that is no more (`whole`), or of a room, back in the pool of whoever goes on with them. */
export function succeededSteps(steps: readonly StepRun[], { whole, unit }: { whole: boolean } & Succession): StepRun[] {
  return steps.map((run) => {
    const room = unit !== undefined && run.unit === unit.from;
    if (run.completedAt || run.child || !(whole || room)) return run;
    const { parts: _, ...rest } = unassigned(run);
    return room ? { ...rest, unit: unit.to } : rest;
  });
}

function started({ type: _, ...event }: Extract<StepEvent, { type: "StepStarted" }>, at: string): StepRun {
  return { ...event, startedAt: at };
}

/** Changes the run of a step that is open; the last one, as a step may run again after it was sent back. */
function withRun(steps: readonly StepRun[], stepId: string, change: (run: StepRun) => StepRun): StepRun[] {
  const index = steps.findLastIndex((run) => run.stepId === stepId && !run.completedAt);
  return steps.map((run, place) => (place === index ? change(run) : run));
}

function unassigned({ assignee: _, substitute: __, ...run }: StepRun): StepRun {
  return run;
}
