import assert from "node:assert/strict";
import { test } from "node:test";
import { type Dossier, replay } from "../dossier/index.ts";
import { askAtAppraisal, commands, filing, inAppraisal, officer, reader, stage, vn } from "../dossier/testing/library-card.ts";
import { factsOf, type Span, sameFacts, spanAt, spansOf, withFacts } from "./index.ts";

const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });

/** Received, asked for a supplement, answered. */
function paused() {
  const play = inAppraisal();
  play.at(vn("2026-11-20T10:00"));
  askAtAppraisal(play);
  play.at(vn("2026-11-23T08:00"));
  play.does(reader, commands.answer);
  return play;
}

test("a life is cut where what reports count changes, without gap, and the last stretch is open", () => {
  const spans = spansOf(paused().log);
  assert.deepEqual(
    spans.map(({ phase, fromAt, toAt }) => [phase, fromAt, toAt]),
    [
      ["filed", at("2026-11-20T08:21"), at("2026-11-20T09:05")],
      ["working", at("2026-11-20T09:05"), at("2026-11-20T10:00")],
      ["waiting", at("2026-11-20T10:00"), at("2026-11-23T08:00")],
      ["working", at("2026-11-23T08:00"), null],
    ],
  );
  assert.ok(spans[1]!.dueAt! < spans[3]!.dueAt!, "the due time moved with the pause");
});

test("at every event the span of that instant says what the dossier said then", () => {
  const { log } = paused();
  const spans = spansOf(log);
  for (const [place, logged] of log.entries()) {
    if (log[place + 1]?.at === logged.at) continue;
    const then = factsOf(replay(log.slice(0, place + 1)));
    assert.ok(sameFacts(spanAt(spans, logged.at)!, then), `after event ${logged.version}`);
  }
  assert.equal(spanAt(spans, at("2026-11-20T08:20")), undefined, "it was not there yet");
});

test("what changes twice within one instant keeps the last, and joins when it is as before", () => {
  const first = factsOf(stage().dossier);
  const spans = withFacts([], first, "2026-11-20T01:00:00.000Z");
  const twice = withFacts(
    withFacts(spans, { ...first, fee: 1 }, "2026-11-20T02:00:00.000Z"),
    { ...first, fee: 2 },
    "2026-11-20T02:00:00.000Z",
  );
  assert.deepEqual(
    twice.map(({ fee, toAt }) => [fee, toAt]),
    [
      [0, "2026-11-20T02:00:00.000Z"],
      [2, null],
    ],
  );
  const back = withFacts(twice, first, "2026-11-20T02:00:00.000Z");
  assert.deepEqual(back, spans satisfies Span[]);
});

test("what ended while the applicant was awaited stopped when the pause began", () => {
  const play = inAppraisal();
  play.at(vn("2026-11-20T10:00"));
  askAtAppraisal(play);
  play.at(vn("2026-12-20T10:00"));
  play.does(officer("leader"), { type: "stop", cause: "supplementTimeout", reason: "Quá hạn", legalBasis: "Nội quy" });
  const facts = factsOf(play.dossier);
  assert.equal(facts.phase, "stopped");
  assert.equal(facts.stoppedAt, at("2026-11-20T10:00"));
  assert.equal(facts.finishedAt, at("2026-12-20T10:00"));
});

test("what registers said is told apart", () => {
  const { dossier } = stage();
  const check = { id: "1", subject: "mother", register: "dc", detail: "", at: "", by: "" };
  const saying = (patch: Partial<Dossier>) => factsOf({ ...dossier, ...patch }).lookup;
  assert.equal(saying({}), "none");
  assert.equal(saying({ checks: [{ ...check, outcome: "unavailable" }] }), "unavailable");
  assert.equal(saying({ checks: [{ ...check, outcome: "notFound" }] }), "notFound");
  assert.equal(
    saying({
      checks: [
        { ...check, outcome: "notFound" },
        { ...check, outcome: "match" },
      ],
    }),
    "found",
  );
  assert.equal(factsOf({ ...dossier, parent: { id: "p", code: "c", stepId: "s" } }).parentId, "p");
  assert.equal(filing.channel, factsOf(dossier).channel);
});
