import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { fixedClock } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { submitEdit } from "../edits/act-on-edit.ts";
import { approveEdit } from "../edits/approve-edit.ts";
import { startEdit } from "../edits/start-edit.ts";
import { publications } from "../revisions.ts";
import { selectInForce } from "../sql.ts";
import { CARD, cardFiles, DUNG, MAI, published, SPECIALIST } from "../testing/controllers.ts";
import { watchOffer } from "../watch-offer.ts";
import { historyOf } from "./history-of.ts";
import { withdrawProcedure } from "./withdraw.ts";

let world: TestServices;
let services: Services;
const clock = fixedClock("2026-11-17T02:00:00Z");

before(async () => {
  world = await testServices({ clock });
  services = world.services;
});
after(() => world.close());
beforeEach(async () => {
  clock.set("2026-11-17T02:00:00Z");
  await sql`truncate procedure_revision, procedure_edit, procedure_withdrawal, catalogue_event cascade`.execute(
    world.superuserDb(),
  );
});

const decision = { number: "12/QĐ-UBND", date: "2026-11-16", by: "UBND tỉnh" };
const statesOn = async (day: string) => (await historyOf(services, CARD, day)).map(({ state, until }) => [state, until]);

test("a revision is superseded on the day the next begins, and what it replaced does not come back", async () => {
  const first = await published(services, cardFiles("2026-11-20"));
  const second = await published(
    services,
    cardFiles("2026-12-01", (yaml) => yaml.replace("from: 2026-12-01", "from: 2026-12-01, to: 2026-12-31")),
  );
  assert.deepEqual(await statesOn("2026-11-19"), [
    ["upcoming", "2026-12-31"],
    ["upcoming", "2026-11-30"],
  ]);
  assert.deepEqual(await statesOn("2026-12-01"), [
    ["inForce", "2026-12-31"],
    ["superseded", "2026-11-30"],
  ]);
  assert.deepEqual((await statesOn("2027-01-01"))[0], ["expired", "2026-12-31"]);
  const inForce = async (day: string) => selectInForce(services.db, day, CARD);
  assert.deepEqual(
    [await inForce("2026-11-19"), await inForce("2026-11-30"), await inForce("2026-12-01"), await inForce("2027-01-01")],
    [[], [first], [second], []],
  );
});

test("a procedure is withdrawn by a decision from its day on, and a later revision brings it back", async () => {
  await published(services, cardFiles("2026-11-17"));
  const version = () => watchOffer(services).version();
  const [before, noticed] = [await version(), publications()];
  assert.equal((await withdrawProcedure(services, SPECIALIST, { code: CARD, decision, from: "2026-11-20" })).kind, "refused");
  assert.equal((await withdrawProcedure(services, DUNG, { code: CARD, decision, from: "2026-11-16" })).kind, "refused");
  assert.equal((await withdrawProcedure(services, DUNG, { code: "1.000000", decision, from: "2026-11-20" })).kind, "refused");
  const outcomes = await Promise.all(
    [DUNG, MAI].map((actor) => withdrawProcedure(services, actor, { code: CARD, decision, from: "2026-11-20" })),
  );
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ["withdrawn", "withdrawn"],
  );
  assert.notEqual(await version(), before);
  assert.ok(publications() > noticed);
  assert.deepEqual(await statesOn("2026-11-19"), [["inForce", "2026-11-19"]]);
  assert.deepEqual(await statesOn("2026-11-20"), [["withdrawn", "2026-11-19"]]);
  assert.deepEqual(await selectInForce(services.db, "2026-11-20", CARD), []);
  const again = await published(
    services,
    cardFiles("2026-11-20", (yaml) => yaml.replace("minutesToFill: 3", "minutesToFill: 4")),
  );
  assert.deepEqual(await selectInForce(services.db, "2026-11-20", CARD), [again]);
});

test("a withdrawal and an approval at the same moment do not lose each other", async () => {
  await published(services, cardFiles("2026-11-17"));
  const edit = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  const target = { id: edit.id, expectedVersion: 1 };
  await submitEdit(services, DUNG, target);
  const [approved, gone] = await Promise.all([
    approveEdit(services, MAI, target),
    withdrawProcedure(services, DUNG, { code: CARD, decision, from: "2026-11-25" }),
  ]);
  assert.deepEqual([approved.kind, gone.kind], ["published", "withdrawn"]);
  // Whichever came first, the database and the history say the same of every day.
  for (const day of ["2026-11-24", "2026-11-25", "2026-12-02"]) {
    const standing = (await historyOf(services, CARD, day)).filter(({ state }) => state === "inForce").map(({ id }) => id);
    assert.deepEqual(await selectInForce(services.db, day, CARD), standing);
  }
});

test("whatever is published and withdrawn, history and database agree which revision is in force", async () => {
  const day = fc.integer({ min: 1, max: 9 }).map((n) => `2027-01-0${n}`);
  const act = fc.oneof(
    fc.record({
      kind: fc.constant("publish" as const),
      from: day,
      length: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant("withdraw" as const), from: day }),
  );
  const owner = world.superuserDb();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 7 }), async (acts) => {
      await sql`truncate procedure_revision, procedure_withdrawal cascade`.execute(owner);
      for (const [i, one] of acts.entries()) {
        if (one.kind === "withdraw") {
          await sql`insert into procedure_withdrawal (id, code, from_day, decision, note, last_position, recorded_by, recorded_at)
            select gen_random_uuid(), ${CARD}, ${one.from}, '{}', '', coalesce(max(position), 0), '{}', now() from procedure_revision
            on conflict do nothing`.execute(owner);
          continue;
        }
        const to = one.length === undefined ? null : Temporal.PlainDate.from(one.from).add({ days: one.length }).toString();
        await sql`insert into procedure_revision (id, code, effective_from, effective_to, published_at, definition, search)
          values (${`${CARD}@${i}`}, ${CARD}, ${one.from}, ${to}, now(), '{"name": "x", "decision": {}}', '')`.execute(owner);
      }
      for (let n = 1; n <= 12; n++) {
        const at = Temporal.PlainDate.from("2027-01-01")
          .add({ days: n - 1 })
          .toString();
        const standing = (await historyOf(services, CARD, at)).filter(({ state }) => state === "inForce").map(({ id }) => id);
        assert.deepEqual(standing, await selectInForce(services.db, at, CARD), at);
      }
    }),
    { numRuns: 25 },
  );
});
