import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ActingCommand, Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, libraryCard, officer, personalIdValue, reader, system, vn } from "../../core/dossier/testing/library-card.ts";
import { seenAt, windowOf } from "../../core/reports/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { findProcedure, publishRevisions } from "../catalogue/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { makeReport, type ReportRow, reportsFor } from "./index.ts";
import { askFor } from "./testing/ask.ts";
import type { Ask } from "./types.ts";

const clock = fixedClock(vn("2026-11-20T08:00").toString());
const clerk = officer("receptionist");
const pay: ActingCommand = { type: "recordPayment", paymentId: "prepayment", amount: 30_000, method: "cash", receipt: "BL-1" };
let stage: TestServices;
let birth: Dossier;
let copies: Dossier;
let own: Filing;

const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
async function lines(slug: string, ask: Ask, behind?: { column: string; line: string }): Promise<ReportRow[]> {
  const report = reportsFor({ role: "leader" }).find((one) => one.slug === slug)!;
  const rows: ReportRow[] = [];
  for await (const part of (await makeReport(stage.services, report, ask, behind))!.parts()) rows.push(...part);
  return rows;
}

/** Paid, worked on, signed, sent by post and rated, all on one day. */
async function wholeLife(filing: Filing, draft: ActingCommand): Promise<Dossier> {
  const { services } = stage;
  clock.set(vn("2026-11-20T08:00").toString());
  const { id } = await fileOne(services, {
    ...filing,
    fee: { total: 30_000, lines: [] },
    delivery: { way: "post", address: "Thôn 1" },
  });
  const steps: [string, Parameters<typeof act>[2], ActingCommand][] = [
    ["08:10", clerk, pay],
    ["08:20", clerk, { type: "receive" }],
    ["08:30", clerk, { type: "completeStep", note: "" }],
    ["09:00", officer("specialist"), { type: "requestPersonalId" }],
    ["09:10", system, { type: "recordPersonalId", value: personalIdValue }],
    ["09:20", officer("specialist"), draft],
    ["09:30", officer("specialist"), { type: "completeStep", note: "" }],
    ["10:00", officer("leader"), commands.approve],
    ["10:30", clerk, { type: "handOver", way: "post", receiver: reader.name, tracking: "EB1" }],
    ["11:00", reader, { type: "rate", score: "satisfied", reasons: [], comment: "" }],
  ];
  for (const [time, actor, command] of steps) {
    clock.set(vn(`2026-11-20T${time}`).toString());
    await act(services, id, actor, command);
  }
  return (await act(services, id, clerk, { type: "archive", box: "H1" })) as Dossier;
}

before(async () => {
  stage = await testServices({ clock });
  const { filing } = await openLibrary(stage.services);
  const other = {
    ...libraryCard,
    code: "9.000002",
    name: "Đăng ký thẻ",
    collect: "before" as const,
    field: { code: "G15-HT", name: "Hộ tịch" },
  };
  await publishRevisions(stage.services, [other]);
  const { id: revisionId } = (await findProcedure(stage.services, "9.000002"))!;
  own = { ...filing, procedureCode: "9.000002", procedureName: other.name, revisionId };
  const draft = (template: string, values: Record<string, string>, number: number): ActingCommand => ({
    ...commands.draft,
    template,
    values,
    bookEntry: { number, book: "01", year: 2026 },
  });
  birth = await wholeLife(
    own,
    draft("giay-khai-sinh", { "child.name": "MẬN", "child.birthDate": "2026-11-15", "child.sex": "Nữ" }, 42),
  );
  copies = await wholeLife(own, draft("chung-thuc-ban-sao", { "doc.name": "Bằng tốt nghiệp", copies: "3" }, 7));
  clock.set(vn("2026-11-20T13:30").toString());
  const undone = await fileOne(stage.services, { ...own, fee: { total: 30_000, lines: [] } });
  const { version } = await act(stage.services, undone.id, clerk, pay);
  clock.set(vn("2026-11-20T14:00").toString());
  await act(stage.services, undone.id, clerk, { type: "undo", version, reason: "Ghi nhầm hồ sơ" });
});
after(() => stage.close());

const evening = () => askFor({ asOf: at("2026-11-20T17:00") });

