import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { libraryFiles } from "../fixtures/library-card.ts";
import type { Finding } from "../types.ts";
import { compile, type DefinitionFiles } from "./compile.ts";

const good = libraryFiles();
const findingsOf = (files: DefinitionFiles): Finding[] => {
  const compiled = compile(files);
  return compiled.ok ? [] : compiled.findings;
};

/** The good definition with one text replaced in one file. */
function broken(file: string, from: string, to: string): DefinitionFiles {
  const text = good[file] ?? "";
  assert.ok(text.includes(from), `${file} has no ${from}`);
  return { ...good, [file]: text.replace(from, to) };
}

type Fault = [name: string, file: string, from: string, to: string, path: string, says: RegExp];
const FAULTS: Fault[] = [
  [
    "unknown field in a condition",
    "form.yaml",
    "when: minor",
    "when: reader.brithDate > today",
    "parts.0.pages.2.when",
    /Có phải bạn muốn viết “reader.birthDate”/,
  ],
  [
    "wrong type in a condition",
    "form.yaml",
    'when: card.kind == "home"',
    "when: card.kind > 5",
    "parts.0.pages.4.when",
    /giữa chữ và số/,
  ],
  ["not a condition", "form.yaml", "when: minor", "when: reader.birthDate", "parts.0.pages.2.when", /đúng\/sai/],
  [
    "unknown choice in a condition",
    "form.yaml",
    'when: card.kind == "home"',
    'when: card.kind == "house"',
    "parts.0.pages.4.when",
    /“house”/,
  ],
  ["unknown function", "procedure.yaml", "adult: yearsBetween(", "adult: yersBetween(", "facts.adult", /yearsBetween/],
  ["unfinished condition", "form.yaml", "when: minor", "when: minor &&", "parts.0.pages.2.when", /chưa viết hết/],
  ["question that comes later", "form.yaml", "when: minor", "when: prints > 1", "parts.0.pages.2.when", /“prints” được hỏi sau/],
  [
    "question that comes later, through a fact",
    "procedure.yaml",
    'minor: "!adult"',
    "minor: prints > 1",
    "",
    /“prints” được hỏi sau/,
  ],
  [
    "circular facts",
    "procedure.yaml",
    "adult: yearsBetween(reader.birthDate, today) >= 18",
    "adult: minor",
    "facts.minor",
    /định nghĩa vòng/,
  ],
  [
    "fact named like a field",
    "procedure.yaml",
    'minor: "!adult"',
    'minor: "!adult"\n  prints: adult',
    "facts.prints",
    /đã có sẵn/,
  ],
  ["duplicate field", "form.yaml", "id: prints", "id: reader.name", "parts.1.pages.0.fields.0.id", /“reader.name” bị trùng/],
  ["duplicate page", "form.yaml", "id: ban-in", "id: ten", "parts.1.pages.0.id", /“ten” bị trùng/],
  ["duplicate paper", "papers.yaml", "id: ban-sao-the-cu", "id: anh", "papers.2.id", /“anh” bị trùng/],
  ["duplicate fee", "procedure.yaml", "id: the-kenh", "id: the", "fees.1", /“the” có hai mức cùng áp dụng/],
  ["duplicate step", "process.yaml", "id: lam", "id: nhan", "steps.1.id", /“nhan” bị trùng/],
  ["duplicate choice", "form.yaml", "value: room", "value: home", "parts.0.pages.3.fields.0.choices.1.value", /“home” bị trùng/],
  ["reserved word in an id", "form.yaml", "id: taste", "id: book.in", "parts.1.pages.5.fields.0.id", /nghĩa riêng/],
  ["id of the system", "form.yaml", "id: taste", "id: channel", "parts.1.pages.5.fields.0.id", /đã có sẵn/],
  ["id of a confirmation", "form.yaml", "id: taste", "id: guardian.confirmed", "parts.1.pages.5.fields.0.id", /tự ghi/],
  ["id of a report", "form.yaml", "id: taste", "id: guardian.report", "parts.1.pages.5.fields.0.id", /tự ghi/],
  ["page of filling in itself", "form.yaml", "id: ngay-sinh", "id: kiem-tra", "parts.0.pages.1.id", /trang có sẵn/],
  ["misshapen id", "form.yaml", "id: taste", "id: Sở thích", "parts.1.pages.5.fields.0.id", /chữ không dấu/],
  ["hours beyond the time", "process.yaml", "hours: 3", "hours: 30", "channels.online.time", /cộng lại 34.5 giờ.*16 giờ/],
  [
    "step after one that is not there",
    "process.yaml",
    "hours: 3",
    "after: [nowhere], hours: 3",
    "",
    /Không có bước nào mã “nowhere”/,
  ],
  [
    "same day with two days",
    "procedure.yaml",
    "minLevel: 1",
    "minLevel: 1, sameDay: true",
    "channels.online.sameDay",
    /trong ngày/,
  ],
  ["bad date", "procedure.yaml", "from: 2026-01-01", "from: 2026-02-30", "effective.from", /có thật/],
  ["end before beginning", "procedure.yaml", "to: 2030-12-31", "to: 2025-12-31", "effective.to", /đứng trước/],
  ["fee ends before it begins", "procedure.yaml", "to: 2026-12-31", "to: 2026-01-31", "fees.2.to", /đứng trước/],
  ["partial without reason", "procedure.yaml", "level: toan-trinh", "level: mot-phan", "partialReason", /lý do/],
  [
    "full with a reason",
    "procedure.yaml",
    "level: toan-trinh",
    "level: toan-trinh\npartialReason: vì",
    "partialReason",
    /không ghi/,
  ],
  [
    "full without online",
    "procedure.yaml",
    "  online: { time: { qty: 2, unit: WORKING_DAY }, minLevel: 1 }\n",
    "",
    "channels",
    /kênh trực tuyến/,
  ],
  [
    "fee without legal source",
    "procedure.yaml",
    "when: adult, legal: Quy định bịa số 1",
    "when: adult",
    "fees.0.legal",
    /Thiếu căn cứ pháp lý/,
  ],
  ["no legal source", "procedure.yaml", "legal: [Quy định bịa số 1]\n", "", "legal", /Thiếu căn cứ pháp lý/],
  ["count that is no number", "procedure.yaml", "count: prints", "count: adult", "fees.2.count", /một số/],
  ["subject with an unknown field", "procedure.yaml", "{reader.name}", "{reader.nam}", "subject", /“reader.nam”/],
  [
    "unknown register of a paper",
    "papers.yaml",
    "register: guardian",
    "register: guardia",
    "papers.1.satisfiedBy.0.register",
    /“guardia”/,
  ],
  ["paper without a copy", "papers.yaml", "name: Ảnh chân dung, original: 1", "name: Ảnh chân dung", "papers.0", /số bản/],
  [
    "choice without choices",
    "form.yaml",
    "type: yesNo, label: Đặt cọc",
    "type: choice, label: Đặt cọc",
    "parts.0.pages.4.fields.0.choices",
    /cần danh sách/,
  ],
  [
    "choices of another type",
    "form.yaml",
    "type: choice\n",
    "type: text\n",
    "parts.0.pages.3.fields.0.choices",
    /Chỉ trường kiểu choice/,
  ],
  ["min above max", "form.yaml", "min: 0, max: 5", "min: 6, max: 5", "parts.1.pages.0.fields.0.min", /lớn hơn/],
  ["limits of a text", "form.yaml", "maxLength: 40", "max: 40", "parts.1.pages.5.fields.0.max", /Chỉ trường kiểu number/],
  [
    "register value that does not exist",
    "form.yaml",
    "show: [name, birthDate]",
    "show: [name, shoeSize]",
    "parts.0.pages.2.fields.0.show.1",
    /shoeSize/,
  ],
  [
    "show without register",
    "form.yaml",
    "required: false, maxLength: 40",
    "required: false, show: [name]",
    "parts.1.pages.5.fields.0.show",
    /Chỉ trường lấy từ/,
  ],
  [
    "marriage of a text",
    "form.yaml",
    "of: [husband, wife]",
    "of: [husband, prints]",
    "parts.1.pages.3.fields.0.of.1",
    /“prints” không phải/,
  ],
  ["marriage of nobody", "form.yaml", "of: [husband, wife], ", "", "parts.1.pages.3.fields.0.of", /cần “of”/],
  [
    "optional pledge",
    "form.yaml",
    "type: pledge,",
    "type: pledge, required: false,",
    "parts.1.pages.6.fields.0.required",
    /luôn bắt buộc/,
  ],
  ["misspelt key", "form.yaml", "hint: Không cần", "hnt: Không cần", "parts.0.pages.3.fields.0.choices.1.hnt", /“hint”/],
  ["unknown type", "form.yaml", "type: number", "type: nmber", "parts.1.pages.0.fields.0.type", /Chỉ dùng: text/],
  ["number where text belongs", "procedure.yaml", 'code: "9.999001"', "code: 9.999001", "code", /dấu nháy/],
  ["missing name", "procedure.yaml", "name: Cấp thẻ thư viện\n", "", "name", /Thiếu mục “name”/],
  ["approval by somebody else", "process.yaml", "by: leader", "by: specialist", "steps.2.needs.0", /lãnh đạo/],
  ["approval without draft", "process.yaml", ", needs: [draft]", "", "steps", /dự thảo/],
  ["key written twice", "procedure.yaml", "minutesToFill: 3", "minutesToFill: 3\nminutesToFill: 4", "", /hai lần/],
  ["unreadable file", "papers.yaml", "papers:", "papers: [", "", /Không đọc được|Thiếu dấu|Thụt dòng/],
  [
    "wrong way of delivery",
    "form.yaml",
    "id: card.kind",
    "id: delivery.way",
    "parts.0.pages.3.fields.0.choices.0.value",
    /online, counter, post/,
  ],
  ["misshapen case", "cases/nguoi-lon.json", '"today": "2026-11-20"', '"today": "20/11/2026"', "today", /năm-tháng-ngày/],
];

