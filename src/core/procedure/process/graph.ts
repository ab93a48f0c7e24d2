import type { Revision, Step, StepRole } from "../types.ts";
import { UNIT_NAMES, type Unit } from "../units.ts";
import { befores, firstSteps, followers } from "./flow.ts";
import type { Box, NodeKind, Point, ProcessFlow, ProcessGraph, ProcessLane, ProcessNode } from "./graph-types.ts";
import { backDown, boxOf, HEAD, line, type Placed, ROW, rowsOf, rowTop, under, upward, widthOf } from "./layout.ts";

export type * from "./graph-types.ts";

export const ROLE_NAMES: Readonly<Record<StepRole, string>> = {
  receptionist: "Bộ phận Một cửa",
  specialist: "Chuyên viên",
  leader: "Lãnh đạo",
};

/** Who does a step: unit and role, e.g. "Phòng Kinh tế – Lãnh đạo"; another agency for a step of its own procedure. */
export function laneName({ by, unit, child }: Pick<Step, "by" | "unit" | "child">): string {
  if (child) return `${UNIT_NAMES[child.unit as Unit] ?? child.unit} – Cơ quan liên thông`;
  const role = ROLE_NAMES[by];
  return unit ? `${UNIT_NAMES[unit as Unit] ?? unit} – ${role}` : role;
}

/** Ids of XML begin with a letter and hold no spaces; ids of steps are slugs. */
export const stepNode = ({ id }: Pick<Step, "id">): string => `step-${id}`;

type Draft = Omit<ProcessNode, "box">;
type Link = { from: string; to: string; name: string; when?: string };

/**
 * The process (quy trình) of a procedure as a drawing: the applicant's lane on top, one lane for each unit and role, the steps from left to
 * right with the ways that part and meet; after reception the two ways that the law knows (bổ sung hồ sơ, từ chối tiếp nhận: NĐ 118/2025/NĐ-CP).
 */
export function processGraph(revision: Pick<Revision, "name" | "steps">): ProcessGraph {
  const { steps } = revision;
  const laneNames = ["Người nộp hồ sơ", ...new Set(steps.map(laneName))];
  const { nodes: drafts, links } = elements(steps, (step) => laneNames.indexOf(laneName(step)));
  const placed = place(drafts, links);
  const rows = rowsOf([...placed.values()], laneNames.length);
  const nodes = drafts.map((draft): ProcessNode => ({ ...draft, box: boxOf(placed.get(draft.id)!, rows) }));
  const width = widthOf(Math.max(...[...placed.values()].map(({ column }) => column)) + 1);
  const lanes = laneNames.map(
    (name, index): ProcessLane => ({
      id: `lane-${index + 1}`,
      name,
      box: { x: HEAD / 2, y: rowTop(rows, index, 0), width: width - HEAD / 2, height: rows[index]! * ROW },
      nodes: nodes.filter(({ lane }) => lane === index).map(({ id }) => id),
    }),
  );
  const height = rows.reduce((sum, count) => sum + count, 0) * ROW;
  return { name: revision.name, width, height, lanes, nodes, flows: draw(nodes, links) };
}

/** Nodes and the links between them: a gateway wherever ways part, meet, or depend on a condition. */
function elements(steps: readonly Step[], laneOf: (step: Step) => number): { nodes: Draft[]; links: Link[] } {
  const nodes: Draft[] = [{ id: "start", kind: "start", name: "Nộp hồ sơ", lane: 0 }];
  const links: Link[] = [];
  const [before, after] = [befores(steps), followers(steps)];
  const link = (from: string, to: string, name = "", when?: string): void => {
    links.push({ from, to, name, ...(when && { when }) });
  };
  const node = (id: string, kind: NodeKind, name: string, lane: number): string => {
    nodes.push({ id, kind, name, lane });
    return id;
  };
  const first = firstSteps(steps)[0] ?? steps[0];
  /** Where one enters a step, and where one leaves it. */
  const doors = new Map<string, { enter: string; leave: string }>();
  for (const step of steps) {
    const lane = laneOf(step);
    const id = stepNode(step);
    const [name, inner] = [step.when ?? "", { enter: id, leave: id }];
    if (before.get(step.id)!.length > 1) inner.enter = node(`join-${step.id}`, "parallel", "", lane);
    const gate = step.when !== undefined && step !== first ? node(`if-${step.id}`, "branch", name, lane) : undefined;
    nodes.push({ id, kind: "step", name: step.name, lane, step });
    if (gate) {
      if (inner.enter === id) inner.enter = gate;
      else link(inner.enter, gate);
      inner.leave = node(`endif-${step.id}`, "branch", "", lane);
      link(gate, id, "Có", step.when);
      link(gate, inner.leave, "Không");
      link(id, inner.leave);
    } else if (inner.enter !== id) link(inner.enter, id);
    if (step === first) inner.leave = reception(step, lane, node, link);
    if (after.get(step.id)!.length > 1) {
      const split = node(`split-${step.id}`, "parallel", "", lane);
      link(inner.leave, split, step === first ? "Đầy đủ, hợp lệ" : "");
      inner.leave = split;
    }
    doors.set(step.id, inner);
  }
  link("start", first ? doors.get(first.id)!.enter : "end");
  for (const step of steps)
    for (const id of after.get(step.id)!) {
      const { leave } = doors.get(step.id)!;
      link(leave, doors.get(id)!.enter, leave === "complete" ? "Đầy đủ, hợp lệ" : "");
    }
  nodes.push({ id: "end", kind: "end", name: "Nhận kết quả", lane: 0 });
  for (const step of steps)
    if (after.get(step.id)!.length === 0) link(doors.get(step.id)!.leave, "end", step === first ? "Đầy đủ, hợp lệ" : "");
  return { nodes, links };
}

