import assert from "node:assert/strict";
import { test } from "node:test";
import { lintPublished, PUBLISHED_RULES } from "./lint.ts";
import { parseRepealedActs } from "./parse-repealed-acts.ts";
import type { Paper, PublishedChannel, PublishedFee, PublishedProcedure } from "./types.ts";

const repealed = parseRepealedActs(
  `acts: [{ number: 42/2022/NĐ-CP, name: trực tuyến, from: "2026-07-01", by: NĐ 224/2026/NĐ-CP }]`,
);

const channel = (change: Partial<PublishedChannel> = {}): PublishedChannel => ({
  channel: "online",
  time: { qty: 5, unit: "WORKING_DAY", text: "5 Ngày làm việc" },
  fees: [],
  note: "",
  ...change,
});
const timed = (kind: PublishedChannel["channel"], qty: number, unit: "WORKING_DAY" | "DAY" | "HOUR" | null): PublishedChannel =>
  channel({ channel: kind, time: { qty, unit, text: `${qty}` } });
const free = (note: string): PublishedFee => ({ code: null, money: { kind: "free" }, note });
const vnd = (amount: number, note = ""): PublishedFee => ({
  code: null,
  money: { kind: "amount", min: amount, max: amount, currency: "VND" },
  note,
});
const withFee = (fee: PublishedFee): Partial<PublishedProcedure> => ({ channels: [channel({ fees: [fee] })] });
const paper = (name: string, originals = 1, copies = 0): Paper => ({ code: null, name, form: null, originals, copies });
const withPapers = (...papers: Paper[]): Partial<PublishedProcedure> => ({ cases: [{ name: null, papers }] });
const withStep = (text: string, limit = 3): Partial<PublishedProcedure> => ({
  steps: [{ case: null, text }],
  channels: [timed("counter", limit, "WORKING_DAY")],
});

const SOUND: PublishedProcedure = {
  code: "1.999001",
  name: "Đăng ký thử",
  decision: "1/QĐ-BTP",
  tiers: ["Cấp xã"],
  kind: "",
  fields: [],
  audience: ["Công dân Việt Nam"],
  agencies: { performing: ["Ủy ban nhân dân cấp xã"], competent: "", delegated: "", cooperating: "", address: "" },
  steps: [{ case: null, text: "Bước 1: Nộp hồ sơ" }],
  channels: [channel()],
  cases: [{ name: null, papers: [paper("Tờ khai")] }],
  conditions: "",
  results: [{ name: "Giấy khai sinh", code: "KQ.G15.000031" }],
  legal: [{ name: "Luật", number: "03/2026/QH16" }],
  keywords: "",
  description: "",
  related: "",
  url: null,
  unparsed: [],
};

const places = (change: Partial<PublishedProcedure>, today = "2026-11-17"): string[] =>
  lintPublished({ ...SOUND, ...change }, { today, repealed }).map((one) => `${one.rule} ${one.place}`);

type Case = { says: string; change: Partial<PublishedProcedure>; finds: string[] };

