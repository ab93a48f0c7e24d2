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
