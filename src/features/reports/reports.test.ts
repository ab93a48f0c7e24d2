import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, officer, reader, vn } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { letterheadOf, makeReport, type ReportDefinition, type ReportTable, reportsFor, toCsv, toPdf, toXlsx } from "./index.ts";
import { askFor } from "./testing/ask.ts";
import type { Ask, ReportRow } from "./types.ts";

const clock = fixedClock(vn("2026-11-20T08:00").toString());
let stage: TestServices;
let filing: Filing;
const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
const now = (local: string): void => clock.set(vn(local).toString());
const counter = officer("receptionist");
const report = (slug: string): ReportDefinition => reportsFor({ role: "leader" }).find((one) => one.slug === slug)!;

async function rowsOf(table: ReportTable): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for await (const part of table.parts()) rows.push(...part);
  return rows;
}
async function take(slug: string, ask: Ask): Promise<{ table: ReportTable; rows: ReportRow[] }> {
  const table = (await makeReport(stage.services, report(slug), ask))!;
  return { table, rows: await rowsOf(table) };
}
async function behind(slug: string, ask: Ask, column: string, line = ""): Promise<string[]> {
  const table = await makeReport(stage.services, report(slug), ask, { column, line });
  return (await rowsOf(table!)).map(({ code }) => code ?? "");
}
const cell = ({ columns }: ReportTable, row: ReportRow | undefined, key: string) =>
  row?.cells[columns.findIndex((column) => column.key === key)];

let first: Dossier;
let second: Dossier;
let third: Dossier;
let part: Dossier;
before(async () => {
  stage = await testServices({ clock });
  ({ filing } = await openLibrary(stage.services));
  // 20/11: three are received; one of them is withdrawn the same day, one has to be supplemented, one stays till it is late.
  const { services } = stage;
  first = await fileOne(services, { ...filing, fee: { total: 16_000, lines: [] } });
  second = await fileOne(services, { ...filing, channel: "counter", submittedBy: "clerk" });
  third = await fileOne(services, { ...filing, channel: "counter", submittedBy: "relative", delivery: { way: "post" } });
  await fileOne(services, filing);
  // A part of the third one (liên thông) at the same agency is counted nowhere beside it.
  part = await fileOne(services, { ...filing, parent: { id: third.id, code: third.code, stepId: "part" } });
  now("2026-11-20T09:00");
  for (const { id } of [first, second, third, part]) await act(services, id, counter, { type: "receive" });
  now("2026-11-20T10:00");
  await act(services, first.id, reader, { type: "withdraw", reason: "Nộp nhầm" });
  await act(services, second.id, counter, { type: "completeStep", note: "" });
  now("2026-11-20T10:30");
  await act(services, second.id, officer("specialist"), commands.supplement);
  await act(services, second.id, officer("leader"), commands.approveProposal);
  now("2026-12-01T09:00");
});
after(() => stage.close());

test("06a counts what was at the instant, and says the same for it later", async () => {
  const early = askFor({ asOf: at("2026-11-20T09:30") });
  const { table, rows } = await take("06a", early);
  assert.deepEqual(table.findings, []);
  assert.equal(rows.length, 1);
  assert.equal(rows[0]!.cells[1], "Thư viện");
  assert.deepEqual(rows[0]!.cells.slice(2), [3, 1, 2, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0]);
  const later = await take("06a", askFor({ asOf: at("2026-12-01T09:00") }));
  // Withdrawn in time and waiting for the applicant stand beside the form; one is late.
  assert.deepEqual(later.rows[0]!.cells.slice(2), [3, 1, 2, 0, 1, 0, 0, 0, 2, 0, 1, 1, 1]);
  assert.deepEqual((await take("06a", early)).rows, rows, "the same instant, the same figures");
  assert.match(table.head.join("\n"), /từ ngày 15\/11\/2026 đến hết ngày 14\/12\/2026/);
});