/** What the law adds after the first step. @returns where the way goes on */
function reception(
  step: Step,
  lane: number,
  node: (id: string, kind: NodeKind, name: string, lane: number) => string,
  link: (from: string, to: string, name?: string) => void,
): string {
  node("complete", "gateway", "Hồ sơ thế nào?", lane);
  node("supplement", "supplement", "Bổ sung hồ sơ", 0);
  node("refused", "refused", "Từ chối tiếp nhận", lane);
  link(stepNode(step), "complete");
  link("complete", "supplement", "Cần bổ sung");
  link("supplement", stepNode(step));
  link("complete", "refused", "Không thuộc thẩm quyền");
  return "complete";
}

const LAW: readonly string[] = ["supplement", "refused"];

/** Each node in the column after everything that leads to it, in the first row of its lane that is free there. */
function place(nodes: readonly Draft[], links: readonly Link[]): Map<string, Placed> {
  const forward = links.filter(({ from }) => from !== "supplement");
  const columns = new Map<string, number>();
  const lanes = new Map(nodes.map(({ id, lane }) => [id, lane]));
  const columnOf = (id: string, seen: readonly string[] = []): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const before = forward.filter(({ to, from }) => to === id && !seen.includes(from)).map(({ from }) => from);
    let column = Math.max(-1, ...before.map((one) => columnOf(one, [...seen, id]))) + 1;
    // The supplement stands above the question, the end of a refusal right beside it; nothing of that lane comes between.
    if (id === "supplement") column = columnOf("complete");
    else if (before.includes("complete") && !LAW.includes(id) && lanes.get(id) === lanes.get("complete")) column++;
    columns.set(id, column);
    return column;
  };
  for (const { id } of nodes) columnOf(id);
  const last = Math.max(...columns.values());
  const taken = new Set<string>();
  const placed = new Map<string, Placed>();
  for (const { id, kind, lane } of nodes) {
    const column = id === "end" ? Math.max(last, 1) : columns.get(id)!;
    let row = 0;
    while (taken.has(`${column} ${lane} ${row}`)) row++;
    taken.add(`${column} ${lane} ${row}`);
    placed.set(id, { kind, column, lane, row });
  }
  return placed;
}

function draw(nodes: readonly ProcessNode[], links: readonly Link[]): ProcessFlow[] {
  const box = new Map(nodes.map(({ id, box }) => [id, box]));
  return links.map(({ from, to, ...rest }, index): ProcessFlow => {
    const [a, b] = [box.get(from)!, box.get(to)!];
    // What is passed over leaves below, so that the two ways of a condition part at once.
    const bypass = from.startsWith("if-") && to.startsWith("endif-");
    const points = bypass ? under(a, b) : way(from, to, a, b, ((index % 4) - 2) * 4);
    return { id: `flow-${from}-${to}`, from, to, ...rest, points };
  });
}

function way(from: string, to: string, a: Box, b: Box, lean: number): Point[] {
  if (to === "supplement") return upward(a, b);
  if (from === "supplement") return backDown(a, b);
  if (from === "complete" && to !== "refused") return under(a, b);
  return line(a, b, lean);
}
