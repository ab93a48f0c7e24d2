import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { libraryCard } from "../../dossier/testing/library-card.ts";
import { compile, papersAsked, visiblePages } from "../../procedure/index.ts";
import type { CaseContext } from "../../procedure/types.ts";
import type { PublishedProcedure } from "../types.ts";
import { definitionOf } from "./of-published.ts";
import { lintDefinition, publishedOf } from "./of-revision.ts";

const published: PublishedProcedure = {
  code: "1.999901.000.00.00.H60",
  name: "Thủ tục cấp thẻ bạn đọc",
  decision: "12/QĐ-BVHTTDL",
  tiers: ["Cấp tỉnh"],
  kind: "",
  fields: [{ code: "G16-TV", name: "Thư viện" }],
  audience: ["Công dân Việt Nam"],
  agencies: { performing: ["Sở Văn hóa, Thể thao và Du lịch"], competent: "", delegated: "", cooperating: "", address: "" },
  steps: [{ case: null, text: "Nộp đơn" }],
  channels: [
    {
      channel: "online",
      time: { qty: 3, unit: "WORKING_DAY", text: "3 Ngày làm việc" },
      fees: [{ code: null, money: { kind: "amount", min: 20000, max: 20000, currency: "VND" }, note: "Phí làm thẻ" }],
      note: "",
    },
    {
      channel: "counter",
      time: { qty: 3, unit: "WORKING_DAY", text: "" },
      fees: [{ code: null, money: { kind: "free" }, note: "" }],
      note: "",
    },
  ],
  cases: [
    {
      name: "1. Cấp lần đầu",
      papers: [
        { code: null, name: "- Đơn đề nghị", form: "Mẫu 01", originals: 1, copies: 0 },
        { code: null, name: "Ảnh chân dung", form: null, originals: 1, copies: 0 },
      ],
    },
    {
      name: "2. Cấp lại",
      papers: [
        { code: null, name: "- Đơn đề nghị", form: null, originals: 1, copies: 0 },
        { code: null, name: "Người nộp mang theo thẻ cũ nếu còn", form: null, originals: 0, copies: 0 },
      ],
    },
  ],
  conditions: "",
  results: [{ name: "Thẻ bạn đọc", code: "KQ.G16.000001" }],
  legal: [{ name: "Luật Thư viện", number: "46/2019/QH14" }],
  keywords: "mượn sách, thư viện",
  description: "",
  related: "",
  url: null,
  unparsed: [{ part: "fees", text: "Theo nghị quyết của tỉnh", reason: "Không đọc được mức thu:" }],
};
const patched = (patch: Partial<PublishedProcedure>): PublishedProcedure => ({ ...published, ...patch });
const made = (of: PublishedProcedure = published) => {
  const compiled = compile(definitionOf(of, "2026-11-23"));
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return compiled.revision;
};
const ctx = (procedureCase: string): CaseContext => ({
  answers: { procedureCase },
  registers: {},
  documents: [],
  channel: "online",
  today: "2026-11-23",
  requester: { personalId: "008198004151", name: "HOÀNG THỊ MẬN", level: 2, birthDate: "1998-04-03" },
});

