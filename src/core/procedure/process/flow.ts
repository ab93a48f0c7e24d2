import type { Step } from "../types.ts";

/** What the ways through a process need to know of a step. */
export type FlowStep = Pick<Step, "id" | "after" | "when">;
/** A run of a step, in the order in which runs began. `over`: completed and not sent back. */
export type FlowRun = { stepId: string; over: boolean };

/** Steps that must be over before each one begins, by id: as written, else the one listed before; names of no step are left out. */
export function befores(steps: readonly Pick<Step, "id" | "after">[]): Map<string, string[]> {
  const ids = new Set(steps.map(({ id }) => id));
  return new Map(
    steps.map(({ id, after }, index) => {
      const written = after ?? (index > 0 ? [steps[index - 1]!.id] : []);
      return [id, [...new Set(written)].filter((one) => ids.has(one))];
    }),
  );
}

/** Steps that begin right after each one, by id, in the order of the list. */
export function followers(steps: readonly Pick<Step, "id" | "after">[]): Map<string, string[]> {
  const before = befores(steps);
  return new Map(steps.map(({ id }) => [id, steps.filter((one) => before.get(one.id)!.includes(id)).map((one) => one.id)]));
}

/** Everything that leads to a step, near and far; a step in a circle leads to itself. */
export function ancestorsOf(steps: readonly Pick<Step, "id" | "after">[], id: string): Set<string> {
  return reached(befores(steps), id);
}

/** Everything that comes after a step, near and far. */
export function descendantsOf(steps: readonly Pick<Step, "id" | "after">[], id: string): Set<string> {
  return reached(followers(steps), id);
}

function reached(links: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const found = new Set<string>();
  const queue = [...(links.get(from) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(links.get(next) ?? []));
  }
  return found;
}

/** Steps that nothing comes before. A process in order has one. */
export function firstSteps<S extends Pick<Step, "id" | "after">>(steps: readonly S[]): S[] {
  const before = befores(steps);
  return steps.filter(({ id }) => before.get(id)!.length === 0);
}

/** Steps that nothing comes after. A process in order has one. */
export function lastSteps<S extends Pick<Step, "id" | "after">>(steps: readonly S[]): S[] {
  const after = followers(steps);
  return steps.filter(({ id }) => after.get(id)!.length === 0);
}

/**
 * The longest way through the process in working hours: what the time limit must hold. Steps in a circle count once.
 * @returns the hours and the ids along that way
 */
export function criticalPath(steps: readonly Pick<Step, "id" | "after" | "hours">[]): { hours: number; ids: string[] } {
  const before = befores(steps);
  const known = new Map<string, { hours: number; ids: string[] }>();
  const longest = (id: string, seen: ReadonlySet<string>): { hours: number; ids: string[] } => {
    const ready = known.get(id);
    if (ready) return ready;
    const way = before
      .get(id)!
      .filter((one) => !seen.has(one))
      .map((one) => longest(one, new Set([...seen, id])))
      .reduce((best, one) => (one.hours > best.hours ? one : best), { hours: 0, ids: [] });
    const found = { hours: way.hours + (steps.find((one) => one.id === id)?.hours ?? 0), ids: [...way.ids, id] };
    known.set(id, found);
    return found;
  };
  return steps
    .map(({ id }) => longest(id, new Set([id])))
    .reduce((best, one) => (one.hours > best.hours ? one : best), { hours: 0, ids: [] });
}

/** Steps whose last run still counts, running or over: nothing that leads to it has begun again since. */
export function standingSteps(steps: readonly Pick<Step, "id" | "after">[], runs: readonly FlowRun[]): Set<string> {
  const last = new Map(runs.map((run, place) => [run.stepId, place]));
  const stands = (id: string): boolean => {
    const place = last.get(id);
    return place !== undefined && [...ancestorsOf(steps, id)].every((one) => one === id || (last.get(one) ?? -1) < place);
  };
  return new Set(steps.map(({ id }) => id).filter(stands));
}

/**
 * What may begin now: steps whose forerunners are all over, and those among them that the case passes over. A run counts as long as nothing
 * that leads to it has begun again since: whoever sends a dossier back has the steps after it done again. A step that was passed over stays
 * so while a step after it stands.
 * @param holds whether the condition of a step is met in this case
 */
export function nextSteps<S extends FlowStep>(
  steps: readonly S[],
  runs: readonly FlowRun[],
  holds: (when: string) => boolean,
): { ready: S[]; passed: S[] } {
  const before = befores(steps);
  const last = new Map(runs.map((run, place) => [run.stepId, place]));
  const standing = standingSteps(steps, runs);
  const passedBefore = (id: string): boolean => [...descendantsOf(steps, id)].some((one) => standing.has(one));
  const passed: S[] = [];
  const ready: S[] = [];
  const settled = new Map<string, boolean>();
  const isOver = (id: string): boolean => {
    const known = settled.get(id);
    if (known !== undefined) return known;
    // A circle is never over; lint refuses it.
    settled.set(id, false);
    const step = steps.find((one) => one.id === id)!;
    const over = standing.has(id) ? runs[last.get(id)!]!.over : passedBefore(id) || enter(step);
    settled.set(id, over);
    return over;
  };
  const enter = (step: S): boolean => {
    if (!before.get(step.id)!.every(isOver)) return false;
    if (step.when !== undefined && !holds(step.when)) passed.push(step);
    else ready.push(step);
    return passed.includes(step);
  };
  for (const { id } of steps) isOver(id);
  return { ready, passed };
}
