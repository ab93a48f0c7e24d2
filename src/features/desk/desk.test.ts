import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { OutsideError } from "../../platform/http.ts";
import { getRevision } from "../catalogue/index.ts";
import { readEvents, viewDossier } from "../dossiers/index.ts";
import { type Outside, withOutside } from "../population/testing/outside.ts";
import { approveResult, draftResult, draftValues, prefillResult, previewResult, requestCheck, tasks } from "./index.ts";
import { act, birthFiling, father, fileBirth, officer, readAndAssign, toSpecialist } from "./testing/birth-dossier.ts";

const system = { kind: "system", name: "Một Cửa" } as const;

describe("desk", () => {
  let test: Outside;
  let filing: Filing;
  before(async () => {
    test = await withOutside();
    filing = await birthFiling(test.services);
  });
  after(() => test.close());
  afterEach(() => test.world.control.reset());

  const current = async ({ id }: Dossier): Promise<Dossier> => (await viewDossier(test.services, system, { id }))!;
  const appraised = async (own: Filing = filing): Promise<Dossier> =>
    toSpecialist(test.services, await fileBirth(test.services, own));
  const numbered = async (): Promise<Dossier> => {
    const dossier = await act(test.services, await appraised(), officer("specialist"), { type: "requestPersonalId" });
    await readAndAssign(test.services, dossier);
    return current(dossier);
  };
  const drafted = async (): Promise<Dossier> => {
    const dossier = await numbered();
    const input = { actor: officer("specialist"), dossier, expectedVersion: dossier.version, key: randomUUID(), typed: {} };
    const outcome = await draftResult(test.services, input);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.dossier;
  };

  it("fetches the personal number after the request, outside of it, and records it once", async () => {
    const asked = await act(test.services, await appraised(), officer("specialist"), { type: "requestPersonalId" });
    assert.equal(asked.personalId, undefined);
    await readAndAssign(test.services, asked);
    const dossier = await current(asked);
    assert.match(dossier.personalId!.values.personalId!, /^008\d{9}$/);
    await readAndAssign(test.services, asked);
    assert.equal((await current(asked)).version, dossier.version);
  });

  it("queues the task once for each request", async () => {
    const asked = await act(test.services, await appraised(), officer("specialist"), { type: "requestPersonalId" });
    await readAndAssign(test.services, asked);
    const admin = test.superuserDb();
    const jobs = await sql<{ n: number }>`
      select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'dossierId' = ${asked.id}`.execute(admin);
    assert.equal(jobs.rows[0]!.n, 1);
  });

  it("tries again while the register is away, and loses nothing", async () => {
    const asked = await act(test.services, await appraised(), officer("specialist"), { type: "requestPersonalId" });
    test.world.control.set("dancu", { mode: "away" });
    await assert.rejects(readAndAssign(test.services, asked), OutsideError);
    assert.equal((await current(asked)).personalId, undefined);
    test.world.control.reset();
    await readAndAssign(test.services, asked);
    assert.equal((await current(asked)).personalId?.found, true);
  });

  it("knows from answers and registers what the certificate will say", async () => {
    const dossier = await numbered();
    const revision = await getRevision(test.services, dossier.revisionId);
    const values = Object.fromEntries(prefillResult(dossier, revision).map((one) => [one.name, one]));
    assert.deepEqual(
      [values["child.name"]?.value, values["child.birthDate"]?.value, values["child.sex"]?.value],
      ["HOÀNG MINH AN", "2026-11-15", "Nam"],
    );
    assert.equal(values["child.birthDate"]?.from, "register");
    assert.equal(values["child.name"]?.from, "declared");
    assert.deepEqual([values["mother.name"]?.value, values["mother.birthYear"]?.value], ["HOÀNG THỊ MẬN", "1998"]);
    assert.equal(values["mother.name"]?.from, "register");
    assert.equal(values["father.ethnicity"]?.value, "Tày");
    assert.equal(values["child.personalId"]?.value, dossier.personalId?.values.personalId);
  });

  it("leaves the father blank when he is not declared", async () => {
    const { father: _, ...registers } = filing.registers;
    const answers = { ...filing.answers, "father.status": "blank" };
    const dossier = await fileBirth(test.services, { ...filing, answers, registers });
    const revision = await getRevision(test.services, dossier.revisionId);
    const values = prefillResult(dossier, revision).filter(({ name, value }) => name.startsWith("father.") && value !== "");
    assert.deepEqual(values, []);
  });

  it("reads the date of birth as officers write it, when no register knows it", async () => {
    const { birthNotice: _, ...registers } = filing.registers;
    const answers = { ...filing.answers, "birth.proof": "paperNotice", "child.birthDate": "2026-11-15" };
    const dossier = await fileBirth(test.services, { ...filing, answers, registers });
    const revision = await getRevision(test.services, dossier.revisionId);
    const bornOn = (typed: string) => draftValues(dossier, revision, { "child.birthDate": typed })["child.birthDate"];
    assert.deepEqual(["5/11/2026", " 05/11/2026 ", "5-11-2026", "2026-11-05"].map(bornOn), Array(4).fill("2026-11-05"));
    assert.equal(bornOn("mùng năm"), "mùng năm");
  });

  it("takes what registers say as it is, however it is typed over, and what was declared as corrected", async () => {
    const dossier = await numbered();
    const outcome = await draftResult(test.services, {
      actor: officer("specialist"),
      dossier,
      expectedVersion: dossier.version,
      key: randomUUID(),
      typed: { "child.name": "HOÀNG MINH ANH", "mother.name": "NGƯỜI KHÁC", "child.personalId": "000000000000" },
    });
    assert.ok(outcome.ok);
    const { values } = outcome.dossier.draft!;
    assert.equal(values["child.name"], "HOÀNG MINH ANH");
    assert.equal(values["mother.name"], "HOÀNG THỊ MẬN");
    assert.equal(values["child.personalId"], dossier.personalId!.values.personalId);
  });

  it("says all that is missing in a draft", async () => {
    const dossier = await numbered();
    const outcome = await draftResult(test.services, {
      actor: officer("specialist"),
      dossier,
      expectedVersion: dossier.version,
      key: randomUUID(),
      typed: { "child.name": " ", "child.hometown": "" },
    });
    assert.ok(!outcome.ok && "errors" in outcome);
    assert.deepEqual(
      outcome.errors.map(({ field }) => field),
      ["child.name", "child.hometown"],
    );
  });

  /** A birth that was handed in on line: the father looks at the draft. */
  const confirmed = async (dossier: Dossier): Promise<Dossier> => {
    const asked = await act(test.services, dossier, officer("specialist"), { type: "askConfirmation" });
    return act(test.services, asked, father, { type: "answerConfirmation", agrees: true, note: "" });
  };

  it("signs: the PDF is stored before the signature, and is the dossier's result for ever", async () => {
    let dossier = await drafted();
    const preview = await previewResult(test.services, dossier);
    assert.equal(Buffer.from(preview.subarray(0, 4)).toString(), "%PDF");
    dossier = await confirmed(dossier);
    dossier = await act(test.services, dossier, officer("specialist"), { type: "completeStep", note: "" });
    const input = { actor: officer("leader"), dossier, expectedVersion: dossier.version, key: randomUUID() };
    const outcome = await approveResult(test.services, input);
    assert.ok(outcome.ok);
    const result = outcome.dossier.result!;
    assert.equal(result.number, `${dossier.bookEntry!.number}/2026`);
    const bytes = await test.services.files.get(result.file.sha256);
    assert.equal(bytes.length, result.file.size);
    assert.equal(Buffer.from(bytes.subarray(0, 4)).toString(), "%PDF");
    const again = await approveResult(test.services, { ...input, dossier });
    assert.ok(again.ok && again.repeated);
    assert.deepEqual(again.dossier.result, result);
  });

  it("does not sign a draft that changed after the leader looked", async () => {
    let dossier = await confirmed(await drafted());
    dossier = await act(test.services, dossier, officer("specialist"), { type: "completeStep", note: "" });
    await act(test.services, dossier, officer("leader"), { type: "claimStep" });
    const outcome = await approveResult(test.services, {
      actor: officer("leader"),
      dossier,
      expectedVersion: dossier.version,
      key: randomUUID(),
    });
    assert.ok(!outcome.ok);
    assert.equal(outcome.refusal.code, "stale");
  });

  describe("register check", () => {
    const check = async (dossier: Dossier, subject: string) => {
      const key = randomUUID();
      const asked = await requestCheck(test.services, { actor: officer("receptionist"), dossierId: dossier.id, subject, key });
      assert.ok(asked.ok);
      const payload = { dossierId: dossier.id, subject, checkId: key, actor: officer("receptionist") };
      await tasks["check-register"]!(test.services, payload);
      await tasks["check-register"]!(test.services, payload);
      const events = await readEvents(test.services, dossier.id);
      const recorded = events.filter(({ event }) => event.type === "RegisterChecked" && event.check.id === key);
      assert.equal(recorded.length, 1);
      const { event } = recorded[0]!;
      return event.type === "RegisterChecked" ? event.check : assert.fail();
    };

    it("records what agrees, with source, time and officer", async () => {
      const found = await check(await fileBirth(test.services, filing), "mother");
      assert.equal(found.outcome, "match");
      assert.match(found.detail, /họ, chữ đệm, tên, ngày sinh/);
      assert.equal(found.register, "Cơ sở dữ liệu quốc gia về dân cư");
      assert.equal(found.by, "NÔNG THỊ HẠNH");
      assert.equal((await check(await fileBirth(test.services, filing), "requester")).outcome, "match");
      assert.equal((await check(await fileBirth(test.services, filing), "marriage")).outcome, "match");
    });

    it("names what differs", async () => {
      const mother = { ...filing.registers.mother!, values: { ...filing.registers.mother!.values, name: "HOÀNG THỊ MẬM" } };
      const dossier = await fileBirth(test.services, { ...filing, registers: { ...filing.registers, mother } });
      const found = await check(dossier, "mother");
      assert.equal(found.outcome, "mismatch");
      assert.match(found.detail, /hồ sơ ghi “HOÀNG THỊ MẬM”, cơ sở dữ liệu ghi “HOÀNG THỊ MẬN”/);
    });

    it("says that the register is away or knows nothing", async () => {
      test.world.control.set("dancu", { mode: "away" });
      assert.equal((await check(await fileBirth(test.services, filing), "mother")).outcome, "unavailable");
      test.world.control.reset();
      const answers = { ...filing.answers, mother: "008198999999" };
      const { mother: _, ...registers } = filing.registers;
      const dossier = await fileBirth(test.services, { ...filing, answers, registers });
      assert.equal((await check(dossier, "mother")).outcome, "notFound");
    });

    it("is not for the leader, nor for a colleague elsewhere", async () => {
      const dossier = await fileBirth(test.services, filing);
      for (const actor of [officer("leader"), officer("receptionist", { agencyId: "H60.30.13" })]) {
        const asked = await requestCheck(test.services, { actor, dossierId: dossier.id, subject: "mother", key: randomUUID() });
        assert.equal(asked.ok, false);
      }
    });
  });

  it("keeps the officer who is the child's father away", async () => {
    const dossier = await fileBirth(test.services, filing);
    const own = officer("receptionist", { personalId: father.personalId });
    assert.equal(await viewDossier(test.services, own, { id: dossier.id }), undefined);
  });
});
