import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Step } from "../types.ts";
import { ancestorsOf, criticalPath, descendantsOf, type FlowRun, firstSteps, lastSteps, nextSteps } from "./flow.ts";

type Small = Pick<Step, "id" | "after" | "when" | "hours">;
const step = (id: string, after?: string[], when?: string, hours = 1): Small => ({
  id,
  hours,
  ...(after && { after }),
  ...(when && { when }),
});
/** a, then b and c in parallel (c only in some cases), then d. */
const DIAMOND = [step("a"), step("b", ["a"], undefined, 5), step("c", ["a"], "needed", 3), step("d", ["b", "c"])];
const run = (stepId: string, over = true): FlowRun => ({ stepId, over });
const next = (steps: readonly Small[], runs: FlowRun[], holds = true) => {
  const { ready, passed } = nextSteps(steps, runs, () => holds);
  return { ready: ready.map(({ id }) => id), passed: passed.map(({ id }) => id) };
};

describe("the ways through a process", () => {
  it("goes one after the other when nothing is said", () => {
    const chain = [step("a"), step("b"), step("c")];
    assert.deepEqual(next(chain, []), { ready: ["a"], passed: [] });
    assert.deepEqual(next(chain, [run("a")]), { ready: ["b"], passed: [] });
    assert.deepEqual(next(chain, [run("a"), run("b", false)]), { ready: [], passed: [] });
    assert.deepEqual(next(chain, [run("a"), run("b"), run("c")]), { ready: [], passed: [] });
  });

  it("starts two after the same one, and waits for both at the join", () => {
    assert.deepEqual(next(DIAMOND, [run("a")]).ready, ["b", "c"]);
    assert.deepEqual(next(DIAMOND, [run("a"), run("b"), run("c", false)]).ready, []);
    assert.deepEqual(next(DIAMOND, [run("a"), run("b"), run("c")]).ready, ["d"]);
  });

  it("passes a step over whose condition does not hold, and goes on after it", () => {
    assert.deepEqual(next(DIAMOND, [run("a")], false), { ready: ["b"], passed: ["c"] });
    assert.deepEqual(next(DIAMOND, [run("a"), run("b")], false), { ready: ["d"], passed: ["c"] });
    assert.deepEqual(next([step("a"), step("b", undefined, "x"), step("c")], [run("a")], false), { ready: ["c"], passed: ["b"] });
  });

  it("leaves passed over what was, while the step after it stands", () => {
    assert.deepEqual(next(DIAMOND, [run("a"), run("b"), run("d", false)]), { ready: [], passed: [] });
  });

  it("has everything done again after a step that began again, and keeps the other branch", () => {
    const runs = [run("a"), run("b"), run("c"), run("d", false)];
    assert.deepEqual(next(DIAMOND, [...runs, run("b", false)]).ready, []);
    assert.deepEqual(next(DIAMOND, [...runs, run("b")]).ready, ["d"]);
    assert.deepEqual(next(DIAMOND, [...runs, run("a")]).ready, ["b", "c"]);
  });

  it("knows the longest way, the first and the last step, what comes before and after", () => {
    assert.deepEqual(criticalPath(DIAMOND), { hours: 7, ids: ["a", "b", "d"] });
    assert.deepEqual(
      [firstSteps(DIAMOND), lastSteps(DIAMOND)].map((list) => list.map(({ id }) => id)),
      [["a"], ["d"]],
    );
    assert.deepEqual([...ancestorsOf(DIAMOND, "d")].sort(), ["a", "b", "c"]);
    assert.deepEqual([...descendantsOf(DIAMOND, "a")].sort(), ["b", "c", "d"]);
  });

  it("ends and never waits for itself when steps run in a circle or after no step", () => {
    const circle = [step("a"), step("b", ["c"]), step("c", ["b"]), step("d", ["nowhere"])];
    assert.deepEqual(next(circle, [run("a")]).ready, ["d"]);
    assert.equal(criticalPath(circle).hours > 0, true);
    assert.ok(ancestorsOf(circle, "b").has("b"));
  });

  it("brings every case to the last step, whatever the process: each step runs once or is passed over", () => {
    const anyProcess = fc.array(fc.record({ picks: fc.array(fc.nat(), { maxLength: 3 }), when: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(anyProcess, fc.func(fc.boolean()), fc.infiniteStream(fc.nat()), (made, holds, choices) => {
        const steps = made.map(({ picks, when }, index): Small => {
          const after = index > 0 && picks.length > 0 ? [...new Set(picks.map((pick) => `s${pick % index}`))] : undefined;
          return step(`s${index}`, after, when && index > 0 ? `c${index}` : undefined);
        });
        const runs: FlowRun[] = [];
        for (let round = 0; round < 50; round++) {
          for (const { id } of nextSteps(steps, runs, holds).ready) runs.push(run(id, false));
          const open = runs.filter(({ over }) => !over);
          if (open.length === 0) break;
          open[(choices.next().value ?? 0) % open.length]!.over = true;
        }
        assert.ok(runs.every(({ over }) => over));
        assert.equal(new Set(runs.map(({ stepId }) => stepId)).size, runs.length);
        const left = steps.filter(({ id }) => !runs.some(({ stepId }) => stepId === id));
        for (const { when } of left) assert.ok(when && !holds(when));
      }),
      { numRuns: 200 },
    );
  });
});
