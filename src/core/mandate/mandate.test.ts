import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { actorText } from "./actor-text.ts";
import { familyProcedures, type Kin, lastDayOfMinority, provesRelation } from "./kinship.ts";
import { inPersonOnly, mandateSchemaJson, mandateTermsOn, parseMandateLaw } from "./parse-law.ts";
import { periodFault, whyNotUsable } from "./standing.ts";
import type { Mandate } from "./types.ts";

const read = (name: string): string => readFileSync(new URL(`../../../law/${name}`, import.meta.url), "utf8");
const law = parseMandateLaw(read("mandates.yaml"));

describe("the law about acting for somebody else", () => {
  it("is whole, names its article at every rule, and its schema is up to date", () => {
    for (const rule of [...law.terms, ...law.family, ...law.inPerson]) assert.match(rule.legal, /Điều \d+/);
    assert.deepEqual(JSON.parse(read("mandates.schema.json")), JSON.parse(mandateSchemaJson()));
  });

  it("lets relatives register a birth without a paper, take extracts with one, and nobody marry for another", () => {
    assert.ok(familyProcedures(law, "child", false).includes("1.001193"));
    assert.ok(!familyProcedures(law, "child", false).includes("2.000635"));
    assert.ok(familyProcedures(law, "child", true).includes("2.000635"));
    assert.match(inPersonOnly(law, "1.000894") ?? "", /Điều 2/);
    assert.equal(inPersonOnly(law, "1.001193"), undefined);
    for (const { procedures } of law.family) for (const code of procedures) assert.equal(inPersonOnly(law, code), undefined);
  });

  it("has terms for the day or says so, and lists every fault of a broken file", () => {
    assert.equal(mandateTermsOn(law, "2026-11-20").authorised.longest, 24);
    assert.throws(() => mandateTermsOn(law, "2020-01-01"), /Không có quy định/);
    assert.throws(() => parseMandateLaw("terms: []\nfamily: x"), /terms[\s\S]*family[\s\S]*kinLicence/);
  });
});

describe("kinship", () => {
  const kin = (personalId: string, ties: Partial<Kin> = {}): Kin => ({
    personalId,
    father: "",
    mother: "",
    spouse: "",
    grandparents: [],
    ...ties,
  });
  it("is proven by what the register says of either, never by what it lacks", () => {
    const mother = kin("1");
    const son = kin("2", { mother: "1", spouse: "3" });
    assert.ok(provesRelation("child", mother, son));
    assert.ok(provesRelation("parent", son, mother));
    assert.ok(!provesRelation("parent", mother, son));
    assert.ok(provesRelation("spouse", kin("3"), son));
    assert.ok(provesRelation("sibling", kin("4", { mother: "1" }), son));
    assert.ok(!provesRelation("sibling", son, son));
    assert.ok(!provesRelation("sibling", kin("5"), kin("6")), "nothing known of both is no tie");
    assert.ok(provesRelation("grandparent", kin("7", { grandparents: ["1"] }), mother));
  });

  it("ends minority the day before the eighteenth birthday, also of a leap day", () => {
    assert.equal(lastDayOfMinority("2016-06-01"), "2034-05-31");
    assert.equal(lastDayOfMinority("2008-02-29"), "2026-02-27");
  });
});

describe("a mandate on a day", () => {
  const mandate = {
    kind: "authorised",
    state: "active",
    from: "2026-11-20",
    until: "2026-12-20",
    giver: { name: "BÀ SỬU" },
  } as Mandate;
  it("stands from its first to its last day, both included", () => {
    const why = (today: string, patch: Partial<Mandate> = {}) => whyNotUsable({ ...mandate, ...patch }, today);
    assert.equal(why("2026-11-20"), undefined);
    assert.equal(why("2026-12-20"), undefined);
    assert.match(why("2026-12-21") ?? "", /đã hết hạn/);
    assert.match(why("2026-11-19") ?? "", /chưa đến ngày/);
    assert.match(why("2026-11-20", { state: "revoked" }) ?? "", /BÀ SỬU \(ủy quyền\) đã bị thu hồi/);
    assert.equal(why("2050-01-01", { until: null }), undefined);
  });

  it("ends after today and within the longest term", () => {
    assert.match(periodFault("2026-11-20", undefined, "2026-11-20", 24) ?? "", /ngày hết hạn/);
    assert.match(periodFault("2026-11-20", "2026-11-19", "2026-11-20", 24) ?? "", /từ hôm nay/);
    assert.equal(periodFault("2026-11-20", "2028-11-20", "2026-11-20", 24), undefined);
    assert.match(periodFault("2026-11-20", "2028-11-21", "2026-11-20", 24) ?? "", /không sau 20\/11\/2028/);
  });

  it("names both in a timeline", () => {
    const actor = { kind: "person", personId: "1", personalId: "2", name: "LÝ VĂN ÁNH", level: 2 } as const;
    const actingFor = {
      mandateId: "m",
      kind: "authorised",
      personId: "3",
      personalId: "4",
      name: "HOÀNG THỊ SỬU",
      until: "2027-06-30",
    } as const;
    assert.equal(actorText({ actor: { ...actor, actingFor } }), "LÝ VĂN ÁNH, thay cho HOÀNG THỊ SỬU (ủy quyền đến 30/06/2027)");
    assert.equal(actorText({ actor }), "LÝ VĂN ÁNH");
  });
});
