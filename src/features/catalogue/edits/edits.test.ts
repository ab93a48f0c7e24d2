import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { fixedClock } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { saveAgencies } from "../agencies.ts";
import { listCatalogueEvents } from "../history/events.ts";
import { historyOf } from "../history/history-of.ts";
import { findProcedureOn, publications } from "../revisions.ts";
import { CARD, cardFiles, DUNG, LONG, MAI, published, SPECIALIST, saved, submitted } from "../testing/controllers.ts";
import { discardEdit, returnEdit, submitEdit } from "./act-on-edit.ts";
import { approveEdit } from "./approve-edit.ts";
import { checkEdit } from "./check-edit.ts";
import { dropParked, findEdit, findParked, listEdits, listParked } from "./list-edits.ts";
import { CatalogueRefusal } from "./rights.ts";
import { saveEdit } from "./save-edit.ts";
import { startEdit } from "./start-edit.ts";
import type { Edit } from "./types.ts";

let world: TestServices;
let services: Services;
const clock = fixedClock("2026-11-17T02:00:00Z");

before(async () => {
  world = await testServices({ clock });
  services = world.services;
  await saveAgencies(services, [
    {
      id: "H60",
      name: "UBND tỉnh Tuyên Quang",
      shortName: "tỉnh Tuyên Quang",
      kind: "province",
      unit: "ubnd-tinh",
      parentId: null,
      communeCode: null,
      oldCode: "000.00.00.H60",
      address: "tỉnh Tuyên Quang",
      hotline: "0207 3 000 000",
      hours: null,
    },
  ]);
});
after(() => world.close());
beforeEach(async () => {
  clock.set("2026-11-17T02:00:00Z");
  await sql`truncate procedure_revision, procedure_edit, procedure_withdrawal, catalogue_event cascade`.execute(
    world.superuserDb(),
  );
});

const at = (edit: { id: string; version: number }) => ({ id: edit.id, expectedVersion: edit.version });
const rulesOf = async (files: Record<string, string>) => (await checkEdit(services, { files })).findings.map(({ rule }) => rule);

test("a procedure is written, submitted, approved by another person and in force from its day", async () => {
  const noticed = publications();
  const id = await published(services, cardFiles("2026-12-01"));
  assert.ok(publications() > noticed, "pages that were kept are made anew");
  assert.equal(await findProcedureOn(services, CARD, "2026-11-30"), undefined);
  assert.equal((await findProcedureOn(services, CARD, "2026-12-01"))?.id, id);
  const [entry] = await historyOf(services, CARD, "2026-11-17");
  assert.deepEqual([entry?.state, entry?.publishedBy?.name, entry?.origin], ["upcoming", MAI.name, "screen"]);
  const acts = (await listCatalogueEvents(services, { code: CARD })).map(({ what, by }) => [what, by.name]);
  assert.deepEqual(acts, [
    ["revision.published", MAI.name],
    ["edit.submitted", DUNG.name],
    ["edit.started", DUNG.name],
  ]);
});

test("broken files are kept as they are typed and cannot be submitted", async () => {
  const edit = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  const broken = { ...edit.files, "procedure.yaml": "code: [\0\ud800", "form.yaml": "parts: hỏng" };
  const kept = await saved(services, DUNG, edit, broken);
  assert.equal((await findEdit(services, edit.id))?.files["form.yaml"], "parts: hỏng");
  assert.deepEqual([kept.code, kept.title], [null, "Thủ tục chưa có tên"]);
  const outcome = await submitEdit(services, DUNG, at(kept));
  assert.equal(outcome.kind, "refused");
  assert.ok(outcome.kind === "refused" && outcome.findings?.every(({ severity }) => severity === "error"));
});

test("of two who save the same version the second is told, and what she typed is kept", async () => {
  const edit = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  const one = { ...edit.files, "papers.yaml": "papers: []\n# Dũng" };
  const two = { ...edit.files, "papers.yaml": "papers: []\n# Mai" };
  const outcomes = await Promise.all([
    saveEdit(services, DUNG, { ...at(edit), files: one }),
    saveEdit(services, MAI, { ...at(edit), files: two }),
  ]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["saved", "stale"]);
  const stale = outcomes.find((one) => one.kind === "stale");
  assert.ok(stale?.kind === "stale");
  const loser = stale === outcomes[0] ? { typed: one, who: DUNG, other: MAI } : { typed: two, who: MAI, other: DUNG };
  assert.equal(stale.mine["papers.yaml"], loser.typed["papers.yaml"]);
  assert.equal(stale.base["papers.yaml"], edit.files["papers.yaml"]);
  assert.notEqual(stale.theirs.files["papers.yaml"], loser.typed["papers.yaml"]);
  const parked = await findParked(services, stale.parkedId);
  assert.deepEqual(parked?.files, loser.typed);
  // The same form sent again is parked once; only its owner throws it away.
  const again = await saveEdit(services, loser.who, { ...at(edit), files: loser.typed });
  assert.equal(again.kind === "stale" && again.parkedId, stale.parkedId);
  assert.equal((await listParked(services, edit.id)).length, 1);
  assert.equal(await dropParked(services, loser.other, stale.parkedId), false);
  assert.equal(await dropParked(services, loser.who, stale.parkedId), true);
});

