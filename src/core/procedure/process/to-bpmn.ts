import type { Revision } from "../types.ts";
import { type ProcessGraph, type ProcessNode, processGraph } from "./graph.ts";
import { HEAD } from "./layout.ts";
import { type Element, moddle } from "./moddle.ts";

const TYPES: Readonly<Record<ProcessNode["kind"], string>> = {
  start: "bpmn:StartEvent",
  end: "bpmn:EndEvent",
  refused: "bpmn:EndEvent",
  step: "bpmn:UserTask",
  supplement: "bpmn:ManualTask",
  gateway: "bpmn:ExclusiveGateway",
  branch: "bpmn:ExclusiveGateway",
  parallel: "bpmn:ParallelGateway",
};

/**
 * The process of a procedure as BPMN 2.0 XML with its drawing (OMG formal/2013-12-09). Hours, roles, units and conditions stand in attributes of our own
 * namespace, which other tools keep; what the law adds to every process carries `motcua:law` and is not read back.
 */
export async function toBpmn(revision: Pick<Revision, "code" | "name" | "steps">): Promise<string> {
  const graph = processGraph(revision);
  const { create, toXML } = bound();
  const nodes = new Map(
    graph.nodes.map((node) => [node.id, create(TYPES[node.kind], { id: node.id, name: node.name, ...ours(node) })]),
  );
  const flows = graph.flows.map((flow) => {
    const [sourceRef, targetRef] = [nodes.get(flow.from)!, nodes.get(flow.to)!];
    const condition = flow.when && { conditionExpression: create("bpmn:FormalExpression", { body: flow.when }) };
    const named = flow.name && { name: flow.name };
    const element = create("bpmn:SequenceFlow", { id: flow.id, ...named, sourceRef, targetRef, ...condition });
    add(sourceRef, "outgoing", element);
    add(targetRef, "incoming", element);
    return { flow, element };
  });
  const lanes = graph.lanes.map((lane) =>
    create("bpmn:Lane", { id: lane.id, name: lane.name, flowNodeRef: lane.nodes.map((id) => nodes.get(id)!) }),
  );
  const process = create("bpmn:Process", { id: "process", name: graph.name, isExecutable: false });
  process.set("laneSets", [create("bpmn:LaneSet", { id: "lanes", lanes })]);
  process.set("flowElements", [...nodes.values(), ...flows.map(({ element }) => element)]);
  const pool = create("bpmn:Participant", { id: "pool", name: `${revision.name} (${revision.code})`, processRef: process });
  const collaboration = create("bpmn:Collaboration", { id: "collaboration", participants: [pool] });

  const shape = (bpmnElement: Element, box: object, more: object = {}): Element =>
    create("bpmndi:BPMNShape", { id: `${bpmnElement.id}-shape`, bpmnElement, bounds: create("dc:Bounds", { ...box }), ...more });
  const planeElement = [
    shape(pool, { x: 0, y: 0, width: graph.width, height: graph.height }, { isHorizontal: true }),
    ...lanes.map((lane, index) => shape(lane, laneBounds(graph, index), { isHorizontal: true })),
    ...graph.nodes.map((node) =>
      shape(nodes.get(node.id)!, node.box, node.kind === "gateway" || node.kind === "branch" ? { isMarkerVisible: true } : {}),
    ),
    ...flows.map(({ flow, element }) =>
      create("bpmndi:BPMNEdge", {
        id: `${flow.id}-edge`,
        bpmnElement: element,
        waypoint: flow.points.map((point) => create("dc:Point", { ...point })),
      }),
    ),
  ];
  const plane = create("bpmndi:BPMNPlane", { id: "plane", bpmnElement: collaboration, planeElement });
  const definitions = create("bpmn:Definitions", {
    id: "definitions",
    targetNamespace: "https://motcua.vn/quy-trinh",
    exporter: "Một Cửa",
    rootElements: [collaboration, process],
    diagrams: [create("bpmndi:BPMNDiagram", { id: "diagram", plane })],
  });
  return (await toXML(definitions, { format: true })).xml;
}

function bound() {
  const writer = moddle();
  return { create: writer.create.bind(writer), toXML: writer.toXML.bind(writer) };
}

function laneBounds(graph: ProcessGraph, index: number): object {
  const { y, height } = graph.lanes[index]!.box;
  return { x: HEAD / 2, y, width: graph.width - HEAD / 2, height };
}

function add(element: Element, name: "incoming" | "outgoing", flow: Element): void {
  (element.get(name) as Element[]).push(flow);
}

/** What only we know of a node. */
function ours({ kind, step }: ProcessNode): Record<string, string> {
  if (kind === "branch" || kind === "parallel") return { "motcua:way": kind };
  if (!step) return kind === "start" || kind === "end" ? {} : { "motcua:law": "NĐ 118/2025/NĐ-CP" };
  const { id, by, unit, position, hours, needs, when, source, confidence, child } = step;
  const values = {
    step: id,
    by,
    unit,
    position,
    hours: String(hours),
    needs: needs.join(" "),
    when,
    source,
    confidence,
    child: child && JSON.stringify(child),
  };
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[`motcua:${name}`, value]] : [])));
}
