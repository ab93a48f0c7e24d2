import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findOrganisation, ORGANISATIONS } from "./organisations.ts";
import { provincePrefix } from "./people/id-number.ts";
import { findPerson } from "./people/people.ts";

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

describe("organisations", () => {
  it("have numbers of their own with the tenth digit that the first nine call for, or their owner's", () => {
    assert.equal(new Set(ORGANISATIONS.map((one) => one.taxCode)).size, ORGANISATIONS.length);
    for (const { taxCode, kind, representative } of ORGANISATIONS) {
      if (kind === "06") {
        assert.equal(taxCode, representative);
        continue;
      }
      assert.match(taxCode, kind === "07" ? /^5[01]999\d{5}-\d{3}$/ : /^5[01]999\d{5}$/);
      const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(taxCode[index]), 0);
      assert.equal(Number(taxCode[9]), 10 - (sum % 11), taxCode);
    }
  });

  it("stand in communes of the province and are represented by invented people", () => {
    for (const { seat, representative, name } of ORGANISATIONS) {
      assert.ok(provincePrefix(seat.commune), name);
      assert.ok(findPerson(representative), name);
    }
  });

  it("are of all states, and one is not in the register", () => {
    assert.deepEqual(new Set(ORGANISATIONS.map((one) => one.state)), new Set(["1", "2", "3"]));
    const missing = ORGANISATIONS.filter((one) => one.missing);
    assert.equal(missing.length, 1);
    assert.equal(findOrganisation(missing[0]!.taxCode), undefined);
    assert.equal(findOrganisation("5099900013")?.kind, "01");
  });
});
