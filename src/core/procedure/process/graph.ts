import type { Revision, Step, StepRole } from "../types.ts";
import { UNIT_NAMES, type Unit } from "../units.ts";

/** Of what a node is: `person` and `lifecycle` ones follow from the law for every procedure, `step` ones are the procedure's own. */
export type NodeKind = "start" | "end" | "refused" | "step" | "supplement" | "gateway";
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
export type ProcessFlow = { id: string; from: string; to: string; name: string; points: Point[] };
export type ProcessLane = { id: string; name: string; box: Box; nodes: string[] };
export type ProcessGraph = {
  name: string;
  width: number;
  height: number;
  lanes: ProcessLane[];
  nodes: ProcessNode[];
  flows: ProcessFlow[];
};

export const ROLE_NAMES: Readonly<Record<StepRole, string>> = {
  receptionist: "Bộ phận Một cửa",
  specialist: "Chuyên viên",
  leader: "Lãnh đạo",
};

const LANE_HEIGHT = 130;
/** Room for the name of the pool and of its lanes. */
export const HEAD = 60;
const COLUMN = 190;
const STEP = { width: 140, height: 80 };
const EVENT = { width: 36, height: 36 };
const GATEWAY = { width: 50, height: 50 };

/** Who does a step: unit and role, e.g. "Phòng Kinh tế – Lãnh đạo"; another agency for a step of its own procedure. */
export function laneName({ by, unit, child }: Pick<Step, "by" | "unit" | "child">): string {
  if (child) return `${UNIT_NAMES[child.unit as Unit] ?? child.unit} – Cơ quan liên thông`;
  const role = ROLE_NAMES[by];
  return unit ? `${UNIT_NAMES[unit as Unit] ?? unit} – ${role}` : role;
}

/**
 * The process (quy trình) of a procedure as a drawing: the applicant's lane on top, one lane for each unit and role, the steps from left to
 * right; after reception the two ways that the law knows (bổ sung hồ sơ, từ chối tiếp nhận: NĐ 118/2025/NĐ-CP).
 */
export function processGraph(revision: Pick<Revision, "name" | "steps">): ProcessGraph {
  const laneNames = ["Người nộp hồ sơ", ...new Set(revision.steps.map(laneName))];
  const laneOf = (step: Step): number => laneNames.indexOf(laneName(step));
  const at = (column: number, lane: number, size: { width: number; height: number }): Box => ({
    x: HEAD + 30 + column * COLUMN + (STEP.width - size.width) / 2,
    y: lane * LANE_HEIGHT + (LANE_HEIGHT - size.height) / 2,
    ...size,
  });
  const [first, ...others] = revision.steps;
  const nodes: ProcessNode[] = [{ id: "start", kind: "start", name: "Nộp hồ sơ", lane: 0, box: at(0, 0, EVENT) }];
  if (first) {
    const lane = laneOf(first);
    nodes.push(
      { id: stepNode(first), kind: "step", name: first.name, lane, step: first, box: at(1, lane, STEP) },
      { id: "complete", kind: "gateway", name: "Hồ sơ thế nào?", lane, box: at(2, lane, GATEWAY) },
      { id: "supplement", kind: "supplement", name: "Bổ sung hồ sơ", lane: 0, box: at(2, 0, STEP) },
      { id: "refused", kind: "refused", name: "Từ chối tiếp nhận", lane, box: at(3, lane, EVENT) },
    );
  }
  // The end of a refusal stands in the third column of the reception's lane, so a step of that lane goes one further.
  let column = 3;
  others.forEach((step, index) => {
    const lane = laneOf(step);
    if (index === 0 && lane === laneOf(first!)) column++;
    nodes.push({ id: stepNode(step), kind: "step", name: step.name, lane, step, box: at(column, lane, STEP) });
    column++;
  });
  nodes.push({ id: "end", kind: "end", name: "Nhận kết quả", lane: 0, box: at(column, 0, EVENT) });
  const width = HEAD + 60 + (column + 1) * COLUMN;
  const lanes = laneNames.map(
    (name, index): ProcessLane => ({
      id: `lane-${index + 1}`,
      name,
      box: { x: HEAD / 2, y: index * LANE_HEIGHT, width: width - HEAD / 2, height: LANE_HEIGHT },
      nodes: nodes.filter(({ lane }) => lane === index).map(({ id }) => id),
    }),
  );
  return {
    name: revision.name,
    width,
    height: lanes.length * LANE_HEIGHT,
    lanes,
    nodes,
    flows: flowsOf(nodes, first ? [first, ...others] : []),
  };
}

/** Ids of XML begin with a letter and hold no spaces; ids of steps are slugs. */
export const stepNode = ({ id }: Pick<Step, "id">): string => `step-${id}`;

function flowsOf(nodes: readonly ProcessNode[], steps: readonly Step[]): ProcessFlow[] {
  const box = (id: string): Box => nodes.find((node) => node.id === id)!.box;
  const flow = (from: string, to: string, name = "", points = bent(box(from), box(to))): ProcessFlow => ({
    id: `flow-${from}-${to}`,
    from,
    to,
    name,
    points,
  });
  const [first, ...others] = steps;
  if (!first) return [flow("start", "end")];
  const receive = stepNode(first);
  const chain = [...others.map(stepNode), "end"];
  return [
    flow("start", receive),
    flow(receive, "complete"),
    flow("complete", "supplement", "Cần bổ sung", upward(box("complete"), box("supplement"))),
    flow("supplement", receive, "", backDown(box("supplement"), box(receive))),
    flow("complete", "refused", "Không thuộc thẩm quyền"),
    flow("complete", chain[0]!, "Đầy đủ, hợp lệ", under(box("complete"), box(chain[0]!))),
    ...chain.slice(1).map((id, index) => flow(chain[index]!, id)),
  ];
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const right = (box: Box): Point => ({ x: box.x + box.width, y: middle(box).y });
const left = (box: Box): Point => ({ x: box.x, y: middle(box).y });
const bottom = (box: Box): Point => ({ x: middle(box).x, y: box.y + box.height });
const top = (box: Box): Point => ({ x: middle(box).x, y: box.y });

/** From the right side of one to the left side of the next, by way of the middle between them. */
function bent(from: Box, to: Box): Point[] {
  const [start, end] = [right(from), left(to)];
  if (start.y === end.y) return [start, end];
  const x = end.x - 20;
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

const upward = (from: Box, to: Box): Point[] => [top(from), bottom(to)];

/** Out of the left side, down into the top. */
function backDown(from: Box, to: Box): Point[] {
  const [start, end] = [left(from), top(to)];
  return [start, { x: end.x, y: start.y }, end];
}

/** Past what stands to the right: along the lower edge of the lane. */
function under(from: Box, to: Box): Point[] {
  const [start, end] = [bottom(from), left(to)];
  const y = start.y + 28;
  const x = end.x - 20;
  return [start, { x: start.x, y }, { x, y }, { x, y: end.y }, end];
}