const CASES: Case[] = [
  { says: "a sound procedure", change: {}, finds: [] },
  { says: "a number without a unit", change: { channels: [timed("counter", 1, null)] }, finds: ["unit-missing channels.0.time"] },
  {
    says: "online slower than by post, in days against days",
    change: { channels: [timed("online", 18, "WORKING_DAY"), timed("post", 4, "WORKING_DAY")] },
    finds: ["online-slower channels.0.time"],
  },
  {
    says: "hours and working days are held against each other",
    change: { channels: [timed("online", 3, "WORKING_DAY"), timed("counter", 16, "HOUR")] },
    finds: ["online-slower channels.0.time"],
  },
  {
    says: "as fast online, and times that cannot be compared",
    change: { channels: [timed("online", 5, "WORKING_DAY"), timed("counter", 5, "WORKING_DAY"), timed("post", 1, "DAY")] },
    finds: [],
  },
  {
    says: "a step of the office longer than the whole",
    change: withStep("Trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ, Sở cấp giấy."),
    finds: ["process-exceeds-limit steps.0"],
  },
  { says: "a step within the time", change: withStep("Trong thời hạn 03 ngày làm việc, Sở cấp giấy."), finds: [] },
  { says: "the applicant's own time", change: withStep("Trong thời hạn 30 ngày làm việc, công dân phải nộp phí."), finds: [] },
  { says: "thousands lost", change: withFee(vnd(700)), finds: ["thousand-loss channels.0.fees.0"] },
  { says: "a thousand and more, nothing at all", change: withFee(vnd(1000)), finds: [] },
  {
    says: "free although an amount is stated",
    change: withFee(free("135.000 đồng/lần")),
    finds: ["free-but-amount channels.0.fees.0"],
  },
  {
    says: "free although a circular is named",
    change: withFee(free("Theo Thông tư số 48/2022/TT-BTC")),
    finds: ["free-but-tariff channels.0.fees.0"],
  },
  {
    says: "free, and an amount that is no fee",
    change: { channels: [channel({ fees: [free("")], note: "Vốn tối thiểu 5.000.000 đồng." })] },
    finds: [],
  },
  {
    says: "a tariff that ended",
    change: withFee(vnd(115_000, "áp dụng đến hết ngày 31/12/2025")),
    finds: ["expired-tariff channels.0.fees"],
  },
  {
    says: "the same in words",
    change: withFee(vnd(115_000, "đến hết ngày 31 tháng 12 năm 2025")),
    finds: ["expired-tariff channels.0.fees"],
  },
  { says: "a tariff that still holds", change: withFee(vnd(25_000, "đến hết ngày 31/12/2026")), finds: [] },
  {
    says: "a remark among the papers",
    change: withPapers(paper("Lưu ý: mang theo bút", 0, 0)),
    finds: ["notes-as-papers cases.0.papers.0"],
  },
  { says: "a copy only", change: withPapers(paper("Bằng tốt nghiệp", 0, 1)), finds: [] },
  {
    says: "quantities not said by the source",
    change: withPapers({ ...paper("Bằng tốt nghiệp"), originals: null, copies: null }),
    finds: [],
  },
  {
    says: "an identity card",
    change: withPapers(paper("Bản sao thẻ căn cước công dân")),
    finds: ["identity-paper cases.0.papers.0"],
  },
  { says: "the form for an identity card", change: withPapers(paper("Phiếu đề nghị cấp căn cước")), finds: [] },
  {
    says: "a household book",
    change: withPapers(paper("Bản sao sổ hộ khẩu của người đề nghị")),
    finds: ["household-paper cases.0.papers.0"],
  },
  {
    says: "a residence paper where the register did not answer",
    change: withPapers(paper("Trường hợp không khai thác được thì nộp giấy xác nhận thông tin về cư trú")),
    finds: [],
  },
  {
    says: "a birth certificate",
    change: withPapers(paper("- Giấy khai sinh của con")),
    finds: ["replaceable-paper cases.0.papers.0"],
  },
  {
    says: "a birth certificate that need not be brought",
    change: withPapers(paper("Giấy khai sinh (không phải nộp nếu tra cứu được)")),
    finds: [],
  },
  {
    says: "presence demanded online",
    change: { steps: [{ case: null, text: "Hai bên phải có mặt khi ký." }] },
    finds: ["fake-full-online steps.0"],
  },
  {
    says: "originals to compare, and an inspection",
    change: {
      ...withPapers(paper("Bằng tốt nghiệp, xuất trình kèm bản chính để đối chiếu")),
      steps: [{ case: null, text: "Sở kiểm tra thực địa." }],
    },
    finds: ["fake-full-online cases.0.papers.0", "fake-full-online steps.0"],
  },
  {
    says: "an original only for who comes to the counter",
    change: { steps: [{ case: null, text: "Nếu nộp trực tiếp thì xuất trình bản chính." }] },
    finds: [],
  },
  {
    says: "presence where there is no online channel",
    change: { channels: [timed("counter", 1, "DAY")], steps: [{ case: null, text: "Hai bên phải có mặt." }] },
    finds: [],
  },
  {
    says: "no agency",
    change: { agencies: { ...SOUND.agencies, performing: [] } },
    finds: ["no-agency agencies.performing"],
  },
  { says: "no papers", change: { cases: [] }, finds: ["missing-part cases"] },
  { says: "no channel, so no time either", change: { channels: [] }, finds: ["missing-part channels", "missing-part channels"] },
  { says: "an old result code", change: { results: [{ name: "Giấy", code: "KQ.G01.00262" }] }, finds: ["result-code results.0"] },
  { says: "no result", change: { results: [] }, finds: ["result-code results"] },
  { says: "no legal basis", change: { legal: [] }, finds: ["legal-validity legal"] },
  {
    says: "a title without a number",
    change: { legal: [{ name: "Luật gì đó", number: null }] },
    finds: ["legal-validity legal.0"],
  },
  {
    says: "an act that was replaced, written another way",
    change: { legal: [{ name: "", number: "NĐ 42/2022/ND-CP" }] },
    finds: ["expired-legal legal.0"],
  },
  {
    says: "text that could not be taken apart",
    change: { unparsed: [{ part: "papers", text: "x", reason: "Không tách được." }] },
    finds: ["unparsed unparsed.0.papers"],
  },
];

for (const { says, change, finds } of CASES) test(`lint: ${says}`, () => assert.deepEqual(places(change), finds));

test("every rule has a positive example, a sentence of advice and a source", () => {
  const found = new Set(CASES.flatMap((one) => one.finds.map((find) => find.split(" ")[0])));
  for (const rule of PUBLISHED_RULES) {
    assert.ok(found.has(rule.id), rule.id);
    assert.ok(rule.advice.endsWith("."), rule.id);
    assert.ok(rule.source.length > 10, rule.id);
  }
});

test("an act holds until the day it ends; the advice names what replaced it", () => {
  const change = { legal: [{ name: "", number: "42/2022/NĐ-CP" }] };
  assert.deepEqual(places(change, "2026-06-30"), []);
  const [finding] = lintPublished({ ...SOUND, ...change }, { today: "2026-07-01", repealed });
  assert.match(finding?.advice ?? "", /224\/2026/);
});

test("155 đồng beside “155 USD” is the wrong currency", () => {
  const [finding] = lintPublished({ ...SOUND, ...withFee(vnd(155, "155 USD/thẻ")) }, { today: "2026-11-17", repealed });
  assert.match(finding?.advice ?? "", /USD/);
});
