import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { ActingCommand, Actor, Dossier, Filing } from "../../../core/dossier/index.ts";
import { commands, officer, personalIdValue, reader, system, vn } from "../../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { makeReport, type ReportRow, type ReportTable, reportsFor } from "../index.ts";
import { askFor } from "../testing/ask.ts";
import type { Ask } from "../types.ts";

const clock = fixedClock(vn("2026-11-20T08:00").toString());
const [clerk, expert, leader] = [officer("receptionist"), officer("specialist"), officer("leader")];
const over = { type: "completeStep", note: "" } as const;
const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
let stage: TestServices;
let filing: Filing;

type Told = [local: string, actor: Actor, command: ActingCommand];
/** Received on 20/11 at nine, due the same day at five; then what is told. */
async function life(...told: Told[]): Promise<Dossier> {
  clock.set(vn("2026-11-20T08:00").toString());
  let dossier = await fileOne(stage.services, filing);
  for (const [local, actor, command] of [["2026-11-20T09:00", clerk, { type: "receive" }] as Told, ...told]) {
    clock.set(vn(local).toString());
    dossier = await act(stage.services, dossier.id, actor, command);
  }
  return dossier;
}
const passedOn: Told = ["2026-11-20T10:00", clerk, over];

const ask = (patch: Partial<Ask> = {}) => askFor({ asOf: at("2026-12-01T09:00"), grouping: "agency", ...patch });
const report = reportsFor({ role: "leader" }).find(({ slug }) => slug === "nguyen-nhan-qua-han")!;
const tableFor = async (of: Ask, behind?: { column: string; line: string }): Promise<ReportTable> =>
  (await makeReport(stage.services, report, of, behind))!;
async function rowsFor(of: Ask, behind?: { column: string; line: string }): Promise<ReportRow[]> {
  return (await Array.fromAsync((await tableFor(of, behind)).parts())).flat();
}
const behind = async (column: string, of: Ask = ask(), line = ""): Promise<string[]> =>
  (await rowsFor(of, { column, line })).map(({ code }) => code!).sort();

let lives: Record<
  "clerk" | "expert" | "opinion" | "answered" | "linked" | "routing" | "apology" | "outage" | "waiting" | "withdrawn" | "told",
  Dossier
>;
before(async () => {
  stage = await testServices({ clock });
  ({ filing } = await openLibrary(stage.services));
  const id = randomUUID();
  const where = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình", question: "Có nợ sách không?", legal: "Nội quy" };
  const consultation = { id, ...where, silence: "escalate", time: { qty: 1, unit: "DAY" } } as const;
  const asked: Told = ["2026-11-20T10:30", expert, { type: "requestConsultation", consultations: [consultation] }];
  const neighbour = officer("specialist", { agencyId: "H60.30.13", officerId: randomUUID() });
  const answer = { type: "answerConsultation", consultationId: id, agrees: true, text: "Không nợ" } as const;
  const outages = [{ from: at("2026-11-20T13:00"), to: at("2026-11-20T16:00"), minutes: 180 }];
  const prepare = { type: "prepareExtension", reason: "Mất điện." } as const;
  lives = {
    clerk: await life(),
    expert: await life(passedOn, ["2026-11-20T10:30", expert, { type: "claimStep" }]),
    opinion: await life(passedOn, asked),
    answered: await life(passedOn, asked, ["2026-11-20T16:00", neighbour, answer]),
    linked: await life(passedOn),
    routing: await life(passedOn, ["2026-11-20T10:30", expert, { type: "sendToCoordination", reason: "Không rõ của ai" }]),
    apology: await life(
      passedOn,
      ["2026-11-25T09:00", expert, { ...prepare, reason: "Nhiều việc.", newDueAt: at("2026-11-27T09:00") }],
      ["2026-11-25T10:00", leader, { type: "signExtension" }],
    ),
    outage: await life(
      passedOn,
      ["2026-11-20T16:10", expert, { ...prepare, newDueAt: at("2026-11-25T09:00"), outages }],
      ["2026-11-20T16:20", leader, { type: "signExtension" }],
    ),
    waiting: await life(
      passedOn,
      ["2026-11-20T10:30", expert, commands.supplement],
      ["2026-11-20T10:40", leader, commands.approveProposal],
    ),
    withdrawn: await life(["2026-11-20T10:00", reader, { type: "withdraw", reason: "Thôi" }]),
    told: await life(
      passedOn,
      ["2026-11-20T10:10", expert, { type: "requestPersonalId" }],
      ["2026-11-20T10:20", system, { type: "recordPersonalId", value: personalIdValue }],
      ["2026-11-20T10:30", expert, commands.draft],
      ["2026-11-20T10:40", expert, over],
      ["2026-11-20T11:00", leader, commands.approve],
    ),
  };
  const owner = stage.superuserDb();
  // As the process of an interlinked procedure starts it: done by another agency.
  await sql`update event set data = data || '{"child": true}' where dossier_id = ${lives.linked.id} and type = 'StepStarted' and data ->> 'stepId' = 'appraise'`.execute(
    owner,
  );
  // The national portal took what was told before the result at once, and the result on the day after the time was over.
  await sql`update outbound set state = 'sent', sent_at = case when created_at < ${lives.told.finishedAt!} then created_at else ${at("2026-11-24T10:00")} end
    where dossier_id = ${lives.told.id}`.execute(owner);
  clock.set(vn("2026-12-01T09:00").toString());
});
after(() => stage.close());

const codes = (...names: (keyof typeof lives)[]): string[] => names.map((name) => lives[name].code).sort();

