import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { changeDefinition, readPlace, readYaml } from "./change-definition.ts";
import { isGroup, isList } from "./render.ts";
import type { Change, Plain } from "./types.ts";

const FOLDER = join(import.meta.dirname, "../../../../../procedures/ho-tich/khai-sinh");
const files: Record<string, string> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]),
);

function change(...changes: Change[]): Record<string, string> {
  const done = changeDefinition(files, changes);
  assert.ok(done.ok, JSON.stringify(done));
  return done.files;
}

/** Lines that went and lines that came, as `diff` would show them when they stand together. */
function difference(file: string, after: Record<string, string>): { gone: string[]; come: string[] } {
  const [a, b] = [files[file]!.split("\n"), after[file]!.split("\n")];
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { gone: a.slice(head, a.length - tail), come: b.slice(head, b.length - tail) };
}

const P = "procedure.yaml";

describe("a change on screen is the change of a hand in the file", () => {
  it("puts one text in the place of another and touches no other letter", () => {
    assert.deepEqual(difference(P, change({ op: "set", file: P, path: ["plain"], value: "Khai sinh cho bé" })), {
      gone: ["plain: Làm giấy khai sinh cho con"],
      come: ["plain: Khai sinh cho bé"],
    });
    const tricky = 'Ghi: "số" # 1 { }, [x]\nvà dòng hai';
    const after = change({ op: "set", file: P, path: ["plain"], value: tricky });
    assert.equal(readPlace(after, P, ["plain"]), tricky);
    assert.equal(difference(P, after).gone.length, 1);
  });

  it("keeps quotes, one-line groups and long folded texts in their form", () => {
    assert.deepEqual(difference(P, change({ op: "set", file: P, path: ["code"], value: "2.000001" })).come, ['code: "2.000001"']);
    assert.deepEqual(difference(P, change({ op: "set", file: P, path: ["decision", "date"], value: "2026-01-05" })).come, [
      "decision: { number: 163/QĐ-BTP, by: Bộ Tư pháp, date: 2026-01-05 }",
    ]);
    const long = "Một câu rất dài để người dân hiểu thủ tục này làm gì, ai cần làm và làm khi nào. ".repeat(3).trim();
    const folded = difference(P, change({ op: "set", file: P, path: ["summary"], value: long }));
    assert.equal(folded.gone.length, 2);
    assert.ok(folded.come.every((line) => line.length <= 132));
  });

  it("puts a new entry where a person would write it", () => {
    const after = change({ op: "set", file: P, path: ["acceptedAt"], value: "nation" });
    const { gone, come } = difference(P, after);
    assert.deepEqual([gone, come], [[], ["acceptedAt: nation"]]);
    const lines = after[P]!.split("\n");
    assert.match(lines[lines.indexOf("acceptedAt: nation") - 1]!, /^competent:/);
  });

  it("adds, moves and takes out items with the comments and blank lines of their neighbours", () => {
    const added = change({
      op: "add",
      file: "papers.yaml",
      path: ["papers"],
      value: { id: "giay-khac", name: "Giấy khác", copy: 1 },
      at: 1,
    });
    assert.deepEqual(difference("papers.yaml", added), {
      gone: [],
      come: ["  - id: giay-khac", "    name: Giấy khác", "    copy: 1", ""],
    });
    const removed = change({ op: "remove", file: "papers.yaml", path: ["papers", 1] });
    assert.equal(difference("papers.yaml", removed).come.length, 0);
    assert.equal(difference("papers.yaml", removed).gone.length, 6);
    const moved = change({ op: "move", file: P, path: ["legal", 6], to: 0 });
    assert.deepEqual(difference(P, moved).come.at(0), "  - Thông tư 281/2016/TT-BTC");
    const back = changeDefinition(moved, [{ op: "move", file: P, path: ["legal", 0], to: 6 }]);
    assert.ok(back.ok);
    assert.equal(back.files[P], files[P]);
  });

  it("gives the file back letter by letter when an item is added and taken out again", () => {
    const page = { id: "trang-moi", ask: "Hỏi gì?", fields: [{ id: "moi", type: "text", label: "Câu trả lời" }] };
    for (const at of [0, 2, 99]) {
      const added = changeDefinition(files, [{ op: "add", file: "form.yaml", path: ["parts", 1, "pages"], value: page, at }]);
      assert.ok(added.ok);
      const pages = readPlace(added.files, "form.yaml", ["parts", 1, "pages"]);
      assert.ok(isList(pages));
      const place = Math.min(at, pages.length - 1);
      assert.deepEqual(pages[place], page);
      const back = changeDefinition(added.files, [{ op: "remove", file: "form.yaml", path: ["parts", 1, "pages", place] }]);
      assert.ok(back.ok);
      assert.equal(back.files["form.yaml"], files["form.yaml"]);
    }
  });

  it("writes only what differs of a whole list or group", () => {
    const legal = readPlace(files, P, ["legal"]) as string[];
    const one = legal.with(2, "Nghị định 1/2027/NĐ-CP");
    assert.deepEqual(difference(P, change({ op: "set", file: P, path: ["legal"], value: one })), {
      gone: ["  - Nghị định 87/2020/NĐ-CP"],
      come: ["  - Nghị định 1/2027/NĐ-CP"],
    });
    assert.deepEqual(difference(P, change({ op: "remove", file: P, path: ["fees"] })).come, []);
    const facts = { ...(readPlace(files, P, ["facts"]) as object), moi: "copies > 3" } as Plain;
    assert.deepEqual(difference(P, change({ op: "set", file: P, path: ["facts"], value: facts })), {
      gone: [],
      come: ["  moi: copies > 3"],
    });
  });

  it("begins a list that is not there and ends one that became empty", () => {
    const waiver = { id: "mien", name: "Miễn", why: "Bạn được miễn", rate: 100, legal: "Luật", channels: ["online"] };
    const after = change({ op: "add", file: P, path: ["waivers"], value: waiver });
    assert.deepEqual(readPlace(after, P, ["waivers"]), [waiver]);
    assert.match(after[P]!, /\n {4}channels: \[online\]\n/);
    const empty = changeDefinition(after, [{ op: "remove", file: P, path: ["waivers", 0] }]);
    assert.ok(empty.ok);
    assert.deepEqual(readPlace(empty.files, P, ["waivers"]), []);
  });

  it("refuses in words to touch a file that cannot be read", () => {
    const broken = changeDefinition({ [P]: "a: [1\nb: 2" }, [{ op: "set", file: P, path: ["name"], value: "x" }]);
    assert.ok(!broken.ok);
    assert.match(broken.say, /procedure\.yaml có chỗ không đọc được/);
  });
});

