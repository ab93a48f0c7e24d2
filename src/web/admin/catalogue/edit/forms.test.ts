import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changeDefinition, isList, type Plain, readPlace, valueAt } from "../../../../core/procedure/index.ts";
import { readDefinitions } from "../../../../features/catalogue/index.ts";
import { SECTIONS, type Shape } from "../shapes/index.ts";
import type { Input } from "./inputs.ts";
import { mergeTyped } from "./merge-typed.ts";
import { parseTyped } from "./parse-typed.ts";
import { findingPath, type Key, saidAt, spotAt } from "./places.ts";
import { readTyped } from "./read-typed.ts";

const definitions = readDefinitions([join(import.meta.dirname, "../../../../../procedures")]);

/** Every thing of a definition that has a page of its own. */
function spots(
  shape: Shape,
  node: Plain | undefined,
  path: Key[] = [],
): { shape: Shape; path: Key[]; node: Plain | undefined }[] {
  const below = shape.lists.flatMap(({ key, shape: inner }) => {
    const items = valueAt(node, [key]);
    return (isList(items) ? items : []).flatMap((item, index) => spots(inner, item, [...path, key, index]));
  });
  return [{ shape, path, node }, ...below];
}

describe("the forms of the editor", () => {
  it("change nothing of any procedure when they are saved as they open", () => {
    assert.ok(definitions.length > 0);
    for (const { folder, files } of definitions)
      for (const section of SECTIONS)
        for (const { shape, path, node } of spots(section.shape, readPlace(files, section.file, []))) {
          const typed = readTyped(shape.inputs, node);
          const { changes, errors } = parseTyped(shape.inputs, typed, { file: section.file, path, node });
          assert.deepEqual([changes, errors], [[], []], `${folder} ${section.slug} ${path.join(".")}`);
        }
  });

  it("take rows out, put them in order, and keep what they do not show", () => {
    const input: Input = {
      key: "rows",
      label: "Dòng",
      kind: "rows",
      columns: [
        { key: "a", label: "A", kind: "text" },
        { key: "n.qty", label: "Số", kind: "whole", optional: true },
      ],
    };
    const node: Plain = { rows: [{ a: "một", khác: "giữ" }, { a: "hai" }, { a: "ba", n: { qty: 3 } }] };
    const typed = {
      ...readTyped([input], node),
      "rows.1.a": "",
      "rows.2.thu-tu": "0,5",
      "rows.3.a": "bốn",
      "rows.3.n.qty": "1.000",
    };
    const { changes } = parseTyped([input], typed, { file: "x.yaml", path: [], node });
    assert.deepEqual(changes, [
      {
        op: "set",
        file: "x.yaml",
        path: ["rows"],
        value: [
          { a: "ba", n: { qty: 3 } },
          { a: "một", khác: "giữ" },
          { a: "bốn", n: { qty: 1000 } },
        ],
      },
    ]);
    const wrong = parseTyped([input], { ...typed, "rows.3.n.qty": "x" }, { file: "x.yaml", path: [], node });
    assert.deepEqual(wrong.errors, [{ field: "rows.3.n.qty", message: "Dòng 4: Số: chỉ ghi chữ số." }]);
  });

  it("take a channel out when its time is emptied", () => {
    const times = SECTIONS.find(({ slug }) => slug === "thoi-han")!;
    const { files } = definitions.find(({ files: all }) => all["procedure.yaml"]?.includes('"1.001193"'))!;
    const node = readPlace(files, times.file, []);
    const typed = { ...readTyped(times.shape.inputs, node), "channels.post.time.qty": "" };
    const { changes } = parseTyped(times.shape.inputs, typed, { file: times.file, path: [], node });
    assert.deepEqual(changes, [{ op: "remove", file: times.file, path: ["channels", "post"] }]);
    const done = changeDefinition(files, changes);
    assert.ok(done.ok);
    assert.equal(readPlace(done.files, times.file, ["channels", "post"]), undefined);
  });

  it("keep of two people each change, and say where both wrote", () => {
    const inputs: Input[] = ["a", "b", "c"].map((key) => ({ key, label: key, kind: "text" }));
    const { merged, differences } = mergeTyped(inputs, {
      base: { a: "1", b: "1", c: "1" },
      mine: { a: "tôi", b: "1", c: "tôi" },
      theirs: { a: "1", b: "họ", c: "họ" },
    });
    assert.deepEqual(merged, { a: "tôi", b: "họ", c: "tôi" });
    assert.deepEqual(
      differences.map(({ input, both }) => [input.key, both]),
      [
        ["b", false],
        ["c", true],
      ],
    );
  });
});

describe("the way from a finding to its place", () => {
  const path = (file: string, place: string) => findingPath("id", { file, path: place }).replace("/quan-tri/thu-tuc/soan/id", "");
  it("leads to the input, the row, or the file", () => {
    assert.equal(path("procedure.yaml", "effective.from"), "/chung#f-effective-from");
    assert.equal(path("procedure.yaml", "decision"), "/chung#f-decision-number");
    assert.equal(path("procedure.yaml", "fees.1.from"), "/phi/fees.1#f-from");
    assert.equal(path("procedure.yaml", "channels.online.time"), "/thoi-han#f-channels-online-time-qty");
    assert.equal(path("procedure.yaml", "results.0.code"), "/ket-qua#f-results-0-code");
    assert.equal(
      path("form.yaml", "parts.1.pages.0.fields.2.choices.3.value"),
      "/to-khai/parts.1.pages.0.fields.2#f-choices-3-value",
    );
    assert.equal(path("papers.yaml", "papers.4.satisfiedBy.1"), "/giay-to/papers.4#f-satisfiedBy-1-way");
    assert.equal(path("cases/a.json", "expect.fee"), "/tinh-huong/a.json");
    assert.equal(path("la.txt", ""), "/tep?tep=la.txt");
  });
  it("shows what is said of a named condition at that condition", () => {
    const facts = SECTIONS.find(({ slug }) => slug === "dieu-kien")!;
    const spot = spotAt(facts, [])!;
    const typed = readTyped(facts.shape.inputs, { facts: { adult: "x", late: "y" } });
    assert.deepEqual(
      [...saidAt(spot, typed, [{ file: facts.file, path: "facts.late", message: "Sai.", severity: "error" }])],
      [["facts.1.source", { say: "Sai.", error: true }]],
    );
  });
});