test("the good definition has no findings", () => assert.deepEqual(findingsOf(good), []));

for (const [name, file, from, to, path, says] of FAULTS) {
  test(`found: ${name}`, () => {
    const findings = findingsOf(broken(file, from, to));
    const told = findings.find((found) => found.path.startsWith(path) && says.test(found.message));
    assert.ok(told, `${says} at ${path} is not among ${JSON.stringify(findings, null, 1)}`);
  });
}

test("a finding tells the file and the line", () => {
  const [found] = findingsOf(broken("form.yaml", "when: minor", "when: reader.brithDate > today"));
  const line = (good["form.yaml"] ?? "").split("\n").findIndex((text) => text.includes("when: minor")) + 1;
  assert.deepEqual([found?.file, found?.line], ["form.yaml", line]);
});

test("all faults of all files are told at once, in the order of the files", () => {
  const files = {
    ...broken("procedure.yaml", "to: 2030-12-31", "to: 2025-12-31"),
    "form.yaml": (good["form.yaml"] ?? "")
      .replace("when: minor", "when: nobody")
      .replace("id: ban-in", "id: ten")
      .replace("type: email", "type: emial"),
    "papers.yaml": (good["papers.yaml"] ?? "").replace("register: guardian", "register: nobody"),
    "process.yaml": (good["process.yaml"] ?? "").replace("hours: 3", "hours: -3").replace("id: tra", "id: nhan"),
  };
  const findings = findingsOf(files);
  assert.deepEqual(
    findings.map(({ file, path }) => `${file} ${path}`),
    [
      "procedure.yaml effective.to",
      "form.yaml parts.0.pages.2.when",
      "form.yaml parts.1.pages.0.id",
      "form.yaml parts.1.pages.4.fields.1.type",
      "papers.yaml papers.1.satisfiedBy.0.register",
      "process.yaml steps.1.hours",
      "process.yaml steps.3.id",
    ],
  );
});