test("the same text sent twice is saved once; what is typed into a submitted edit is kept beside it", async () => {
  const edit = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  const files = { ...edit.files, "note.md": "Ghi chú" };
  const first = await saved(services, DUNG, edit, files);
  const second = await saveEdit(services, DUNG, { ...at(edit), files });
  assert.equal(second.kind === "saved" && second.edit.version, first.version);
  await submitEdit(services, DUNG, at(first));
  const closed = await saveEdit(services, MAI, { ...at(first), files: { ...files, "note.md": "Khác" } });
  assert.equal(closed.kind, "closed");
  assert.equal((await listParked(services, edit.id))[0]?.files["note.md"], "Khác");
});

test("nobody approves what she wrote or submitted; a specialist approves nothing; a leader of the province may", async () => {
  const begun = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  const touched = await saved(services, MAI, begun, { ...begun.files, "note.md": "Mai ghi" });
  await submitEdit(services, DUNG, at(touched));
  for (const actor of [DUNG, MAI, SPECIALIST, { kind: "system", name: "Dòng lệnh" } as const]) {
    const outcome = await approveEdit(services, actor, at(touched));
    assert.equal(outcome.kind, "refused", actor.name);
  }
  const leaderElsewhere = { ...LONG, agencyId: "H61" };
  assert.equal((await approveEdit(services, leaderElsewhere, at(touched))).kind, "refused");
  assert.equal((await approveEdit(services, LONG, at(touched))).kind, "published");
  await assert.rejects(startEdit(services, SPECIALIST, { code: CARD }), CatalogueRefusal);
});

test("two who approve at once publish one revision, and both are told which", async () => {
  const edit = await submitted(services, cardFiles("2026-12-01"));
  const outcomes = await Promise.all([approveEdit(services, MAI, at(edit)), approveEdit(services, LONG, at(edit))]);
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ["published", "published"],
  );
  const ids = new Set(outcomes.map((one) => (one.kind === "published" ? one.revisionId : "")));
  assert.equal(ids.size, 1);
  const events = await listCatalogueEvents(services, { editId: edit.id });
  assert.equal(events.filter(({ what }) => what === "revision.published").length, 1);
});

test("two edits of one procedure for the same day: the second to be approved is refused", async () => {
  const one = await submitted(services, cardFiles("2026-12-01"));
  const two = await submitted(
    services,
    cardFiles("2026-12-01", (yaml) => yaml.replace("minutesToFill: 3", "minutesToFill: 4")),
  );
  const outcomes = await Promise.all([approveEdit(services, MAI, at(one)), approveEdit(services, LONG, at(two))]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["published", "refused"]);
  const refused = outcomes.find((outcome) => outcome.kind === "refused");
  assert.ok(refused?.kind === "refused");
  assert.deepEqual(
    refused.findings?.map(({ rule }) => rule),
    ["same-start"],
  );
});

test("who works beside others on a procedure is told what of theirs would be lost", async () => {
  const rules = async (edit: Edit) =>
    (await checkEdit(services, edit)).findings
      .filter(({ rule }) => ["unseen-revision", "later-revision", "edited-elsewhere"].includes(rule))
      .map(({ rule, severity, message }) => [
        rule,
        severity,
        /\(([^)]*)\)|theo (\S*) thay|do (.*) bắt/.exec(message)?.slice(1).join(""),
      ]);
  const dated = (from: string, number: string) => cardFiles(from, (yaml) => yaml.replace(/number: [^,]*/, `number: ${number}`));
  await published(services, dated("2026-11-17", "1/QĐ"));
  const first = await startEdit(services, DUNG, { code: CARD });
  assert.deepEqual(await rules(first), []);
  const second = await startEdit(services, MAI, { code: CARD });
  const late = await saved(services, MAI, second, dated("2026-12-05", "3/QĐ"));
  assert.deepEqual(await rules(late), [["edited-elsewhere", "warning", DUNG.name]]);

  await saved(services, DUNG, first, dated("2026-12-01", "2/QĐ"));
  const done = await submitEdit(services, DUNG, { id: first.id, expectedVersion: 2 });
  assert.ok(done.kind === "done");
  assert.equal((await approveEdit(services, LONG, at(done.edit))).kind, "published");
  assert.deepEqual(await rules(late), [["unseen-revision", "error", "2/QĐ"]]);
  const soon = await saved(services, MAI, late, dated("2026-11-20", "4/QĐ"));
  assert.deepEqual((await rules(soon)).at(-1), ["later-revision", "warning", "2/QĐ"]);
});

