import { slugOf } from "../../text/index.ts";
import { childSchema } from "../authored/child-schema.ts";
import type { ChildProcedure, Confidence, Finding, Step, StepNeed, StepRole } from "../types.ts";
import { isUnit, UNIT_NAMES } from "../units.ts";
import { ROLE_NAMES } from "./graph.ts";
import { type Element, many, moddle, one } from "./moddle.ts";
import { waysOf } from "./read-ways.ts";

export type ReadProcess = { steps: Step[]; findings: Finding[] };

const FILE = "process.bpmn";
const LARGEST = 2_000_000;
const MOST_STEPS = 300;
const ROLES = Object.keys(ROLE_NAMES) as StepRole[];
const NEEDS: readonly string[] = ["register.personalId", "draft", "approval"] satisfies StepNeed[];
const CONFIDENCES: readonly string[] = ["high", "medium", "low"] satisfies Confidence[];

/**
 * Reads a process from BPMN 2.0 XML: tasks become steps, one after the other or in parallel as their sequence flows say; role and unit come
 * from our own attributes or from the lane, hours from our attribute or from words such as "4 giờ" in the name or the documentation. What cannot
 * be read (conditions that are not ours, subprocesses) and what is missing is told in findings; the steps that could be read are given all the same.
 * Never throws for any text.
 */
export async function fromBpmn(xml: string): Promise<ReadProcess> {
  if (xml.length > LARGEST) return nothing("Tệp quá lớn. Một quy trình BPMN thường không quá 200 kB.");
  let root: Element;
  try {
    root = (await moddle().fromXML(xml)).rootElement;
  } catch {
    return nothing("Không đọc được tệp này. Hãy xuất lại từ công cụ vẽ với định dạng BPMN 2.0 XML.");
  }
  const processes = many(root, "rootElements").filter(({ $type }) => $type === "bpmn:Process");
  const process = processes.find((one) => many(one, "flowElements").some(isTask));
  if (!process) return nothing("Trong tệp không có bước nào. Hãy vẽ mỗi bước là một Task.");
  return new Reading(process, processes.length).read();
}

const nothing = (message: string): ReadProcess => ({ steps: [], findings: [{ file: FILE, path: "", message }] });
const textOf = (element: Element, name: string): string => {
  const value = element.get(name);
  return typeof value === "string" ? value.normalize("NFC").replace(/\s+/g, " ").trim() : "";
};
const isTask = ({ $type }: Element): boolean => /Task$/.test($type);
const fromLaw = (element: Element): boolean => textOf(element, "motcua:law") !== "";

class Reading {
  readonly findings: Finding[] = [];
  readonly elements: Element[];
  readonly process: Element;

  constructor(process: Element, processes: number) {
    this.process = process;
    this.elements = many(process, "flowElements");
    if (processes > 1) this.find("", "Tệp có nhiều quy trình; chỉ quy trình đầu tiên có bước được lấy.");
  }

  find(path: string, message: string): void {
    this.findings.push({ file: FILE, path, message });
  }

  read(): ReadProcess {
    const lanes = this.lanes();
    for (const element of this.elements) this.refuseWhatCannotBe(element);
    const isStep = (element: Element): boolean => isTask(element) && !fromLaw(element);
    if (this.elements.filter(isStep).length > MOST_STEPS)
      return nothing(`Tệp có hơn ${MOST_STEPS} bước. Hãy tách thành quy trình nhỏ hơn.`);
    const { order, before, lost } = waysOf(this.elements, isStep);
    for (const task of lost)
      this.find(task.id ?? "", `Không có mũi tên nào dẫn tới bước “${textOf(task, "name")}”; bước này được xếp cuối.`);
    const tasks = [...order, ...lost];
    const steps = unique(tasks.map((task, index) => this.step(task, lanes.get(task.id ?? "") ?? "", index)));
    const idOf = (task: Element): string => steps[tasks.indexOf(task)]!.id;
    const placed = steps.map((step, index): Step => {
      const task = tasks[index]!;
      if (index === 0 || lost.includes(task)) return step;
      const earlier = before.get(task)!;
      if (earlier.length === 0) this.find(task.id ?? "", `“${step.name}” cũng bắt đầu từ đầu; đang xếp sau “${steps[0]!.name}”.`);
      const after = earlier.length === 0 ? [steps[0]!.id] : earlier.map(idOf);
      // The step before it is taken anyway.
      return after.length === 1 && after[0] === steps[index - 1]!.id ? step : { ...step, after };
    });
    return { steps: placed, findings: this.findings };
  }

