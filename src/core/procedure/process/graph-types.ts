import type { Step } from "../types.ts";

/**
 * Of what a node is: `step` ones and the ways between them (`parallel`, `branch`) are the procedure's own, the others follow from the law for
 * every procedure.
 */
export type NodeKind = "start" | "end" | "refused" | "step" | "supplement" | "gateway" | "parallel" | "branch";
export type ProcessNode = {
  id: string;
  kind: NodeKind;
  name: string;
  /** Index into the lanes. */
  lane: number;
  /** The step that it shows. */
  step?: Step;
  box: Box;
};
/** Units of the drawing, as BPMN counts them (pixels). */
export type Box = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };
/** `when`: the condition under which this way is taken. */
export type ProcessFlow = { id: string; from: string; to: string; name: string; points: Point[]; when?: string };
export type ProcessLane = { id: string; name: string; box: Box; nodes: string[] };
export type ProcessGraph = {
  name: string;
  width: number;
  height: number;
  lanes: ProcessLane[];
  nodes: ProcessNode[];
  flows: ProcessFlow[];
};
