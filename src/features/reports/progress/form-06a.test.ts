import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { accumulate06a, COLUMNS_06A, type Facts, type Phase, type Span, seenAt, windowOf } from "../../../core/reports/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { upsertSpans } from "../../dossiers/spans/sql.ts";
import { countSpans } from "../common/sql.ts";
import { askFor } from "../testing/ask.ts";
import { column06a, inPeriod } from "./sql.ts";

let stage: TestServices;
let db: Kysely<Database>;
before(async () => {
  stage = await testServices();
  db = stage.superuserDb();
});
after(() => stage.close());

const START = Temporal.Instant.from("2026-10-01T00:00:00Z");
const minute = fc.nat({ max: 100 * 24 * 60 });
const text = (minutes: number): string => START.add({ minutes }).toString({ smallestUnit: "millisecond" });
/** Instants in any order: the database has to count what is broken as the program does. */
const facts = fc
  .record({
    phase: fc.constantFrom<Phase>("filed", "working", "waiting", "done", "stopped", "withdrawn"),
    agencyId: fc.constantFrom("H60.30.12", "H60.30.13"),
    channel: fc.constantFrom<Facts["channel"]>("online", "counter", "post"),
    parentId: fc.option(fc.uuid(), { freq: 6 }),
    receivedAt: fc.option(minute, { freq: 8 }),
    dueAt: fc.option(minute, { freq: 8 }),
    stoppedAt: fc.option(minute),
    finishedAt: fc.option(minute),
  })
  .map(
    ({ receivedAt, dueAt, stoppedAt, finishedAt, ...rest }): Facts => ({
      ...rest,
      dossierId: randomUUID(),
      centreId: rest.agencyId,
      procedureCode: "9.000001",
      revisionId: "9.000001@test",
      submittedBy: "self",
      delivery: "counter",
      fee: 0,
      lookup: "none",
      receivedAt: receivedAt === null ? null : text(receivedAt),
      dueAt: dueAt === null ? null : text(dueAt),
      stoppedAt: stoppedAt === null ? null : text(stoppedAt),
      finishedAt: finishedAt === null ? null : text(finishedAt),
      signedAt: null,
      template: null,
      bookYear: null,
      book: null,
      bookNumber: null,
    }),
  );

test("the database counts the columns of form 06a as the program does, at any instant", async () => {
  const periods = [
    { from: "2026-10-15", until: "2026-11-14" },
    { from: "2026-11-15", until: "2026-12-14" },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ one: facts, cut: minute, other: facts }), { minLength: 40, maxLength: 80 }),
      fc.constantFrom(...periods),
      minute,
      async (lives, days, at) => {
        // Each dossier is one thing until an instant and another from then on.
        const spans = lives.flatMap(({ one, cut, other }): Span[] => [
          { ...one, fromAt: text(-1), toAt: text(cut) },
          { ...other, dossierId: one.dossierId, fromAt: text(cut), toAt: null },
        ]);
        const asOf = text(at);
        const window = seenAt(windowOf(days), asOf);
        const held = spans.filter((span) => span.fromAt <= asOf && (span.toAt === null || span.toAt > asOf));
        const ask = askFor({ asOf, days, window });
        const rows = await db.transaction().execute(async (tx) => {
          await sql`set local session_replication_role = replica`.execute(tx);
          await sql`truncate dossier_span`.execute(tx);
          await upsertSpans(tx, spans);
          return countSpans(
            tx,
            ask,
            inPeriod(ask),
            COLUMNS_06A.map((column) => column06a(column, ask)),
          );
        });
        const mine = held.filter(({ agencyId }) => agencyId === "H60.30.12");
        // Never later than the instant of the report, also for a period that has not begun then.
        const last =
          asOf < window.to
            ? asOf
            : Temporal.Instant.from(window.to).subtract({ milliseconds: 1 }).toString({ smallestUnit: "millisecond" });
        const end = (span: Span) => span.fromAt <= last && (span.toAt === null || span.toAt > last);
        const ends = new Map(spans.filter(end).map((span): [string, Facts] => [span.dossierId, span]));
        const expected = accumulate06a(mine, window, ({ dossierId }) => ends.get(dossierId)!);
        const counted = COLUMNS_06A.map((_, i) => rows.reduce((sum, { counts }) => sum + counts[i]!, 0));
        assert.deepEqual(Object.fromEntries(COLUMNS_06A.map((column, i) => [column, counted[i]])), expected);
      },
    ),
    { numRuns: 40 },
  );
});
