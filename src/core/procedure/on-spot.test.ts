import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compile } from "./authored/compile.ts";
import { caseOf, libraryCard, libraryFiles } from "./fixtures/library-card.ts";
import { missing } from "./missing.ts";
import { onSpot } from "./on-spot.ts";
import { parsePage } from "./parse-page.ts";
import type { ChannelTerms, Revision } from "./types.ts";

const card = libraryCard();
const ctx = { ...caseOf(), channel: "counter" } as const;
const together = { id: "ca-hai", ask: "Cả hai có mặt?", say: "Cả hai phải đến.", legal: "Luật bịa, Điều 1" };
const terms: ChannelTerms = { ...card.channels.counter!, onSpot: true };
const withCounter = (counter: ChannelTerms): Revision => ({ ...card, channels: { ...card.channels, counter } });

describe("on the spot", () => {
  it("is for procedures that say so, at the counter", () => {
    assert.equal(onSpot(card, ctx).ok, false);
    assert.deepEqual(onSpot(withCounter(terms), ctx), { ok: true, checks: [] });
  });

  it("asks what has to be made sure of, and says why not with the article", () => {
    const revision = withCounter({ ...terms, spotChecks: [together] });
    assert.deepEqual(onSpot(revision, ctx), { ok: true, checks: [together] });
    assert.deepEqual(onSpot(revision, ctx, ["ca-hai"]), { ok: false, why: "Cả hai phải đến. (Luật bịa, Điều 1)" });
    assert.equal(onSpot(revision, ctx, ["khac"]).ok, true);
  });

  it("is not for a case that has a longer time of its own", () => {
    const longer = { when: 'channel == "counter"', time: { qty: 3, unit: "WORKING_DAY" }, say: "Phải xác minh" } as const;
    assert.deepEqual(onSpot(withCounter({ ...terms, cases: [longer] }), ctx), { ok: false, why: "Phải xác minh" });
  });
});

/** The good definition with one text put in another's place. */
function faults(file: string, from: string, to: string): string[] {
  const good = libraryFiles();
  assert.ok(good[file]!.includes(from), `${file} has no ${from}`);
  const compiled = compile({ ...good, [file]: good[file]!.replace(from, to) });
  return compiled.ok ? [] : compiled.findings.map(({ message }) => message);
}

describe("what a definition may say about the counter", () => {
  const counter = "counter: { time: { qty: 8, unit: HOUR }, sameDay: true }";
  const check = "spotChecks: [{ id: a, ask: b, say: c, legal: d }]";
  it("is checked", () => {
    assert.deepEqual(faults("procedure.yaml", counter, counter.replace("sameDay", `onSpot: true, ${check}, sameDay`)), []);
    assert.match(faults("procedure.yaml", counter, counter.replace("sameDay", `${check}, sameDay`))[0]!, /onSpot: true/);
    assert.notDeepEqual(
      faults("procedure.yaml", counter, `${counter}\n  post: { time: { qty: 8, unit: HOUR }, onSpot: true }`),
      [],
    );
  });

  it("of fields too: an answer that the field takes, short lists for lines of text", () => {
    const name = "type: personName";
    assert.match(faults("form.yaml", name, `${name}, common: [A]`)[0]!, /Chỉ trường kiểu text/);
    assert.match(faults("form.yaml", name, `${name}, usual: A`)[0]!, /không có “usual”/);
    const copies = "type: number";
    assert.deepEqual(faults("form.yaml", copies, `${copies}, usual: 1`), []);
    assert.match(faults("form.yaml", copies, `${copies}, usual: nhiều`)[0]!, /phải là một câu trả lời/);
  });
});

describe("a question that one channel leaves open", () => {
  const first = card.pages[0]!;
  const pages = [
    { ...first, fields: first.fields.map((field) => ({ ...field, optionalAt: ["counter" as const] })) },
    ...card.pages.slice(1),
  ];
  const revision: Revision = { ...card, pages };
  const lacks = (channel: "counter" | "online") => missing(revision, { ...ctx, channel }, []).fields.map(({ pageId }) => pageId);

  it("may be left blank there and nowhere else", () => {
    assert.ok(lacks("online").includes(first.id));
    assert.ok(!lacks("counter").includes(first.id));
    assert.equal(parsePage(revision, pages[0]!, {}, ctx).ok, true);
    assert.equal(parsePage(revision, pages[0]!, {}, { ...ctx, channel: "online" }).ok, false);
  });
});