  private lanes(): Map<string, string> {
    const named = new Map<string, string>();
    const walk = (set: Element | undefined): void => {
      for (const lane of set ? many(set, "lanes") : []) {
        for (const node of many(lane, "flowNodeRef")) if (node.id) named.set(node.id, textOf(lane, "name"));
        walk(one(lane, "childLaneSet"));
      }
    };
    for (const set of many(this.process, "laneSets")) walk(set);
    return named;
  }

  private refuseWhatCannotBe(element: Element): void {
    if (fromLaw(element)) return;
    const path = element.id ?? "";
    const name = textOf(element, "name") || path;
    if (textOf(element, "motcua:way")) return;
    if (/Gateway$/.test(element.$type) && !/ParallelGateway$/.test(element.$type) && many(element, "outgoing").length > 1)
      this.find(
        path,
        `“${name}”: điều kiện rẽ nhánh không đọc được, các nhánh đang ghi như làm song song. Hãy ghi “Chỉ làm bước này khi” ở từng bước, hoặc bỏ nhánh thừa; bổ sung hồ sơ và từ chối tiếp nhận đã có sẵn trong mọi quy trình.`,
      );
    else if (/(SubProcess|CallActivity|Transaction)$/.test(element.$type))
      this.find(path, `“${name}” là quy trình con. Hãy vẽ các bước của nó ra ngoài.`);
  }

  private step(task: Element, lane: string, index: number): Step {
    const path = task.id ?? `bước ${index + 1}`;
    const own = (name: string): string => textOf(task, `motcua:${name}`);
    const documentation = many(task, "documentation")
      .map((text) => textOf(text, "text"))
      .join(" ");
    const name = textOf(task, "name") || `Bước ${index + 1}`;
    const hours = Number(own("hours").replace(",", ".")) || hoursIn(`${name} ${documentation}`);
    if (!hours) this.find(path, `Bước “${name}” chưa có số giờ. Đang ghi 1 giờ, hãy sửa lại.`);
    const by = ROLES.find((role) => role === own("by")) ?? roleOf(lane);
    if (!by) this.find(path, `Không rõ ai làm bước “${name}” (làn “${lane}”). Đang ghi Chuyên viên, hãy chọn lại.`);
    const unit = own("unit") || unitOf(lane);
    const needs = own("needs")
      .split(" ")
      .filter((need): need is StepNeed => NEEDS.includes(need));
    const position = own("position");
    const when = own("when");
    const source = own("source");
    const confidence = own("confidence");
    return {
      id: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(own("step")) ? own("step") : slugOf(name) || `buoc-${index + 1}`,
      name,
      by: by ?? "specialist",
      ...(unit && isUnit(unit) && { unit }),
      ...(position && { position }),
      hours: hours || 1,
      needs,
      ...(when && { when }),
      ...(source && { source }),
      ...(CONFIDENCES.includes(confidence) && { confidence: confidence as Confidence }),
      ...this.child(path, name, own("child")),
    };
  }

  /** What another agency does (liên thông); only our own attribute knows it. */
  private child(path: string, name: string, text: string): Pick<Step, "child"> {
    if (!text) return {};
    const child = childOf(text);
    if (child) return { child };
    this.find(path, `Không đọc được phần liên thông của bước “${name}”. Hãy ghi lại mục child của bước này.`);
    return {};
  }
}

function childOf(text: string): ChildProcedure | undefined {
  try {
    const { papers, ...child } = childSchema.parse(JSON.parse(text));
    return { ...child, ...(papers && { papers }) };
  } catch {
    return undefined;
  }
}

/** "thẩm tra (4 giờ)", "0,5 ngày làm việc"; 8 hours a day. */
function hoursIn(text: string): number {
  const [, amount = "", unit = ""] = /(\d+(?:[.,]\d+)?)\s*(giờ|ngày)/i.exec(text) ?? [];
  const value = Number(amount.replace(",", "."));
  return unit.toLowerCase() === "ngày" ? value * 8 : value;
}

function roleOf(lane: string): StepRole | undefined {
  const text = lane.toLocaleLowerCase("vi");
  if (/một cửa|tiếp nhận|trả kết quả|phục vụ hành chính công/.test(text)) return "receptionist";
  if (/lãnh đạo|chủ tịch|giám đốc|trưởng phòng/.test(text)) return "leader";
  return /chuyên viên|công chức|phòng|sở|chi cục|công an/.test(text) ? "specialist" : undefined;
}

/** The unit that a lane names, alone or before the role. */
function unitOf(lane: string): string {
  const found = Object.entries(UNIT_NAMES).find(([, name]) => lane === name || lane.startsWith(`${name} – `));
  return found?.[0] ?? "";
}

function unique(steps: readonly Step[]): Step[] {
  const used = new Set<string>();
  return steps.map((step) => {
    let { id } = step;
    for (let count = 2; used.has(id); count++) id = `${step.id}-${count}`;
    used.add(id);
    return { ...step, id };
  });
}