test("a broken fact is told once, not at every place that uses it", () => {
  const findings = findingsOf(
    broken("procedure.yaml", "adult: yearsBetween(reader.birthDate, today) >= 18", "adult: reader.brithDate"),
  );
  assert.deepEqual(
    findings.map(({ path }) => path),
    ["facts.adult"],
  );
});

test("missing and foreign files are told", () => {
  const { "papers.yaml": _papers, ...rest } = good;
  const findings = findingsOf({ ...rest, "forms.yaml": "x: 1" });
  assert.deepEqual(findings.map(({ file }) => file).sort(), ["forms.yaml", "papers.yaml"]);
});

test("any text in any file gives findings and never throws", () => {
  const anyFile = fc.constantFrom("procedure.yaml", "form.yaml", "papers.yaml", "process.yaml", "cases/nguoi-lon.json");
  const anyText = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom("- 1\n- 2", "parts: 3", "parts: [{pages: [null]}]", "steps: {a: 1}", "facts: [1]", "null", "*!", "a: *b"),
  );
  for (const text of ["*!", "a: *b"]) assert.match(JSON.stringify(findingsOf({ ...good, "form.yaml": text })), /tham chiếu/);
  fc.assert(
    fc.property(anyFile, anyText, (file, text) => {
      assert.ok(findingsOf({ ...good, [file]: text }).length > 0);
    }),
    { numRuns: 60 },
  );
});