test("a day of effect that has passed is refused with what to do; today is allowed", async () => {
  assert.ok((await rulesOf(cardFiles("2026-11-16"))).includes("effective-past"));
  assert.ok(!(await rulesOf(cardFiles("2026-11-17"))).includes("effective-past"));
  // Approved in time, and only looked at after the day: checked again when it is approved.
  const edit = await submitted(services, cardFiles("2026-11-18"));
  clock.set("2026-11-18T17:30:00Z");
  const outcome = await approveEdit(services, MAI, at(edit));
  assert.ok(outcome.kind === "refused");
  assert.match(outcome.findings?.[0]?.advice ?? "", /công bố bản mới từ hôm nay/);
});

test("conditions that turn in a circle and hours over the limit keep an edit from being submitted", async () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [
      cardFiles("2026-12-01", (yaml) => yaml.replace("adult: yearsBetween(reader.birthDate, today) >= 18", 'adult: "!minor"')),
      /vòng/,
    ],
    [
      cardFiles("2026-12-01", (yaml) => yaml.replace("{ qty: 2, unit: WORKING_DAY }", "{ qty: 4, unit: HOUR }")),
      /cộng lại 7.5 giờ/,
    ],
  ];
  for (const [files, says] of wrong) {
    const edit = await startEdit(services, DUNG, { files, origin: "screen" });
    const outcome = await submitEdit(services, DUNG, at(edit));
    assert.ok(outcome.kind === "refused");
    assert.match(outcome.findings?.map(({ message }) => message).join("\n") ?? "", says);
  }
});

test("a case that no longer comes out, or is no JSON, is an error", async () => {
  const files = cardFiles("2026-12-01");
  const [path = ""] = Object.keys(files).filter((one) => one.startsWith("cases/"));
  const wrongFee = { ...files, [path]: files[path]!.replace(/"fee": \d+/, '"fee": 1') };
  assert.ok((await rulesOf(wrongFee)).includes("case"));
  const noJson = { ...files, [path]: files[path]!.replace("{", "{ # lời\n") };
  assert.ok((await rulesOf(noJson)).some((rule) => rule === "case" || rule === "definition"));
});

test("an edit is returned with what to do, changed by its writer, and an old page of the approver publishes nothing", async () => {
  const edit = await submitted(services, cardFiles("2026-12-01"));
  assert.equal((await returnEdit(services, MAI, { ...at(edit), note: " " })).kind, "refused");
  const returned = await returnEdit(services, MAI, { ...at(edit), note: "Ghi rõ tên thẻ." });
  assert.ok(returned.kind === "done");
  assert.deepEqual([returned.edit.state, returned.edit.note, returned.edit.submittedBy], ["draft", "Ghi rõ tên thẻ.", null]);
  const changed = await saved(services, DUNG, returned.edit, { ...edit.files, "note.md": "Đã sửa" });
  await submitEdit(services, DUNG, at(changed));
  assert.equal((await approveEdit(services, MAI, at(edit))).kind, "stale");
  assert.equal((await approveEdit(services, MAI, at(changed))).kind, "published");
  assert.equal((await discardEdit(services, DUNG, at(changed))).kind, "refused");
  assert.deepEqual(await listEdits(services), []);
});

test("an edit begins from the files of what is in force; publishing the same again is refused", async () => {
  const id = await published(services, cardFiles("2026-11-17"));
  const edit = await startEdit(services, DUNG, { code: CARD });
  assert.equal(edit.basedOn, id);
  assert.deepEqual(edit.files, cardFiles("2026-11-17"));
  assert.ok((await rulesOf(edit.files)).includes("unchanged"));
});

test("a published revision cannot be changed, nor an act taken out of the record", async () => {
  const id = await published(services, cardFiles("2026-12-01"));
  const { db } = services;
  await assert.rejects(
    sql`update procedure_revision set effective_to = '2026-12-31' where id = ${id}`.execute(db),
    /permission denied/,
  );
  await assert.rejects(sql`update procedure_revision set files = '{}' where id = ${id}`.execute(db), /does not change/);
  await assert.rejects(sql`delete from catalogue_event`.execute(db), /permission denied/);
  await assert.rejects(sql`update procedure_edit_version set files = '{}'`.execute(db), /permission denied/);
});
