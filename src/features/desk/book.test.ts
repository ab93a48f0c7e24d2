import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { ActingCommand, Dossier, Filing } from "../../core/dossier/index.ts";
import { officer as libraryOfficer, personalIdValue, system } from "../../core/dossier/testing/library-card.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { actOnDossier } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { nextBookEntry } from "./index.ts";

const officer = (role: "receptionist" | "specialist", end = "a2") =>
  libraryOfficer(role, { officerId: `00000000-0000-4000-8000-0000000000${end}` });

describe("book of civil status", () => {
  let test: TestServices;
  let filing: Filing;
  before(async () => {
    test = await testServices();
    ({ filing } = await openLibrary(test.services));
  });
  after(() => test.close());

  async function ready(): Promise<Dossier> {
    const { id } = await fileOne(test.services, filing);
    await act(test.services, id, officer("receptionist", "a1"), { type: "receive" });
    await act(test.services, id, officer("receptionist", "a1"), { type: "completeStep", note: "" });
    await act(test.services, id, officer("specialist"), { type: "requestPersonalId" });
    return act(test.services, id, system, { type: "recordPersonalId", value: personalIdValue });
  }
  const draft = (dossier: Dossier, options: { key?: string; version?: number; actor?: ReturnType<typeof officer> } = {}) =>
    actOnDossier(test.services, {
      dossierId: dossier.id,
      key: options.key ?? randomUUID(),
      actor: options.actor ?? officer("specialist"),
      expectedVersion: options.version ?? dossier.version,
      command: async (current, tx): Promise<ActingCommand> => {
        const bookEntry = await nextBookEntry(tx, current, "giay-khai-sinh", test.services.clock.now());
        return { type: "draftResult", template: "giay-khai-sinh", values: {}, bookEntry };
      },
    });
  const numberOf = (outcome: Awaited<ReturnType<typeof draft>>): number =>
    outcome.ok ? outcome.dossier.bookEntry!.number : assert.fail(outcome.refusal.message);

  it("gives numbers without gap and without duplicate, whatever happens at the same time", async () => {
    const dossiers = await Promise.all(Array.from({ length: 12 }, ready));
    const tries = dossiers.flatMap((dossier) => [
      draft(dossier),
      draft(dossier, { version: 1 }),
      draft(dossier, { actor: officer("specialist", "b9") }),
      draft(dossier),
    ]);
    const won = (await Promise.all(tries)).filter((outcome) => outcome.ok);
    assert.equal(won.length, 12);
    assert.deepEqual(
      won.map(numberOf).sort((a, b) => a - b),
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    assert.equal(numberOf(await draft(await ready())), 13);
  });

  it("keeps the number when the draft is made again or sent twice", async () => {
    const dossier = await ready();
    const key = randomUUID();
    const first = await draft(dossier, { key });
    const number = numberOf(first);
    assert.equal(numberOf(await draft(dossier, { key })), number);
    assert.ok(first.ok);
    assert.equal(numberOf(await draft(first.dossier)), number);
    assert.equal(numberOf(await draft(await ready())), number + 1);
  });
});