test("a revision is plain JSON and the same for the same files", () => {
  const [first, second] = [compile(good), compile(good)];
  assert.ok(first.ok && second.ok);
  assert.deepEqual(JSON.parse(JSON.stringify(first.revision)), first.revision);
  assert.deepEqual(first, second);
  assert.equal(first.revision.pages[0]?.part, "Bạn đọc");
  assert.equal(
    first.revision.pages.at(-2)?.fields[0]?.label,
    "Bạn thích đọc sách gì?",
    "a field without a label is called like its page",
  );
  assert.deepEqual(first.revision.papers[1]?.satisfiedBy, [
    "register.guardian.found",
    '"GIAY_DONG_Y" in documents',
    'channel == "counter"',
  ]);
});

const STEPS = {
  receive: "{ id: nhan, name: Nhận, by: receptionist, hours: 1 }",
  survey: "{ id: xem, name: Xem, by: specialist, hours: 4, after: [nhan] }",
  draft: "{ id: thao, name: Thảo, by: specialist, hours: 2, after: [nhan], needs: [draft] }",
  sign: "{ id: ky, name: Ký, by: leader, hours: 2, after: [xem, thao], needs: [approval] }",
  hand: "{ id: tra, name: Trả, by: receptionist, hours: 1 }",
};
const processOf = (patch: Partial<Record<keyof typeof STEPS, string>> = {}): Finding[] =>
  findingsOf({
    ...good,
    "process.yaml": `steps:\n${Object.values({ ...STEPS, ...patch })
      .map((step) => `  - ${step}`)
      .join("\n")}\n`,
  });

test("parallel steps: the longest way counts, and every way meets before the end", () => {
  assert.deepEqual(processOf(), []);
  const says = (patch: Parameters<typeof processOf>[0], pattern: RegExp): void => {
    const found = processOf(patch).map(({ message }) => message);
    assert.ok(
      found.some((message) => pattern.test(message)),
      `${pattern} is not among ${found.join(" | ")}`,
    );
  };
  says({ survey: STEPS.survey.replace("hours: 4", "hours: 16") }, /cộng lại 20 giờ theo nhánh dài nhất/);
  says({ survey: STEPS.survey.replace("[nhan]", "[ky]") }, /“xem”, “ky” chờ lẫn nhau/);
  says({ survey: STEPS.survey.replace("[nhan]", "[xem]") }, /không thể đứng sau chính nó/);
  says({ sign: STEPS.sign.replace("[xem, thao]", "[thao]") }, /phải gặp nhau.*“xem”, “tra”/);
  says({ sign: STEPS.sign.replace("[xem, thao]", "[xem]"), hand: STEPS.hand.replace("}", ", after: [ky, thao] }") }, /dự thảo/);
  says({ draft: STEPS.draft.replace("needs", "when: minor, needs") }, /dự thảo.*có điều kiện/);
  says({ hand: STEPS.hand.replace("}", ", when: minor }") }, /Bước đầu và bước cuối/);
  says({ receive: STEPS.receive.replace("receptionist", "specialist") }, /Bộ phận Một cửa/);
  says({ survey: STEPS.survey.replace("after", "when: nonsense, after") }, /nonsense/);
});
