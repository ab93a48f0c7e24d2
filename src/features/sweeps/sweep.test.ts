import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, libraryCard, officer, system } from "../../core/dossier/testing/library-card.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { fixedClock } from "../../platform/clock.ts";
import { verifyLog } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { until } from "../../platform/testing/run-program.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { findProcedure, publishRevisions } from "../catalogue/index.ts";
import { actOnDossier, readEvents, verifySnapshots, viewDossier } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { retrySweeps, sweep, viewSweeps } from "./index.ts";

const clock = fixedClock("2026-11-17T01:00:00Z");
/** A Vietnamese time, e.g. "2026-11-18T09:00". */
const at = (local: string): void => clock.set(`${local}:00+07:00`);
const leader = officer("leader");

let test: TestServices;
let services: Services;
let owner: ReturnType<TestServices["superuserDb"]>;
let filing: Filing;

before(async () => {
  test = await testServices({ clock });
  services = test.services;
  owner = test.superuserDb();
  ({ filing } = await openLibrary(services));
});
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, timer_trial, clock_correction, appointment_difference, document cascade`.execute(
    owner,
  );
  await sql`update agency set hours = null`.execute(owner);
  at("2026-11-17T08:00");
});
after(() => test.close());

const typesOf = async ({ id }: Dossier): Promise<string[]> =>
  (await readEvents(services, id)).map(({ event }) => (event.type === "Warned" ? event.warning.kind : event.type));
const now = async ({ id }: Dossier): Promise<Dossier> => (await viewDossier(services, system, { id }))!;

/** The library card under other terms, published beside it. */
async function under(code: string, terms: Partial<Revision>): Promise<Filing> {
  await publishRevisions(services, [{ ...libraryCard, ...terms, code }]);
  const published = await findProcedure(services, code);
  return { ...filing, procedureCode: code, revisionId: published!.id };
}

async function appraising(own: Filing = filing): Promise<Dossier> {
  const { id } = await fileOne(services, own);
  await act(services, id, officer("receptionist"), { type: "receive" });
  return act(services, id, officer("receptionist"), { type: "completeStep", note: "" });
}

describe("a sweep", () => {
  it("does what is due, nothing before its moment, and nothing twice", async () => {
    const dossier = await fileOne(services, filing);
    at("2026-11-17T13:29");
    assert.deepEqual((await sweep(services)).acts, {});
    at("2026-11-17T13:30");
    assert.deepEqual((await sweep(services)).acts, { intake4h: 1 });
    assert.deepEqual((await sweep(services)).acts, {});
    at("2026-11-17T15:45");
    assert.deepEqual((await sweep(services)).acts, { intake6h: 1 });
    assert.deepEqual(await typesOf(dossier), ["Submitted", "intake4h", "intake6h"]);
  });

  it("prepares form 04 in time, and an apology once the time is over", async () => {
    const dossier = await appraising();
    at("2026-11-17T15:00");
    await sweep(services);
    const { extension } = await now(dossier);
    assert.equal(extension?.preparedBy, "Hệ thống theo dõi thời hạn");
    assert.equal(extension?.newDueAt, "2026-11-18T10:00:00.000Z");
    at("2026-11-17T17:01");
    const { acts } = await sweep(services);
    assert.deepEqual([acts.overdue, acts.prepareApology, acts.prepareExtension], [1, 1, undefined]);
    assert.equal((await now(dossier)).apology?.oldDueAt, dossier.dueAt);
  });

  it("gives what kept the system down as a reason of the extension", async () => {
    const dossier = await appraising();
    await sql`insert into outage (id, from_at, to_at, what, source, recorded_by, recorded_at)
      values (${randomUUID()}, '2026-11-17T09:00:00+07', '2026-11-17T10:00:00+07', 'Mất điện', 'officer', '{"name":"x"}', now())`.execute(
      owner,
    );
    at("2026-11-17T15:00");
    await sweep(services);
    const { extension } = await now(dossier);
    assert.match(extension?.reason ?? "", /Sự cố hệ thống \(Mất điện\).*mất 1 giờ làm việc/);
    assert.equal(extension?.outages?.[0]?.minutes, 60);
  });

  it("after a day of downtime catches up with the right instants", async () => {
    const silent = await under("9.000011", {
      confirmation: { time: { qty: 2, unit: "HOUR" }, pauses: true, legal: "Điều 3" },
    });
    const waiting = await fileOne(services, filing);
    const asked = await appraising(silent);
    await act(services, asked.id, officer("specialist"), { type: "requestPersonalId" });
    await act(services, asked.id, system, {
      type: "recordPersonalId",
      value: { found: true, source: "x", at: "2026-11-17T01:00:00.000Z", asked: {}, values: { personalId: "1" } },
    });
    await act(services, asked.id, officer("specialist"), commands.draft);
    const before = await act(services, asked.id, officer("specialist"), { type: "askConfirmation" });
    assert.equal(before.confirmation?.answerBy, "2026-11-17T03:00:00.000Z");

    at("2026-11-18T09:00");
    await sweep(services);
    const intake = (await now(waiting)).warnings?.map(({ kind, since, at: done }) => [kind, since, done]);
    const done = "2026-11-18T02:00:00.000Z";
    assert.deepEqual(intake, [
      ["intake4h", "2026-11-17T06:30:00.000Z", done],
      ["intake6h", "2026-11-17T08:30:00.000Z", done],
      ["intakeOverdue", "2026-11-18T01:00:00.001Z", done],
    ]);
    const answered = await now(asked);
    assert.deepEqual(answered.confirmation?.answer, { agrees: true, note: "", at: "2026-11-17T03:00:00.000Z", silent: true });
    assert.deepEqual(answered.pauses, [{ from: "2026-11-17T01:00:00.000Z", to: "2026-11-17T03:00:00.000Z" }]);
    // Two working hours of waiting given back, not the day that nobody looked.
    assert.equal(answered.dueAt, "2026-11-18T02:30:00.000Z");
  });

  it("stops a dossier whose supplement never came where the procedure says so; taken back, it stays open", async () => {
    const own = await under("9.000012", { supplement: { intake: 1, appraisal: 1, days: 2, onTimeout: "stop" } });
    const dossier = await fileOne(services, own);
    at("2026-11-17T09:00");
    await act(services, dossier.id, officer("receptionist"), commands.supplement);
    at("2026-11-19T08:30");
    assert.deepEqual((await sweep(services)).acts, { supplementReminder: 1 });
    at("2026-11-19T09:01");
    assert.deepEqual((await sweep(services)).acts, { supplementTimeout: 1 });
    const stopped = await now(dossier);
    assert.equal(stopped.stop?.legalBasis, "Nghị định 118/2025/NĐ-CP, Điều 17");
    const version = stopped.version;
    await act(services, dossier.id, leader, { type: "undo", version, reason: "Người dân đã gửi qua bưu điện" });
    assert.equal((await now(dossier)).state, "awaitingSupplement");
    at("2026-11-20T09:00");
    assert.deepEqual(await sweep(services), { agencies: 1, dossiers: 1, acts: {}, failures: 0 });
    assert.equal((await now(dossier)).state, "awaitingSupplement");
    assert.deepEqual(await sweep(services), { agencies: 0, dossiers: 0, acts: {}, failures: 0 });
  });

  it("takes silence of another agency as agreement from the end of its time, or puts it before the leader", async () => {
    const ask = async (silence: "consent" | "escalate") => {
      const { id } = await appraising();
      const time = { qty: 2, unit: "HOUR" } as const;
      const one = {
        id: silence,
        agencyId: "H60.30.13",
        agencyName: "UBND xã Lâm Bình",
        question: "Đồng ý?",
        legal: "Điều 4",
        silence,
        time,
      };
      return act(services, id, officer("specialist"), { type: "requestConsultation", consultations: [one] });
    };
    const [agreed, escalated] = [await ask("consent"), await ask("escalate")];
    at("2026-11-17T11:00");
    assert.equal((await sweep(services)).acts.consultationLapse, 2);
    assert.deepEqual((await now(agreed)).consultations?.[0]?.answer?.at, "2026-11-17T03:00:00.000Z");
    assert.equal((await now(agreed)).consultations?.[0]?.answer?.kind, "silence");
    assert.match((await now(escalated)).coordination?.reason ?? "", /UBND xã Lâm Bình quá hạn/);
    const again = await sweep(services);
    assert.deepEqual([again.acts.consultationLapse, again.failures], [undefined, 0]);
    assert.equal((await viewSweeps(services)).failing, 0);
  });

  it("ends what was never paid for when its time is over, with the law of the fee", async () => {
    const own = await under("9.000013", { collect: "before" });
    const line = { id: "f", name: "Phí thẻ", amount: 8000, unit: "thẻ", count: 1, legal: "Nghị quyết thử, Điều 1" };
    const fee = { total: 8000, lines: [line] } as unknown as Filing["fee"];
    const dossier = await fileOne(services, { ...own, fee });
    assert.equal(dossier.state, "awaitingPrepayment");
    at("2026-11-25T09:00");
    assert.deepEqual((await sweep(services)).acts, { paymentTimeout: 1 });
    const { stop } = await now(dossier);
    assert.equal(stop?.legalBasis, "Nghị quyết thử, Điều 1");
    assert.match(stop?.reason ?? "", /không nộp Phí thẻ trong thời hạn/);
  });

  it("looks at everything again when an agency's hours change", async () => {
    const dossier = await fileOne(services, filing);
    await sweep(services);
    await sql`update agency set hours = '{"mon":["07:00-11:00"],"tue":["07:00-11:00","12:00-16:00"],"wed":["07:00-11:00"]}' where id = ${filing.agencyId}`.execute(
      owner,
    );
    at("2026-11-17T13:00");
    assert.deepEqual((await sweep(services)).acts, { intake4h: 1 });
    assert.deepEqual(await typesOf(dossier), ["Submitted", "intake4h"]);
  });
});

describe("many workers", () => {
  it("do each act once, be there two or ten of them", async () => {
    for (const workers of [2, 10]) {
      const dossiers = await Promise.all(
        Array.from({ length: 40 }, (_, i) => fileOne(services, { ...filing, agencyId: i % 2 ? "H60.30.12" : "H60.30.13" })),
      );
      at("2026-11-18T09:00");
      const reports = await Promise.all(Array.from({ length: workers }, () => sweep(services)));
      assert.equal(
        reports.reduce((sum, { acts }) => sum + (acts.intakeOverdue ?? 0), 0),
        40,
      );
      assert.equal(
        reports.reduce((sum, { failures }) => sum + failures, 0),
        0,
      );
      for (const dossier of dossiers) {
        assert.deepEqual(await typesOf(dossier), ["Submitted", "intake4h", "intake6h", "intakeOverdue"]);
      }
      await sql`truncate dossier, event, command_receipt cascade`.execute(owner);
      at("2026-11-17T08:00");
    }
  });

  it("do it once as well while officers act on the same dossiers", async () => {
    const dossiers = await Promise.all(Array.from({ length: 20 }, () => fileOne(services, filing)));
    at("2026-11-17T13:30");
    const receive = dossiers.map(({ id }) =>
      actOnDossier(services, { dossierId: id, key: randomUUID(), actor: officer("receptionist"), command: { type: "receive" } }),
    );
    const [, , ...received] = await Promise.all([sweep(services), sweep(services), ...receive]);
    assert.ok(received.every(({ ok }) => ok));
    for (const dossier of dossiers) {
      const types = await typesOf(dossier);
      assert.ok(types.filter((type) => type === "intake4h").length <= 1);
      assert.equal((await now(dossier)).state, "received");
    }
  });

  it("killed in the middle leave nothing half; the next sweep finishes", async () => {
    const dossiers = await Promise.all(Array.from({ length: 60 }, () => fileOne(services, filing)));
    const late = "2026-11-18T02:00:00Z";
    const worker = spawn(process.execPath, [path.join(import.meta.dirname, "testing/sweep-worker.ts"), test.adminUrl, late], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    worker.stdout.on("data", (text: Buffer) => {
      said += text;
    });
    const warned = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from event where type = 'Warned'`.execute(owner)).rows[0]!.n;
    await until("the worker has begun", async () => (await warned()) > 10);
    worker.kill("SIGKILL");
    await once(worker, "close");
    assert.equal(said, "", "killed before its end");
    assert.ok((await warned()) < 180, "in the middle");
    clock.set(late);
    await until("the lock of the dead is gone", async () => {
      await sweep(services);
      return (await warned()) === 180;
    });
    for (const dossier of dossiers)
      assert.deepEqual(await typesOf(dossier), ["Submitted", "intake4h", "intake6h", "intakeOverdue"]);
    assert.equal((await verifyLog(services.db)).broken, undefined);
    assert.equal((await verifySnapshots(services)).broken, undefined);
  });
});

