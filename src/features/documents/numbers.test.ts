import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, officer, vn } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { catchUp } from "../../platform/log/index.ts";
import { settled } from "../../platform/testing/settled.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { actOnDossier } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { issueDocument, readers } from "./index.ts";

const counter = officer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });

describe("numbers of papers", () => {
  const clock = fixedClock(vn("2026-11-20T08:00").toString());
  let test: TestServices;
  let filing: Filing;
  before(async () => {
    test = await testServices({ clock });
    ({ filing } = await openLibrary(test.services));
  });
  after(() => test.close());

  const filed = (): Promise<Dossier> => fileOne(test.services, filing);
  const refused = async () =>
    act(test.services, (await filed()).id, counter, { type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" });
  const numbers = async (series: string, year = 2026) => {
    const { rows } = await sql<{ number: number; dossier: string }>`
      select number, dossier_id as dossier from paper_number where series = ${series} and year = ${year} order by number`.execute(
      test.services.db,
    );
    return rows;
  };

  it("are given in the order of the log, whoever prints first, without gap or duplicate", async () => {
    const all: Dossier[] = [];
    for (let i = 0; i < 6; i++) all.push(await refused());
    await settled(test.services.db);
    await Promise.all([
      catchUp(test.services, readers(test.services)[0]!),
      ...all.map((dossier) => issueDocument(test.services, dossier, "refusalSlip")),
    ]);
    const given = await numbers("TCTN");
    assert.deepEqual(
      given.map(({ number }) => number),
      [1, 2, 3, 4, 5, 6],
    );
    assert.equal(new Set(given.map(({ dossier }) => dossier)).size, 6);
    const next = [await refused(), await refused()];
    await settled(test.services.db);
    await catchUp(test.services, readers(test.services)[0]!);
    for (const dossier of next.toReversed()) await issueDocument(test.services, dossier, "refusalSlip");
    assert.deepEqual(
      (await numbers("TCTN")).slice(6).map(({ dossier }) => dossier),
      next.map(({ id }) => id),
    );
  });

  it("start again each year, and a paper printed again keeps its own", async () => {
    const old = await refused();
    const first = await issueDocument(test.services, old, "refusalSlip");
    clock.set(vn("2027-01-04T08:00").toString());
    const fresh = await refused();
    await issueDocument(test.services, fresh, "refusalSlip");
    assert.deepEqual(await numbers("TCTN", 2027), [{ number: 1, dossier: fresh.id }]);
    assert.deepEqual(await issueDocument(test.services, old, "refusalSlip"), first);
    clock.set(vn("2026-11-20T08:00").toString());
  });

  it("slips and the book are series of their own; a form without a number takes none", async () => {
    const { id } = await filed();
    await act(test.services, id, counter, commands.supplement);
    const dossier = await filed();
    const received = await act(test.services, dossier.id, counter, { type: "receive" });
    await settled(test.services.db);
    await catchUp(test.services, readers(test.services)[0]!);
    assert.deepEqual(await numbers("HDHS"), [{ number: 1, dossier: id }]);
    assert.deepEqual(await numbers("SO"), [{ number: 1, dossier: received.id }]);
    await issueDocument(test.services, received, "controlSlip");
    const { rows } = await sql`select 1 from paper_number where kind = 'controlSlip'`.execute(test.services.db);
    assert.equal(rows.length, 0);
  });

  it("an act that was taken back keeps its number, and its paper is offered no more", async () => {
    const dossier = await filed();
    const asked = await act(test.services, dossier.id, counter, commands.supplement);
    const version = asked.version;
    assert.ok(await issueDocument(test.services, asked, "supplementSlip"));
    const before = await numbers("HDHS");
    const outcome = await actOnDossier(test.services, {
      dossierId: dossier.id,
      key: randomUUID(),
      actor: counter,
      command: { type: "undo", version, reason: "Nhầm hồ sơ" },
    });
    assert.ok(outcome.ok, "the request is taken back");
    assert.equal(await issueDocument(test.services, outcome.dossier, "supplementSlip"), undefined);
    const again = await act(test.services, dossier.id, counter, commands.supplement);
    assert.ok(await issueDocument(test.services, again, "supplementSlip"));
    assert.equal((await numbers("HDHS")).length, before.length + 1);
  });
});