test("by unit and by procedure: the parts make the whole, and each opens its dossiers", async () => {
  const ask = askFor({ asOf: at("2026-12-01T09:00"), grouping: "agency" });
  const unit = await take("don-vi", ask);
  assert.deepEqual(unit.table.findings, []);
  assert.equal(unit.table.columns.length, 14);
  assert.deepEqual(unit.rows[0]!.cells.slice(1), ["UBND xã Thượng Lâm", 3, 0, 3, 0, 0, 0, 0, 1, 1, 1, 0, null]);
  assert.deepEqual(await behind("don-vi", ask, "withdrawn"), [first.code]);
  const split = await take("thu-tuc", { ...ask, grouping: "procedure" });
  assert.deepEqual(split.table.findings, []);
  assert.equal(split.table.columns.length, 22);
  // The withdrawn one was filed on line; the one that waits and the late one at the counter.
  assert.deepEqual(split.rows[0]!.cells.slice(2, 12), [1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
  assert.deepEqual(split.rows[0]!.cells.slice(12), [2, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
  assert.deepEqual(await behind("thu-tuc", ask, "direct-waiting"), [second.code]);
});

test("every number lists the dossiers behind it, as they were", async () => {
  const ask = askFor({ asOf: at("2026-12-01T09:00") });
  assert.deepEqual(await behind("06a", ask, "lateOpen", "X01"), [third.code]);
  assert.deepEqual(await behind("06a", ask, "endedOtherwise"), [first.code]);
  assert.deepEqual(await behind("06a", ask, "waiting", "X01"), [second.code]);
  assert.deepEqual(await behind("06a", ask, "total", "khac"), []);
  assert.equal((await behind("06a", ask, "total")).length, 3);
  assert.equal(await makeReport(stage.services, report("06a"), ask, { column: "number", line: "" }), undefined);
  const earlier = await makeReport(stage.services, report("06a"), askFor({ asOf: at("2026-11-20T09:30") }), {
    column: "open",
    line: "",
  });
  const row = (await rowsOf(earlier!)).find(({ code }) => code === first.code)!;
  assert.equal(cell(earlier!, row, "state"), "Đã tiếp nhận");
  assert.equal(cell(earlier!, row, "finished"), null);
});

test("a period in which nothing happened has no lines, no sum and no finding", async () => {
  const { table, rows } = await take(
    "06a",
    askFor({ asOf: at("2026-12-01T09:00"), days: { from: "2026-01-15", until: "2026-02-14" } }),
  );
  assert.deepEqual([rows, table.total, table.sum, table.findings], [[], 0, undefined, []]);
});

test("late and soon at the instant; what waits for the applicant is neither", async () => {
  const late = await take("qua-han", askFor({ asOf: at("2026-12-01T09:00") }));
  assert.deepEqual(
    late.rows.map(({ code }) => code),
    [third.code],
  );
  assert.match(String(cell(late.table, late.rows[0], "step")), /Tiếp nhận/);
  const soon = await take("sap-han", askFor({ asOf: at("2026-11-20T09:30") }));
  assert.equal(soon.rows.length, 3);
  assert.equal((await take("qua-han", askFor({ asOf: at("2026-11-20T09:30") }))).rows.length, 0);
});

test("who filed, what came by post, what it costs", async () => {
  const ask = askFor({ asOf: at("2026-12-01T09:00"), grouping: "procedure" });
  const who = await take("ho-tro-nop", ask);
  assert.deepEqual(who.rows[0]!.cells.slice(1), ["Cấp thẻ thư viện", 3, 1, 0, 1, 0, 1, 1, 2, 0, 1 / 3]);
  assert.deepEqual(await behind("ho-tro-nop", ask, "clerk"), [second.code]);
  const post = await take("buu-chinh", ask);
  assert.deepEqual(post.rows[0]!.cells.slice(2), [0, 1, 0]);
  const owed = await take("phi-phai-thu", { ...ask, grouping: "day" });
  assert.deepEqual(owed.rows[0]!.cells.slice(1), ["2026-11-20", 3, 1, 2, 16_000]);
  assert.deepEqual(await behind("phi-phai-thu", { ...ask, grouping: "day" }, "sum", "2026-11-20"), [first.code]);
  const asked = await take("tra-cuu", ask);
  assert.deepEqual(asked.rows[0]!.cells.slice(2), [3, 0, 0, 0, 0, 0, 3, 0]);
});

test("the book of form 07 has what the centre took in", async () => {
  const { table, rows } = await take("so-theo-doi", askFor({ asOf: at("2026-12-01T09:00") }));
  const noteOf = (dossier: Dossier) =>
    cell(
      table,
      rows.find(({ code }) => code === dossier.code),
      "note",
    );
  assert.equal(rows.length, 4);
  assert.equal(noteOf(first), "Đã rút");
  assert.equal(noteOf(part), `Phần liên thông của hồ sơ ${third.code}`);
});

test("whoever is the applicant neither sees the dossier nor is told which one it is", async () => {
  const own = officer("leader", { personalId: reader.personalId });
  const { table, rows } = await take("qua-han", askFor({ asOf: at("2026-12-01T09:00"), officer: own }));
  assert.equal(rows.length, 0);
  assert.match(table.notes.join(), /1 hồ sơ liên quan đến chính bạn/);
});

test("officers of another agency get no names", async () => {
  const controller = officer("controller", { agencyId: "H60", agencyName: "UBND tỉnh" });
  const ask = askFor({ asOf: at("2026-12-01T09:00"), officer: controller, agencies: undefined });
  const { table, rows } = await take("qua-han", ask);
  assert.equal(rows.length, 1);
  assert.equal(cell(table, rows[0], "applicant"), "");
  assert.equal(rows[0]!.code, undefined);
});

test("CSV, XLSX and PDF say what the table says, and the same bytes again", async () => {
  const ask = askFor({ asOf: at("2026-12-01T09:00") });
  const table = (await makeReport(stage.services, report("06a"), ask))!;
  const csv = (await Array.fromAsync(toCsv(table))).join("");
  assert.ok(csv.startsWith("\uFEFFTT,Lĩnh vực,"));
  assert.match(csv, /\r\n1,Thư viện,3,1,2,0,1,0,0,0,2,0,1,1,1\r\n,Tổng cộng,3,/);
  const xlsx = Buffer.concat(await Array.fromAsync(toXlsx(table)));
  const sheet = new TextDecoder().decode(unzipSync(xlsx)["xl/worksheets/sheet1.xml"]);
  assert.match(sheet, /<c r="C\d+" s="5"><v>3<\/v><\/c>/);
  assert.match(sheet, /<mergeCell ref="C\d+:F\d+"\/>/);
  assert.ok(xlsx.equals(Buffer.concat(await Array.fromAsync(toXlsx(table)))));
  const letterhead = await letterheadOf(stage.services, ask);
  const handedIn = Buffer.concat(await Array.fromAsync(toXlsx(table, letterhead)));
  const official = new TextDecoder().decode(unzipSync(handedIn)["xl/worksheets/sheet1.xml"]);
  for (const line of [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: ………./BC",
    "ngày 01 tháng 12 năm 2026",
    "NGƯỜI LẬP BIỂU",
    ask.officer.name,
  ])
    assert.ok(official.includes(line), line);
  const pdf = await toPdf(stage.services, ask, table);
  assert.equal(Buffer.from(pdf!).subarray(0, 4).toString(), "%PDF");
  assert.ok(Buffer.from(pdf!).equals((await toPdf(stage.services, ask, table))!));
  assert.equal(await toPdf(stage.services, ask, { ...table, total: 20_001 }), undefined);
});

test("dates are dates in XLSX; a text that begins like a formula is none in CSV", async () => {
  const list = (await makeReport(stage.services, report("qua-han"), askFor({ asOf: at("2026-12-01T09:00") })))!;
  const sheet = new TextDecoder().decode(
    unzipSync(Buffer.concat(await Array.fromAsync(toXlsx(list))))["xl/worksheets/sheet1.xml"],
  );
  // 20/11/2026 09:00 in Vietnam is day 46346 and three eighths.
  assert.match(sheet, /s="8"><v>46346\.375<\/v>/);
  async function* justBefore() {
    yield [{ key: "", cells: [at("2026-11-20T23:59:59.999"), at("2026-11-20T00:01")] }];
  }
  const column = { label: "Lúc", type: "moment" as const };
  const times = {
    ...list,
    columns: [
      { ...column, key: "a" },
      { ...column, key: "b" },
    ],
    parts: justBefore,
  };
  const timed = new TextDecoder().decode(
    unzipSync(Buffer.concat(await Array.fromAsync(toXlsx(times))))["xl/worksheets/sheet1.xml"],
  );
  const minutes = [...timed.matchAll(/s="8"><v>([\d.]+)<\/v>/g)].map(([, value]) => Math.round(Number(value) * 1440) % 1440);
  assert.deepEqual(minutes, [1439, 1], "the minute on the screen is the minute in the file");
  assert.match((await Array.fromAsync(toCsv(times))).join(""), /2026-11-20 23:59,2026-11-20 00:01/);
  async function* evil() {
    yield [{ key: "", cells: ['=HYPERLINK("x")', -5] }];
  }
  const table: ReportTable = {
    ...list,
    columns: [
      { key: "a", label: "Tên", type: "text" },
      { key: "b", label: "Số", type: "count" },
    ],
    parts: evil,
  };
  const csv = (await Array.fromAsync(toCsv(table))).join("");
  assert.match(csv, /\r\n"'=HYPERLINK\(""x""\)",-5\r\n/);
});

test("what came after the end of a period does not change how its open dossiers stood then", async () => {
  const atEnd = askFor({ asOf: at("2026-12-15T08:00") });
  const before = await take("06a", atEnd);
  now("2026-12-15T09:00");
  await act(stage.services, second.id, reader, commands.answer);
  const later = askFor({ asOf: at("2026-12-16T09:00") });
  // Answered since, and the clock runs: on the last day of the period it was waiting.
  assert.deepEqual((await take("06a", later)).rows, before.rows);
  assert.deepEqual(await behind("06a", later, "waiting"), [second.code]);
  assert.deepEqual(await behind("06a", later, "inTime"), []);
});
