import type { ChildRef, Dossier, State } from "./types.ts";

/** States in which a child says nothing more that the parent waits for. */
const OVER: readonly State[] = ["resultReady", "returned", "archived", "notReceived", "stopped", "withdrawn"];

export function isOver({ state }: { state: string }): boolean {
  return OVER.some((one) => one === state);
}

/** Children at other agencies that are still at work. */
export function openChildren({ children }: Pick<Dossier, "children">): ChildRef[] {
  return children?.filter((child) => !isOver(child)) ?? [];
}

/** True when the part of an interlinked filing that this step waited for has ended without what was asked for. */
export function isFruitless({ children }: Pick<Dossier, "children">, stepId: string): boolean {
  const child = children?.findLast((one) => one.stepId === stepId);
  return child !== undefined && isOver(child) && (child.trouble !== undefined || !child.result);
}
