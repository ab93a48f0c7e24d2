import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { libraryCard } from "../../dossier/testing/library-card.ts";
import type { Step } from "../types.ts";
import { fromBpmn } from "./from-bpmn.ts";
import { processGraph } from "./graph.ts";
import { toBpmn } from "./to-bpmn.ts";

const step = (id: string, patch: Partial<Step> = {}): Step => ({ id, name: id, by: "specialist", hours: 1, needs: [], ...patch });
const foreign = (elements: string, lanes = ""): string =>
  `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">${lanes}${elements}</process></definitions>`;
const flow = (from: string, to: string): string => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const task = (id: string, name: string, tail = "", flows: [string[], string[]] = [[], []]): string =>
  `<task id="${id}" name="${name}">${tail}${flows[0].map((f) => `<incoming>${f}</incoming>`).join("")}${flows[1].map((f) => `<outgoing>${f}</outgoing>`).join("")}</task>`;

describe("the process as BPMN", () => {
  it("comes back as it went out", async () => {
    const steps = [
      step("tiep-nhan", { name: "Tiếp nhận & số hóa <hồ sơ>", by: "receptionist", unit: "trung-tam-xa" }),
      step("tham-tra", {
        hours: 4.5,
        unit: "phong-kinh-te",
        position: "Công chức địa chính",
        needs: ["draft"],
        source: "đề xuất",
        confidence: "low",
      }),
      step("ky", { by: "leader", needs: ["approval"] }),
      step("tra", { by: "receptionist", unit: "trung-tam-xa" }),
    ];
    const xml = await toBpmn({ ...libraryCard, steps });
    assert.deepEqual(await fromBpmn(xml), { steps, findings: [] });
  });

  it("comes back whatever the steps are", async () => {
    const anyStep = fc.record({
      name: fc
        .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
        .filter((name) => name.normalize("NFC").replace(/\s+/g, " ").trim() === name && !/[\p{Cc}\p{Cs}\p{Cn}]/u.test(name)),
      by: fc.constantFrom("receptionist", "specialist", "leader"),
      hours: fc.integer({ min: 1, max: 160 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 7 }), async (made) => {
        const steps = made.map((one, index) => step(`buoc-${index + 1}`, one as Partial<Step>));
        assert.deepEqual((await fromBpmn(await toBpmn({ ...libraryCard, steps }))).steps, steps);
      }),
      { numRuns: 40 },
    );
  });

  it("takes a drawing of another tool: order by flows, roles by lanes, hours by words", async () => {
    const lanes = `<laneSet id="l"><lane id="l1" name="Bộ phận Một cửa"><flowNodeRef>b</flowNodeRef></lane><lane id="l2" name="Lãnh đạo UBND"><flowNodeRef>a</flowNodeRef></lane></laneSet>`;
    const xml = foreign(
      `<startEvent id="s"><outgoing>s-b</outgoing></startEvent>${task("a", "Ký (2 giờ)", "", [["b-a"], []])}${task("b", "Tiếp nhận", "<documentation>0,5 ngày làm việc</documentation>", [["s-b"], ["b-a"]])}${flow("s", "b")}${flow("b", "a")}`,
      lanes,
    );
    const { steps, findings } = await fromBpmn(xml);
    assert.deepEqual(
      steps.map(({ id, by, hours }) => [id, by, hours]),
      [
        ["tiep-nhan", "receptionist", 4],
        ["ky-2-gio", "leader", 2],
      ],
    );
    assert.deepEqual(findings, []);
  });

  it("says what it could not take and keeps the rest", async () => {
    const { steps, findings } = await fromBpmn(
      foreign(`${task("a", "Xem xét")}<parallelGateway id="g" name="Cùng làm"/><subProcess id="sub" name="Con"/>`),
    );
    assert.equal(steps.length, 1);
    const said = findings.map(({ path, message }) => `${path}: ${message}`).join("\n");
    for (const part of [
      /g: .*song song/,
      /sub: .*quy trình con/,
      /a: .*chưa có số giờ/,
      /a: .*Không rõ ai làm/,
      /a: Không có mũi tên/,
    ])
      assert.match(said, part);
  });

  it("never throws, and says what to do, for what is no BPMN", async () => {
    for (const text of [
      "",
      "không phải xml",
      "<a>",
      foreign(""),
      "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
      "x".repeat(2_000_001),
    ]) {
      const { steps, findings } = await fromBpmn(text);
      assert.deepEqual(steps, []);
      assert.match(findings[0]!.message, /Hãy|kB/);
    }
  });
});

describe("the process as a drawing", () => {
  const graph = processGraph(libraryCard);

  it("puts every step into the lane of who does it, and nothing upon another", () => {
    const lane = graph.lanes.find(({ name }) => name === "Lãnh đạo")!;
    assert.deepEqual(lane.nodes, ["step-sign"]);
    for (const [index, a] of graph.nodes.entries())
      for (const b of graph.nodes.slice(index + 1)) {
        const apart =
          a.box.x + a.box.width <= b.box.x ||
          b.box.x + b.box.width <= a.box.x ||
          a.box.y + a.box.height <= b.box.y ||
          b.box.y + b.box.height <= a.box.y;
        assert.ok(apart, `${a.id} ${b.id}`);
      }
  });

  it("leads from the start to the end through every step", () => {
    const reached = new Set(["start"]);
    for (const _ of graph.nodes) for (const { from, to } of graph.flows) if (reached.has(from)) reached.add(to);
    assert.equal(reached.size, graph.nodes.length);
  });
});
