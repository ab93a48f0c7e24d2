import { type Element, many, one } from "./moddle.ts";

/** Steps of a drawing in an order in which each comes after what leads to it, and what leads to it directly. */
export type Ways = { order: Element[]; before: Map<Element, Element[]>; lost: Element[] };

/**
 * Follows the flows of a drawing from its starts. Gateways, events and whatever else is no step are walked through; a flow that leads back is
 * left out; of two ways to the same step the one that is part of the other is left out. Steps keep their order in the file where the flows
 * leave it open.
 */
export function waysOf(elements: readonly Element[], isStep: (element: Element) => boolean): Ways {
  const steps = elements.filter(isStep);
  const onward = new Map(steps.map((step) => [step, stepsFrom(step, isStep)]));
  const roots = elements.filter(({ $type }) => $type === "bpmn:StartEvent").flatMap((start) => stepsFrom(start, isStep));
  const { before, seen } = withoutCircles(roots, onward);
  const reached = steps.filter((step) => seen.has(step));
  const order: Element[] = [];
  for (let left = reached; left.length > 0; ) {
    const next = left.find((step) => before.get(step)!.every((earlier) => order.includes(earlier)))!;
    order.push(next);
    left = left.filter((step) => step !== next);
  }
  const ancestors = new Map<Element, Set<Element>>();
  for (const step of order) {
    const direct = before.get(step)!;
    ancestors.set(step, new Set(direct.flatMap((earlier) => [earlier, ...ancestors.get(earlier)!])));
  }
  for (const step of order) {
    const direct = before.get(step)!;
    const kept = direct.filter((earlier) => !direct.some((other) => other !== earlier && ancestors.get(other)!.has(earlier)));
    before.set(
      step,
      order.filter((earlier) => kept.includes(earlier)),
    );
  }
  return { order, before, lost: steps.filter((step) => !seen.has(step)) };
}

/** The next steps from here, through everything that is none. */
function stepsFrom(from: Element, isStep: (element: Element) => boolean): Element[] {
  const found = new Set<Element>();
  const seen = new Set<Element>([from]);
  const queue = [from];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const flow of many(next, "outgoing")) {
      const target = one(flow, "targetRef");
      if (!target || (seen.has(target) && !isStep(target))) continue;
      seen.add(target);
      if (isStep(target)) found.add(target);
      else queue.push(target);
    }
  }
  return [...found];
}

/** Depth first, with a stack of our own: a drawing may be deeper than the call stack. */
function withoutCircles(
  roots: readonly Element[],
  onward: ReadonlyMap<Element, Element[]>,
): { before: Map<Element, Element[]>; seen: ReadonlySet<Element> } {
  const before = new Map([...onward.keys()].map((step): [Element, Element[]] => [step, []]));
  const seen = new Set<Element>();
  const under = new Set<Element>();
  for (const root of roots) {
    if (seen.has(root)) continue;
    const stack = [{ step: root, left: [...onward.get(root)!] }];
    seen.add(root);
    under.add(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.shift();
      if (!next) {
        under.delete(top.step);
        stack.pop();
        continue;
      }
      if (under.has(next)) continue;
      before.get(next)!.push(top.step);
      if (seen.has(next)) continue;
      seen.add(next);
      under.add(next);
      stack.push({ step: next, left: [...onward.get(next)!] });
    }
  }
  return { before, seen };
}
