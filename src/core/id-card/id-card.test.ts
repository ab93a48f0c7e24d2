import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { compareCard, readEntry, readScan, sameName } from "./index.ts";
import { digitsOf } from "./right-keys.ts";

type ScanCase = { name: string; typed: string; kind: string; card?: object; warnings?: string[]; message?: string };
type EntryCase = { name: string; typed: string; kind: string; value?: string; message?: string };
const casesIn = <T>(file: string): T[] => JSON.parse(readFileSync(path.join(import.meta.dirname, "cases", file), "utf8"));
const HERE = { provinceCode: "H60", host: "motcua.example.vn" };

for (const one of casesIn<ScanCase>("scans.json")) {
  test(`scan: ${one.name}`, () => {
    const read = readScan(one.typed);
    assert.equal(read.kind, one.kind, JSON.stringify(read));
    if (read.kind === "card") {
      assert.deepEqual(read.card, one.card);
      assert.equal(read.warnings.length, one.warnings?.length, read.warnings.join(" "));
      (one.warnings ?? []).forEach((words, index) => {
        const warning = read.warnings[index] ?? "";
        assert.ok(warning.includes(words), warning);
      });
    } else if (read.kind !== "none") assert.ok(read.message.includes(one.message!), read.message);
  });
}

for (const one of casesIn<EntryCase>("entries.json")) {
  test(`entry: ${one.name}`, () => {
    const read = readEntry(one.typed, HERE);
    assert.equal(read.kind, one.kind, JSON.stringify(read));
    const value = { card: () => read.kind === "card" && read.card.personalId, wrong: () => undefined };
    if (read.kind === "wrong") assert.ok(read.message.includes(one.message!), read.message);
    else if (read.kind === "card") assert.equal(value.card(), one.value);
    else if (read.kind === "personalId") assert.equal(read.personalId, one.value);
    else if (read.kind === "dossier") assert.equal(read.code, one.value);
    else if (read.kind === "name") assert.equal(read.text, one.value);
  });
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const day = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const printed = (iso: string) => iso.split("-").toReversed().join("");
const NAMES = ["HOÀNG THỊ MẬN", "GIÀNG A PÓ", "BÙI ĐỨC THẮNG", "LÒ VĂN ỚT", "H'MÔNG"];
const card = fc.record({
  id: digits(12),
  old: fc.option(digits(9)),
  name: fc.constantFrom(...NAMES),
  birth: day,
  sex: fc.constantFrom("Nam", "Nữ"),
  issued: day,
});
type Made = typeof card extends fc.Arbitrary<infer T> ? T : never;
const lineOf = ({ id, old, name, birth, sex, issued }: Made) =>
  [id, old ?? "", name, printed(birth), sex, "Thôn 1, Xã X", printed(issued)].join("|");

test("whatever is typed, an answer comes and nothing is thrown", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("|", "\r\n", "\t", "đ", "\u0323", "001085012345", "https://", "H60-"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      readScan(pieces.join(""));
      readEntry(pieces.join(""), HERE);
    }),
  );
});

test("a card is read as it was made, whatever ends the line and however often it was read", () => {
  fc.assert(
    fc.property(card, fc.constantFrom("", "\r\n", "\n", "\t", "\r"), fc.integer({ min: 1, max: 3 }), (one, end, times) => {
      const read = readScan(`${lineOf(one)}${end}`.repeat(times));
      assert.ok(read.kind === "card");
      assert.equal(read.card.personalId, one.id);
      assert.equal(read.card.oldId, one.old ?? undefined);
      assert.equal(read.card.name, one.name);
      assert.equal(read.card.birthDate, one.birth);
      assert.equal(read.card.issuedOn, one.issued);
    }),
  );
});

test("cut anywhere after the number, a line still tells the right person and nothing that is not on the card", () => {
  fc.assert(
    fc.property(card, fc.nat({ max: 80 }), (one, cut) => {
      const whole = readScan(lineOf(one));
      const read = readScan(lineOf(one).slice(0, 13 + cut));
      assert.ok(read.kind === "card" && whole.kind === "card");
      assert.equal(read.card.personalId, one.id);
      if (read.card.birthDate) assert.equal(read.card.birthDate, one.birth);
      if (read.card.issuedOn) assert.equal(read.card.issuedOn, one.issued);
    }),
  );
});

test("two people's cards are never taken for one", () => {
  fc.assert(
    fc.property(card, card, fc.constantFrom("", "\n"), (one, other, between) => {
      fc.pre(one.id !== other.id);
      assert.equal(readScan(`${lineOf(one)}${between}${lineOf(other)}`).kind, "twoCards");
    }),
  );
});

test("a number through the Vietnamese keyboard is right or not read, never another one", () => {
  const keys = ["đ", "ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
  fc.assert(
    fc.property(digits(12), fc.constantFrom("NFC", "NFD", "NFKC"), (number, form) => {
      const typed = [...number]
        .map((digit) => keys[Number(digit)])
        .join("")
        .normalize(form);
      const read = digitsOf(typed);
      assert.ok(read === undefined || read === number, `${number} → ${read}`);
    }),
  );
});

test("a card and the register are held against each other, marks too, but not where a mark is put", () => {
  assert.ok(sameName("HOÀ THUỶ", "Hòa  Thủy"));
  assert.ok(!sameName("HOA", "HOÀ"));
  const said = { name: "Hoàng Thị Mận", birthDate: "1998", gender: "Nữ" };
  const shown = { personalId: "008198990412", name: "HOÀNG THỊ MẬN", birthDate: "1998-04-03", sex: "female" } as const;
  assert.deepEqual(compareCard(shown, said), []);
  assert.deepEqual(compareCard({ ...shown, name: "HOÀNG THỊ MẪN" }, said), [
    { what: "Họ tên (khác dấu)", card: "HOÀNG THỊ MẪN", register: "Hoàng Thị Mận" },
  ]);
  const others = compareCard({ ...shown, sex: "male", birthDate: "1997-04-03" }, said);
  assert.deepEqual(
    others.map(({ what }) => what),
    ["Ngày sinh", "Giới tính"],
  );
  assert.deepEqual(compareCard({ personalId: "008198990412" }, said), []);
});