test("books take what was signed, in the order of their numbers", async () => {
  const civil = await lines("so-ho-tich", evening());
  assert.deepEqual(
    civil.map(({ code }) => code),
    [copies.code, birth.code],
  );
  assert.deepEqual(civil[1]!.cells.slice(1, 6), [
    "42, quyển 01/2026",
    at("2026-11-20T10:00"),
    "Đăng ký thẻ",
    "MẬN",
    "sinh ngày 15/11/2026; Nữ",
  ]);
  const certified = await lines("so-chung-thuc", evening());
  assert.deepEqual(
    certified.map(({ code }) => code),
    [copies.code],
  );
  assert.deepEqual(certified[0]!.cells.slice(3, 8), ["Bản sao từ bản chính", reader.name, "Bằng tốt nghiệp", 3, 30_000]);
  assert.deepEqual(await lines("so-ho-tich", askFor({ asOf: at("2026-11-20T09:59") })), [], "not signed yet");
});

test("money is counted by day, way of filing and cashier; what was taken back is counted only until then", async () => {
  const before = askFor({ asOf: at("2026-11-20T13:45"), grouping: "cashier" });
  assert.deepEqual(
    (await lines("phi-da-thu", before)).map(({ cells }) => cells.slice(1)),
    [[clerk.name, 3, 90_000, 0, 0, 0, 90_000, 90_000, 0, 0]],
  );
  const ask = { ...evening(), grouping: "cashier" } as const;
  const [line] = await lines("phi-da-thu", ask);
  assert.deepEqual(line!.cells.slice(1), [clerk.name, 2, 60_000, 0, 0, 0, 60_000, 60_000, 0, 0]);
  const behind = await lines("phi-da-thu", ask, { column: "cash", line: line!.key });
  assert.deepEqual(behind.map(({ code }) => code).sort(), [birth.code, copies.code].sort());
  assert.deepEqual(await lines("phi-da-thu", ask, { column: "online", line: "" }), []);
  const days = await lines("phi-da-thu", { ...ask, grouping: "day" });
  assert.deepEqual(
    days.map(({ key }) => key),
    ["2026-11-20"],
  );
  assert.equal((await lines("phi-da-thu", { ...ask, grouping: "channel" }))[0]!.cells[1], "Trực tuyến");
});