describe("what fails", () => {
  it("stops no other, is shown with its reason, tried again later, and forgotten once it works", async () => {
    const broken = await fileOne(services, filing);
    const sound = await fileOne(services, filing);
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{revisionId}', '"gone@1"') where id = ${broken.id}`.execute(
      owner,
    );
    at("2026-11-17T13:30");
    const report = await sweep(services);
    assert.deepEqual([report.acts, report.failures], [{ intake4h: 1 }, 1]);
    assert.deepEqual(await typesOf(sound), ["Submitted", "intake4h"]);
    const view = await viewSweeps(services);
    assert.deepEqual(
      view.failures.map(({ code, kind, error, attempts, nextAt }) => [code, kind, error, attempts, nextAt]),
      [[broken.code, "plan", "No revision gone@1", 1, "2026-11-17T06:31:00Z"]],
    );
    assert.equal(view.failing, 1);
    assert.equal(view.due, 0);

    assert.equal((await sweep(services)).failures, 0, "waits for its time");
    at("2026-11-17T13:31");
    assert.equal((await sweep(services)).failures, 1);
    assert.equal((await viewSweeps(services)).failures[0]?.nextAt, "2026-11-17T06:33:00Z");

    await sql`update dossier set snapshot = jsonb_set(snapshot, '{revisionId}', to_jsonb(${filing.revisionId}::text)) where id = ${broken.id}`.execute(
      owner,
    );
    assert.equal(await retrySweeps(services), 1);
    assert.deepEqual((await sweep(services)).acts, { intake4h: 1 });
    assert.deepEqual((await viewSweeps(services)).failures, []);
  });

  it("an agency whose hours are broken stops no other agency", async () => {
    await fileOne(services, filing);
    const other = await fileOne(services, { ...filing, agencyId: "H60.30.13" });
    await sweep(services);
    await sql`update agency set hours = '{"mon":["nonsense"]}' where id = ${filing.agencyId}`.execute(owner);
    at("2026-11-17T13:30");
    const report = await sweep(services);
    assert.deepEqual([report.acts, report.failures], [{ intake4h: 1 }, 1]);
    assert.deepEqual(await typesOf(other), ["Submitted", "intake4h"]);
  });
});