describe("a published procedure as a definition", () => {
  it("has everything that was published in its place", () => {
    const revision = made();
    assert.equal(revision.code, "1.999901");
    assert.equal(revision.plain, "Cấp thẻ bạn đọc");
    assert.deepEqual(revision.decision, { number: "12/QĐ-BVHTTDL", by: "Bộ Văn hóa, Thể thao và Du lịch" });
    assert.deepEqual(revision.competent, {
      tier: "province",
      by: "Sở Văn hóa, Thể thao và Du lịch",
      unit: "so-van-hoa-the-thao-du-lich",
    });
    assert.deepEqual(revision.channels.online?.time, { qty: 3, unit: "WORKING_DAY" });
    assert.deepEqual(revision.legal, ["Luật Thư viện (46/2019/QH14)"]);
    assert.deepEqual([revision.fees[0]?.amount, revision.fees[0]?.channels], [20000, ["online"]]);
  });

  it("asks the case first and then its papers only", () => {
    const revision = made();
    assert.deepEqual(
      visiblePages(revision, ctx("case2")).map(({ id }) => id),
      ["truong-hop", "noi-dung", "nhan-ket-qua", "lien-he", "cam-doan"],
    );
    const names = (procedureCase: string) => papersAsked(revision, ctx(procedureCase)).map(({ paper }) => paper.name);
    assert.deepEqual(names("case1"), ["Đơn đề nghị", "Ảnh chân dung"]);
    assert.deepEqual(names("case2"), ["Đơn đề nghị"]);
  });

  it("keeps word for word, among the doubts, what has no place", () => {
    const doubts = made().doubts.map(({ about }) => about);
    assert.ok(doubts.includes("Không đọc được mức thu: Theo nghị quyết của tỉnh"));
    assert.ok(doubts.some((about) => about.includes("Người nộp mang theo thẻ cũ nếu còn")));
  });

  it("guesses no time, code or law: what is missing is a finding", () => {
    const [counter] = published.channels;
    const compiled = compile(
      definitionOf(
        patched({
          channels: [{ ...counter!, time: { qty: 3, unit: null, text: "3" } }],
          results: [{ name: "Thẻ", code: null }],
          legal: [],
        }),
        "2026-11-23",
      ),
    );
    assert.ok(!compiled.ok);
    assert.deepEqual(
      compiled.findings.map(({ path }) => path),
      ["channels.online.time.unit", "results.0.code", "legal"],
    );
  });

  it("fits the hours of the office into the shortest time", () => {
    for (const [qty, unit] of [
      [1, "HOUR"],
      [4, "HOUR"],
      [1, "WORKING_DAY"],
      [2, "MONTH"],
    ] as const) {
      const [online] = published.channels;
      const { steps } = made(patched({ channels: [{ ...online!, time: { qty, unit, text: "" } }] }));
      assert.ok(steps.every(({ hours }) => hours > 0));
    }
  });
});

describe("a definition under the rules of published procedures", () => {
  const context = {
    today: "2026-11-23",
    repealed: [{ number: "42/2022/NĐ-CP", name: "Nghị định", from: "2026-07-01", by: "NĐ 224/2026/NĐ-CP" }],
  };
  const rulesOf = (patch: Partial<typeof libraryCard>) =>
    lintDefinition(
      {
        ...libraryCard,
        results: [{ ...libraryCard.results[0]!, code: "KQ.G16.000001" }],
        legal: ["Luật Thư viện 46/2019/QH14"],
        ...patch,
      },
      context,
    );
  const paper = { id: "a", original: 1, copy: 0, required: true, satisfiedBy: [] };

  it("finds nothing in a clean one", () => {
    assert.deepEqual(rulesOf({}), []);
  });

  it("names the fee that is meant, whichever channels have others", () => {
    const fee = { ...libraryCard.fees[0]!, kind: "fee" as const, unit: "lần", legal: "Quy định bịa số 3" };
    const fees = [
      { ...fee, id: "quay", amount: 9000, channels: ["counter" as const] },
      { ...fee, id: "mang", amount: 500, channels: ["online" as const] },
    ];
    assert.deepEqual(
      rulesOf({ fees }).map(({ rule, path }) => [rule, path]),
      [["thousand-loss", "fees.1"]],
    );
  });

  it("names the place in the files", () => {
    const found = rulesOf({
      papers: [libraryCard.papers[0]!, { ...paper, name: "Bản sao sổ hộ khẩu" }],
      legal: ["Nghị định 42/2022/NĐ-CP"],
      channels: { ...libraryCard.channels, online: { time: { qty: 9, unit: "WORKING_DAY" }, sameDay: false } },
    });
    assert.deepEqual(
      found.map(({ rule, file, path }) => [rule, file, path]),
      [
        ["online-slower", "procedure.yaml", "channels.online"],
        ["household-paper", "papers.yaml", "papers.1"],
        ["expired-legal", "procedure.yaml", "legal.0"],
      ],
    );
  });

  it("lets a paper be that falls away when a register answers, and an original where the procedure is not wholly online", () => {
    const birth = { ...paper, name: "Giấy khai sinh" };
    assert.deepEqual(
      rulesOf({ papers: [birth] }).map(({ rule }) => rule),
      ["replaceable-paper"],
    );
    assert.deepEqual(rulesOf({ papers: [{ ...birth, satisfiedBy: ["register.birth.found"] }] }), []);
    const seen = { ...paper, name: "Văn bản: xuất trình bản chính để đối chiếu" };
    assert.deepEqual(
      rulesOf({ papers: [seen] }).map(({ rule }) => rule),
      ["fake-full-online"],
    );
    assert.deepEqual(rulesOf({ papers: [seen], level: "mot-phan", partialReason: "Phải đối chiếu" }), []);
  });

  it("publishes a definition made from a published procedure as it was", () => {
    const again = publishedOf(made());
    assert.equal(again.name, published.name);
    assert.deepEqual(again.channels[0]?.time.qty, 3);
  });
});