/** Every place of a file. */
function places(value: Plain | undefined, path: (string | number)[] = []): (string | number)[][] {
  if (isList(value)) return [path, ...value.flatMap((one, index) => places(one, [...path, index]))];
  if (isGroup(value)) return [path, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))];
  return [path];
}
const comments = (text: string) => text.split("\n").filter((line) => line.trimStart().startsWith("#"));

describe("any change", () => {
  const somewhere = fc
    .constantFrom(...Object.keys(files))
    .chain((file) => fc.constantFrom(...places(readYaml(files[file]!)).slice(1)).map((path) => ({ file, path })));
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }).filter((one) => !/[\p{Cc}\p{Cs}\uFEFF\u2028\u2029]/u.test(one)),
    fc.constantFrom(
      "true",
      "12",
      "2026-01-01",
      "null",
      "- a",
      "a: b",
      "# x",
      "[x",
      "{",
      "'",
      '"',
      " đầu",
      "a\nb",
      "~",
      "&a",
      "*b",
    ),
  );

  it("leaves exactly what was meant, and every comment of a text that was set", () => {
    fc.assert(
      fc.property(somewhere, text, ({ file, path }, value) => {
        const scalar = !isList(readPlace(files, file, path)) && !isGroup(readPlace(files, file, path));
        fc.pre(scalar);
        const after = change({ op: "set", file, path, value });
        assert.equal(readPlace(after, file, path), value);
        assert.deepEqual(comments(after[file]!), comments(files[file]!));
        const old = readPlace(files, file, path)!;
        const back = changeDefinition(after, [{ op: "set", file, path, value: old }]);
        assert.ok(back.ok);
        assert.deepEqual(readYaml(back.files[file]!), readYaml(files[file]!));
      }),
      { numRuns: 60 },
    );
  });

  it("takes out exactly one place and moves exactly one item", () => {
    fc.assert(
      fc.property(somewhere, fc.nat(5), ({ file, path }, to) => {
        const removed = change({ op: "remove", file, path });
        const lost = files[file]!.length - removed[file]!.length;
        assert.ok(lost > 0 || !Number.isNaN(lost));
        const last = path.at(-1);
        if (typeof last !== "number") return;
        const list = readPlace(files, file, path.slice(0, -1)) as Plain[];
        const place = Math.min(to, list.length - 1);
        const moved = change({ op: "move", file, path, to: place });
        assert.deepEqual(readPlace(moved, file, path.slice(0, -1)), list.toSpliced(last, 1).toSpliced(place, 0, list[last]!));
        const letters = (text: string) => [...text].toSorted().join("");
        assert.equal(letters(moved[file]!), letters(files[file]!));
      }),
      { numRuns: 60 },
    );
  });
});
