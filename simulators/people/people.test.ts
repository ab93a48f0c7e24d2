import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BIRTH_NOTICES } from "./birth-notices.ts";
import { idPrefix, provincePrefix } from "./id-number.ts";
import { MARRIAGES } from "./marriages.ts";
import { ETHNICITIES, findPerson, PEOPLE } from "./people.ts";

describe("people", () => {
  it("have numbers that agree with province, sex and year of birth", () => {
    for (const person of PEOPLE) {
      assert.equal(
        person.id.slice(0, 6),
        idPrefix(provincePrefix(person.home.commune)!, person.sex, person.birthDate),
        person.name,
      );
      assert.match(person.id, /^\d{12}$/);
      assert.ok(ETHNICITIES[person.ethnicity], person.name);
    }
  });

  it("can be told apart by number and by its last four digits", () => {
    assert.equal(new Set(PEOPLE.map((p) => p.id)).size, PEOPLE.length);
    assert.equal(new Set(PEOPLE.map((p) => p.id.slice(-4))).size, PEOPLE.length);
  });

  it("are eleven with a VNeID account, of both levels", () => {
    const accounts = PEOPLE.filter((p) => p.level);
    assert.equal(accounts.length, 11);
    assert.deepEqual(new Set(accounts.map((p) => p.level)), new Set(["1", "2"]));
  });

  it("are related both ways", () => {
    for (const person of PEOPLE) {
      if (person.spouse) assert.equal(findPerson(person.spouse)?.spouse, person.id, person.name);
      assert.equal(person.spouse !== undefined, person.marital === "2", person.name);
      for (const parent of [person.father, person.mother]) if (parent) assert.ok(findPerson(parent), person.name);
    }
    for (const marriage of MARRIAGES) assert.equal(findPerson(marriage.husband)?.spouse, marriage.wife);
    for (const notice of BIRTH_NOTICES) assert.equal(findPerson(notice.mother)?.sex, "2");
  });
});