test("each late dossier stands under one cause: what was under way when its time was over", async () => {
  assert.equal(lives.clerk.dueAt, at("2026-11-20T17:00"));
  const expected: [string, string[]][] = [
    ["late", codes("clerk", "expert", "opinion", "answered", "linked", "routing", "apology", "outage")],
    ["receptionist", codes("clerk")],
    ["specialist", codes("expert", "answered", "apology")],
    ["leader", []],
    ["routing", codes("routing")],
    ["opinion", codes("opinion")],
    ["linked", codes("linked")],
    ["outage", codes("outage")],
    ["unknown", []],
    ["extended", codes("outage")],
    ["apologised", codes("apology")],
    ["toldLate", codes("told")],
  ];
  const table = await tableFor(ask());
  const [row] = (await Array.fromAsync(table.parts())).flat();
  for (const [column, behindIt] of expected) {
    assert.equal(row!.cells[table.columns.findIndex(({ key }) => key === column)], behindIt.length, column);
    assert.deepEqual(await behind(column), behindIt, column);
  }
  assert.deepEqual(table.findings, []);
});

test("as late as form 06a says, and as of an earlier instant what was known then", async () => {
  const form = reportsFor({ role: "leader" }).find(({ slug }) => slug === "06a")!;
  for (const asOf of ["2026-11-20T12:00", "2026-11-23T10:00", "2026-11-24T12:00", "2026-12-01T09:00"].map(at)) {
    const of = ask({ asOf });
    const counted = (await makeReport(stage.services, form, { ...of, window: { ...of.window, to: asOf } }))!;
    const late = ["lateDone", "lateOpen"].map((key) =>
      Number(counted.sum?.cells[counted.columns.findIndex((column) => column.key === key)] ?? 0),
    );
    assert.equal((await behind("late", of)).length, late[0]! + late[1]!, asOf);
  }
  const early = ask({ asOf: at("2026-11-23T10:00") });
  assert.deepEqual(await behind("apologised", early), [], "not signed yet");
  assert.deepEqual(await behind("outage", early), [], "its extension still runs");
});

test("by person: who had the step when the time was over, or nobody", async () => {
  const of = ask({ grouping: "holder" });
  const rows = await rowsFor(of);
  const lateOf = new Map(rows.map(({ cells }) => [cells[1], cells[2]]));
  // Whoever asks another agency has taken the step.
  assert.equal(lateOf.get(expert.name), 3);
  assert.deepEqual(await behind("late", of, expert.officerId), codes("expert", "opinion", "answered"));
  assert.deepEqual(await behind("late", of, clerk.officerId), codes("clerk"));
  assert.deepEqual(await behind("linked", of, "khong-co"), codes("linked"));
});

test("the list behind a number has what form 04 said, for those who may know it", async () => {
  const of = ask();
  const letter = async (own: Ask) => (await rowsFor(own, { column: "apologised", line: "" })).map(({ cells }) => cells.at(-1));
  assert.match(String((await letter(of))[0]), /^Nhiều việc\. Bước “Thẩm tra”/);
  const controller = officer("controller", { agencyId: "H60", agencyName: "UBND tỉnh" });
  assert.deepEqual(await letter({ ...of, officer: controller, agencies: undefined }), [""]);
});

test("a step that was passed on and whose passing on was taken back was still under way", async () => {
  const early = await life();
  clock.set(vn("2026-11-20T16:00").toString());
  const { version } = await act(stage.services, early.id, clerk, over);
  clock.set(vn("2026-11-20T16:10").toString());
  await act(stage.services, early.id, clerk, { type: "undo", version: version - 1, reason: "Nhầm" });
  clock.set(vn("2026-12-01T09:00").toString());
  assert.ok((await behind("receptionist")).includes(early.code));
});

test("what was begun at another agency before is not under way after the dossier went on elsewhere", async () => {
  const to = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" };
  const gone = await life(
    passedOn,
    ["2026-11-20T10:30", expert, { type: "claimStep" }],
    ["2026-11-20T10:40", expert, { type: "sendToCoordination", reason: "Của xã khác" }],
    ["2026-11-20T16:50", leader, { type: "route", ...to, reason: "Của xã khác" }],
  );
  clock.set(vn("2026-12-15T09:00").toString());
  const of = ask({ asOf: at("2026-12-15T09:00"), agencies: [to.agencyId], grouping: "holder", officer: officer("leader", to) });
  const there = { ...of, window: { ...of.window, to: at("2026-12-15T09:00") } };
  assert.deepEqual(await behind("late", there, "khong-co"), [gone.code], "nobody there has taken it");
  assert.deepEqual(await behind("receptionist", there, "khong-co"), [gone.code], "the process began anew with the counter");
  clock.set(vn("2026-12-01T09:00").toString());
});

test("a message is late for the portal only as far as that was known at the instant of the report", async () => {
  const done = await life(
    passedOn,
    ["2026-11-20T10:10", expert, { type: "requestPersonalId" }],
    ["2026-11-20T10:20", system, { type: "recordPersonalId", value: personalIdValue }],
    ["2026-11-20T10:30", expert, commands.draft],
    ["2026-11-20T10:40", expert, over],
    ["2026-11-20T16:50", leader, commands.approve],
  );
  const told = async (local: string) => (await behind("toldLate", ask({ asOf: at(local) }))).includes(done.code);
  assert.deepEqual([await told("2026-11-20T17:05"), await told("2026-11-20T18:00")], [false, true]);
  await sql`update outbound set state = 'sent', sent_at = ${at("2026-11-20T17:10")} where dossier_id = ${done.id}`.execute(
    stage.superuserDb(),
  );
  assert.deepEqual([await told("2026-11-20T17:05"), await told("2026-11-20T18:00")], [false, false]);
});
