import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { libraryCard } from "../../dossier/testing/library-card.ts";
import type { Step } from "../types.ts";
import { ancestorsOf } from "./flow.ts";
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

  it("comes back with its branches and conditions", async () => {
    const steps = [
      step("nhan", { by: "receptionist" }),
      step("tham-dinh", { hours: 8 }),
      step("thuc-dia", { after: ["nhan"], when: "house && build.floors > 3", unit: "phong-kinh-te" }),
      step("y-kien", { after: ["nhan"], hours: 20, when: "big" }),
      step("thao", { after: ["tham-dinh", "thuc-dia", "y-kien"], needs: ["draft"], when: "house" }),
      step("ky", { by: "leader", needs: ["approval"] }),
      step("tra", { by: "receptionist" }),
    ];
    const xml = await toBpmn({ ...libraryCard, steps });
    assert.match(xml, /<bpmn:parallelGateway /);
    assert.match(xml, /<bpmn:conditionExpression[^>]*>house &amp;&amp; build.floors &gt; 3<|CDATA\[house && build.floors > 3/);
    assert.deepEqual(await fromBpmn(xml), { steps, findings: [] });
  });

  it("understands parallel gateways of another tool, and leaves out what leads back", async () => {
    const gate = (id: string, outgoing: string[]): string =>
      `<parallelGateway id="${id}">${outgoing.map((to) => `<outgoing>${id}-${to}</outgoing>`).join("")}</parallelGateway>`;
    const flows = [
      ["s", "nhan"],
      ["nhan", "g1"],
      ["g1", "b"],
      ["g1", "a"],
      ["a", "g2"],
      ["b", "g2"],
      ["g2", "ky"],
      ["ky", "nhan"],
    ] as const;
    const out = (from: string): string[] => flows.filter(([one]) => one === from).map(([one, to]) => `${one}-${to}`);
    const made = (id: string, name: string): string => task(id, `${name} (2 giờ)`, "", [[], out(id)]);
    const { steps, findings } = await fromBpmn(
      foreign(
        `<startEvent id="s"><outgoing>s-nhan</outgoing></startEvent>${made("ky", "Lãnh đạo ký")}${made("a", "Xem hồ sơ")}${made("b", "Đi thực địa")}${made("nhan", "Nhận")}${gate("g1", ["b", "a"])}${gate("g2", ["ky"])}${flows.map(([from, to]) => flow(from, to)).join("")}`,
      ),
    );
    assert.deepEqual(
      steps.map(({ id, after }) => [id, after]),
      [
        ["nhan-2-gio", undefined],
        ["xem-ho-so-2-gio", undefined],
        ["di-thuc-dia-2-gio", ["nhan-2-gio"]],
        ["lanh-dao-ky-2-gio", ["xem-ho-so-2-gio", "di-thuc-dia-2-gio"]],
      ],
    );
    assert.ok(
      findings.every(({ message }) => /Không rõ ai làm/.test(message)),
      JSON.stringify(findings),
    );
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
      foreign(
        `${task("a", "Xem xét")}<exclusiveGateway id="g" name="Loại nào?"><outgoing>g-a</outgoing><outgoing>g-sub</outgoing></exclusiveGateway><subProcess id="sub" name="Con"/>${flow("g", "a")}${flow("g", "sub")}`,
      ),
    );
    assert.equal(steps.length, 1);
    const said = findings.map(({ path, message }) => `${path}: ${message}`).join("\n");
    for (const part of [
      /g: .*điều kiện rẽ nhánh/,
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

const anyWays = fc
  .array(fc.record({ picks: fc.array(fc.nat(), { maxLength: 3 }), when: fc.boolean(), by: fc.nat(2) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((made) =>
    made.map(({ picks, when, by }, index): Step => {
      const after = index > 0 && picks.length > 0 ? [...new Set(picks.map((pick) => `s${pick % index}`))] : undefined;
      const role = index === 0 ? "receptionist" : (["receptionist", "specialist", "leader"] as const)[by]!;
      return step(`s${index}`, { by: role, ...(after && { after }), ...(when && index > 0 && { when: "facts" }) });
    }),
  );

describe("any ways through a process", () => {
  it("come back as BPMN: the same steps, conditions and forerunners", async () => {
    await fc.assert(
      fc.asyncProperty(anyWays, async (steps) => {
        const { steps: read, findings } = await fromBpmn(await toBpmn({ ...libraryCard, steps }));
        assert.deepEqual(findings, []);
        const sum = (list: Step[]) => list.map(({ id, when }) => [id, when, [...ancestorsOf(list, id)].sort()]);
        assert.deepEqual(sum(read), sum(steps));
      }),
      { numRuns: 40 },
    );
  });
});

describe("the process as a drawing", () => {
  const graph = processGraph(libraryCard);

  it("puts every step into the lane of who does it", () => {
    const lane = graph.lanes.find(({ name }) => name === "Lãnh đạo")!;
    assert.deepEqual(lane.nodes, ["step-sign"]);
  });

  it("leads from the start to the end through every step, whatever the process, and puts nothing upon another", () => {
    fc.assert(
      fc.property(anyWays, (steps) => {
        const { nodes, flows, lanes } = processGraph({ name: "Thử", steps });
        const reached = new Set(["start"]);
        for (const _ of nodes) for (const { from, to } of flows) if (reached.has(from)) reached.add(to);
        assert.equal(reached.size, nodes.length);
        assert.equal(new Set(flows.map(({ id }) => id)).size, flows.length);
        for (const { id, lane, box } of nodes) {
          const around = lanes[lane]!.box;
          assert.ok(box.y >= around.y && box.y + box.height <= around.y + around.height, id);
          assert.ok(box.x + box.width <= around.x + around.width, id);
        }
        for (const [index, a] of nodes.entries())
          for (const b of nodes.slice(index + 1)) {
            const apart =
              a.box.x + a.box.width <= b.box.x ||
              b.box.x + b.box.width <= a.box.x ||
              a.box.y + a.box.height <= b.box.y ||
              b.box.y + b.box.height <= a.box.y;
            assert.ok(apart, `${a.id} ${b.id}`);
          }
      }),
      { numRuns: 150 },
    );
  });

  it("draws no line across a node", () => {
    fc.assert(
      fc.property(anyWays, (steps) => {
        const { nodes, flows } = processGraph({ name: "Thử", steps });
        for (const { id, from, to, points } of flows)
          for (const [index, start] of points.slice(0, -1).entries()) {
            const end = points[index + 1]!;
            for (const { id: node, box } of nodes) {
              if (node === from || node === to) continue;
              const inside =
                Math.min(start.x, end.x) < box.x + box.width - 1 &&
                Math.max(start.x, end.x) > box.x + 1 &&
                Math.min(start.y, end.y) < box.y + box.height - 1 &&
                Math.max(start.y, end.y) > box.y + 1;
              assert.ok(!inside, `${id} crosses ${node}`);
            }
          }
      }),
      { numRuns: 150 },
    );
  });
});