test("births are counted by sex and by the day on which they were asked for", async () => {
  const ask = { ...evening(), grouping: "agency" } as const;
  const [line] = await lines("thong-ke-ho-tich", ask);
  assert.deepEqual(line!.cells.slice(2), [1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const girls = await lines("thong-ke-ho-tich", ask, { column: "girls", line: "" });
  assert.deepEqual(
    girls.map(({ code }) => code),
    [birth.code],
  );
  assert.deepEqual(await lines("thong-ke-ho-tich", askFor({ asOf: at("2026-11-20T09:59") })), [], "not signed yet");
});

test("payments: what had to be paid, how it was paid, and what was taken back", async () => {
  const ask = { ...evening(), grouping: "procedure" } as const;
  const [line] = await lines("thanh-toan", ask);
  assert.deepEqual(line!.cells.slice(1), ["Đăng ký thẻ", 2, 2, 2, 0, 0, 2, 0, 0]);
  assert.equal((await lines("thanh-toan", ask, { column: "cash", line: "" })).length, 2);
  const early = askFor({ asOf: at("2026-11-20T08:05"), grouping: "procedure" });
  assert.deepEqual(await lines("thanh-toan", early), [], "nothing was received yet");
});

test("what was only given back in the period is no receipt of it", async () => {
  clock.set(vn("2026-11-23T08:00").toString());
  const { services } = stage;
  const { id, code } = await fileOne(services, { ...own, fee: { total: 30_000, lines: [] } });
  await act(services, id, clerk, { ...pay, receipt: "BL-9" } as ActingCommand);
  clock.set(vn("2026-11-24T08:00").toString());
  await act(services, id, reader, { type: "withdraw", reason: "Thôi không làm" });
  const given = { reason: "Hồ sơ đã rút", legalBasis: "Thông tư", number: "PH-1", method: "cash" } as const;
  await act(services, id, clerk, { type: "refundPayment", paymentId: "prepayment", ...given });
  const day = { from: "2026-11-24", until: "2026-11-24" };
  const asOf = at("2026-11-24T17:00");
  const ask = askFor({ asOf, days: day, window: seenAt(windowOf(day), asOf), grouping: "day" });
  const [line] = await lines("phi-da-thu", ask);
  assert.equal(line!.cells[2], 0);
  assert.deepEqual(await lines("phi-da-thu", ask, { column: "times", line: "" }), []);
  const refunded = await lines("phi-da-thu", ask, { column: "refunded", line: "" });
  assert.deepEqual(
    refunded.map((row) => row.code),
    [code],
  );
});

test("ratings and post are those of the period", async () => {
  const [rated] = await lines("hai-long", { ...evening(), grouping: "agency" });
  assert.deepEqual(rated!.cells.slice(1), ["UBND xã Thượng Lâm", 2, 0, 2, 0, 0, 1, 0]);
  assert.equal((await lines("hai-long", evening(), { column: "fine", line: "" })).length, 2);
  const [post] = await lines("buu-chinh", evening());
  assert.deepEqual(post!.cells.slice(2), [0, 2, 2]);
  assert.deepEqual(await lines("hai-long", askFor({ asOf: at("2026-11-20T10:59") })), []);
});

test("satisfaction by officer: each rating once, for who received the dossier or who drew up what was signed", async () => {
  const receiver = { ...evening(), grouping: "receiver" } as const;
  const drafter = { ...evening(), grouping: "drafter" } as const;
  const [one, ...more] = await lines("hai-long", receiver);
  assert.equal(more.length, 0);
  assert.deepEqual([one!.key, one!.cells[1], one!.cells[2]], [clerk.officerId, clerk.name, 2]);
  const specialist = officer("specialist");
  const [other] = await lines("hai-long", drafter);
  assert.deepEqual([other!.key, other!.cells[1], other!.cells[2]], [specialist.officerId, specialist.name, 2]);
  const behind = await lines("hai-long", drafter, { column: "fine", line: specialist.officerId });
  assert.deepEqual(behind.map(({ code }) => code).sort(), [birth.code, copies.code].sort());
  assert.deepEqual(await lines("hai-long", drafter, { column: "fine", line: clerk.officerId }), []);
  const [province] = await lines("hai-long", { ...receiver, agencies: undefined });
  assert.equal(province!.cells[1], `${clerk.name}, ${clerk.agencyName}`);
});

test("what went to the archive counts as the result it was", async () => {
  const [line] = await lines("06a", evening());
  // Received, done on the day: neither the archive nor the hand-over is counted again.
  assert.deepEqual(line!.cells.slice(1), ["Hộ tịch", 2, 2, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0]);
});

test("deaths are counted by age; a day of which only a part is known counts where it can only be one band", async () => {
  const signed: [born: string, died: string, key: string][] = [
    ["20/11/2025", "14 giờ 30, ngày 19/11/2026", "deathsInfant"],
    ["20/11/2025", "ngày 20/11/2026", "deathsChild"],
    ["2010", "08 giờ 05 phút ngày 01/02/2026", "deathsMinor"],
    ["1960", "01/11/2026", "deathsOld"],
    ["1966", "01/11/2026", "deathsUnknown"],
    ["3/1966", "1/4/2026", "deathsOld"],
    ["21/11/1966", "2026-11-20", "deathsUnknown"],
    ["21/11/1966", "lúc 23:10 ngày 20/11/2026", "deathsAdult"],
    ["Không rõ", "01/11/2026", "deathsUnknown"],
    ["05/03/1990", "01/11/1980", "deathsUnknown"],
    ["2026", "2026", "deathsInfant"],
  ];
  const codes = new Map<string, string[]>();
  for (const [i, [born, died, key]] of signed.entries()) {
    const values = { "deceased.birthDate": born, "death.at": died };
    const draft = {
      ...commands.draft,
      template: "trich-luc-khai-tu",
      values,
      bookEntry: { number: 100 + i, book: "02", year: 2026 },
    };
    const { code } = await wholeLife(own, draft as ActingCommand);
    codes.set(key, [...(codes.get(key) ?? []), code]);
  }
  const ask = { ...evening(), grouping: "agency" } as const;
  const [line] = await lines("thong-ke-ho-tich", ask);
  assert.deepEqual(line!.cells.slice(-7), [11, 2, 1, 1, 1, 2, 4]);
  for (const [column, expected] of codes) {
    const found = await lines("thong-ke-ho-tich", ask, { column, line: "" });
    assert.deepEqual(found.map(({ code }) => code).sort(), expected.sort(), column);
  }
});
