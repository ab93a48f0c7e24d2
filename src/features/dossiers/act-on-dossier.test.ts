import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Filing } from "../../core/dossier/index.ts";
import { replay } from "../../core/dossier/index.ts";
import { commands, officer, stranger } from "../../core/dossier/testing/library-card.ts";
import { verifyLog } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { actOnDossier } from "./act-on-dossier.ts";
import { openDossier } from "./open-dossier.ts";
import { readEvents } from "./read-events.ts";
import { act, fileOne, openLibrary } from "./testing/library.ts";
import { viewDossier } from "./view-dossier.ts";

let test: TestServices;
let services: Services;
let filing: Filing;

before(async () => {
  test = await testServices();
  services = test.services;
  ({ filing } = await openLibrary(services));
});
after(() => test.close());

const receptionist = officer("receptionist");

describe("one act", () => {
  it("appends its events and leaves a snapshot that replays from the log", async () => {
    const dossier = await fileOne(services, filing);
    assert.match(dossier.code, /^H60\.30\.12-261117-\d{4}$/);
    const received = await act(services, dossier.id, receptionist, { type: "receive" });
    assert.equal(received.state, "received");
    const events = await readEvents(services, dossier.id);
    assert.deepEqual(
      events.map((one) => one.event.type),
      ["Submitted", "Received", "StepStarted", "StepClaimed"],
    );
    assert.deepEqual(replay(events), received);
    assert.deepEqual(await viewDossier(services, receptionist, { code: dossier.code }), received);
  });

  it("is carried out once however often its key comes", async () => {
    const dossier = await fileOne(services, filing);
    const input = {
      dossierId: dossier.id,
      expectedVersion: 1,
      key: randomUUID(),
      actor: receptionist,
      command: { type: "receive" } as const,
    };
    const outcomes = await Promise.all([1, 2, 3].map(() => actOnDossier(services, input)));
    assert.deepEqual(outcomes.map((one) => one.ok && one.repeated).sort(), [false, true, true]);
    assert.equal((await readEvents(services, dossier.id)).length, 4);
  });

  it("on a version that has passed says who did what, and changes nothing", async () => {
    const dossier = await fileOne(services, filing);
    await act(services, dossier.id, receptionist, commands.supplement);
    const late = await actOnDossier(services, {
      dossierId: dossier.id,
      expectedVersion: 1,
      key: randomUUID(),
      actor: receptionist,
      command: { type: "receive" },
    });
    assert.equal(late.ok, false);
    assert.equal(late.ok || late.refusal.code, "stale");
    assert.match(late.ok ? "" : late.refusal.message, /Lý Thị Thu, lúc 09:00: "Yêu cầu bổ sung – Ảnh mờ"/);
    assert.equal((await readEvents(services, dossier.id)).length, 2);
  });

  it("tells the loser what was done, not what came along with it", async () => {
    const dossier = await fileOne(services, filing);
    await act(services, dossier.id, receptionist, { type: "receive" });
    const input = { dossierId: dossier.id, expectedVersion: 1, key: randomUUID(), actor: receptionist };
    const late = await actOnDossier(services, { ...input, command: { type: "receive" } });
    assert.match(late.ok ? "" : late.refusal.message, /Lý Thị Thu, lúc 09:00: "Tiếp nhận hồ sơ"/);
  });

  it("on a dossier of another agency or of somebody else finds nothing and is kept on record", async () => {
    const dossier = await fileOne(services, filing);
    const elsewhere = officer("receptionist", { agencyId: "H60.30.13" });
    const outcome = await actOnDossier(services, {
      dossierId: dossier.id,
      key: randomUUID(),
      actor: elsewhere,
      command: { type: "receive" },
    });
    assert.deepEqual(outcome.ok || [outcome.refusal.code, outcome.dossier], ["otherAgency", undefined]);
    assert.equal(await viewDossier(services, stranger, { id: dossier.id }), undefined);
    const kept = await sql<{ what: string; reason: string }>`
      select what, reason from access_denial where dossier_id = ${dossier.id} order by id`.execute(services.db);
    assert.deepEqual(kept.rows, [
      { what: "receive", reason: "otherAgency" },
      { what: "view", reason: "notTheirs" },
    ]);
  });

  it("finds no dossier that does not exist", async () => {
    const outcome = await actOnDossier(services, {
      dossierId: randomUUID(),
      key: randomUUID(),
      actor: receptionist,
      command: { type: "receive" },
    });
    assert.equal(outcome.ok || outcome.refusal.code, "notFound");
  });
});

describe("many at once", () => {
  it("gives 2,000 submissions of 16 clients codes without gap or duplicate", async () => {
    const own = { ...filing, agencyId: "H60.30.13" };
    const codes: string[] = [];
    let left = 2000;
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        while (left-- > 0) codes.push((await fileOne(services, own)).code);
      }),
    );
    const expected = Array.from({ length: 2000 }, (_, index) => `H60.30.13-261117-${String(index + 1).padStart(4, "0")}`);
    assert.deepEqual(codes.sort(), expected);
  });

  it("leaves no gap when a submission fails after it took its number", async () => {
    const day = "H60.30.12-261117-";
    const first = await fileOne(services, filing);
    const failing = openDossier(services, {
      key: randomUUID(),
      actor: {
        kind: "person",
        personId: filing.applicant.personId,
        personalId: filing.applicant.personalId,
        name: filing.applicant.name,
        level: 2,
      },
      filing,
      also: () => Promise.reject(new Error("the draft could not be closed")),
    });
    await assert.rejects(failing, /could not be closed/);
    const second = await fileOne(services, filing);
    assert.equal(Number(second.code.slice(day.length)), Number(first.code.slice(day.length)) + 1);
  });

  it("makes one dossier of the same submission sent three times at once", async () => {
    const key = randomUUID();
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => fileOne(services, filing, key)));
    assert.equal(one!.code, two!.code);
    assert.equal(two!.code, three!.code);
  });

  it("lets exactly one of two officers win each of 500 races; the other reads what happened", async () => {
    const mine = officer("receptionist");
    const other = officer("receptionist", { officerId: randomUUID(), name: "Hoàng Văn Khác" });
    for (let race = 0; race < 500; race++) {
      const { id } = await fileOne(services, filing);
      const outcomes = await Promise.all(
        [mine, other].map((actor) =>
          actOnDossier(services, { dossierId: id, expectedVersion: 1, key: randomUUID(), actor, command: { type: "receive" } }),
        ),
      );
      const winner = outcomes.findIndex((outcome) => outcome.ok);
      const loser = outcomes[1 - winner]!;
      assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
      assert.equal(loser.ok || loser.refusal.code, "stale");
      assert.ok(!loser.ok && loser.refusal.message.includes([mine, other][winner]!.name), "names the winner");
    }
  });

  it("leaves every chain whole", async () => {
    const result = await verifyLog(services.db, { batch: 700 });
    assert.equal(result.broken, undefined);
    assert.ok(result.dossiers > 2500);
  });
});
