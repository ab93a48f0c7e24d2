import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Finder } from "./find.ts";
import { smallFinder, TEXTS } from "./testing/small-catalogue.ts";

const find: Finder = await smallFinder();
const first = (question: string): string | undefined => find(question).hits[0]?.code;
const [BIRTH, FOREIGN, MOBILE, AGAIN, DEATH, EXCHANGE, REISSUE, HOUSE, , CARD, SHOP, PLANT] = TEXTS.map((text) => text.code);

test("the plain procedure comes before its variants, and a variant first when it is asked for", () => {
  assert.equal(first("đăng ký khai sinh"), BIRTH);
  assert.equal(first("khai sinh có yếu tố nước ngoài"), FOREIGN);
  assert.equal(first("khai sinh lưu động"), MOBILE);
  assert.equal(first("đăng ký lại khai sinh"), AGAIN);
});

test("of two that fit alike, the special one and the one that does something else come later", async () => {
  const of = (code: string, name: string) => ({ ...TEXTS[4]!, code, name, says: ["thẻ xanh"] });
  const other = await smallFinder([of("1.000201", "Cấp thẻ cho người nước ngoài"), of("1.000202", "Cấp thẻ")]);
  assert.equal(other("thẻ xanh").hits[0]?.code, "1.000202");
  assert.equal(other("thẻ xanh cho người nước ngoài").hits[0]?.code, "1.000201");
  const act = await smallFinder([of("1.000201", "Cấp lại thẻ"), of("1.000202", "Cấp thẻ")]);
  assert.equal(act("thẻ xanh").hits[0]?.code, "1.000202");
});

test("whole phrases count, not single words of them", () => {
  assert.equal(first("giấy phép xây dựng"), HOUSE);
  assert.ok([EXCHANGE, REISSUE].includes(first("giấy phép lái xe")));
});

test("what is to be done decides between procedures for one paper", () => {
  assert.equal(first("cấp lại bằng lái"), REISSUE);
  assert.equal(first("đổi bằng lái"), EXCHANGE);
  assert.equal(first("mất gplx"), REISSUE);
});

test("mất of a person is a death, mất of a paper a loss", () => {
  assert.equal(first("bố tôi vừa mất"), DEATH);
  assert.equal(first("ông nội mất"), DEATH);
  assert.equal(first("bố tôi mất thẻ căn cước"), CARD);
  assert.notEqual(first("bố mất thì bảo hiểm trả gì"), DEATH);
  assert.equal(first("khai sinh mất bao lâu"), BIRTH);
});

test("marks, their place, short forms and input keys make no difference", () => {
  for (const question of ["dang ky khai tu", "ĐĂNG KÍ KHAI TỬ", "đăng ký khai tữ", "ddawng kys khai tuwr", "dangkykhaitu"])
    assert.equal(first(question), DEATH, question);
  assert.equal(first("mất cccd"), CARD);
});

test("marks that were typed mean what they say", () => {
  assert.equal(first("mã số vùng trồng"), PLANT);
  assert.equal(first("ma so vung trong"), PLANT);
});

test("slips of the finger are put right and said", () => {
  assert.equal(first("giay phep xay dungg"), HOUSE);
  assert.deepEqual(find("giay phep xay dungg").corrected, "giay phep xay dựng");
  assert.equal(find("giấy phép xây dựng").corrected, undefined);
  assert.equal(first("dang ky khai xinh"), BIRTH);
});

test("of one procedure at two levels the nearer comes first", () => {
  assert.equal(first("cấp lại thẻ căn cước"), CARD);
});

test("words of people, papers and the code itself find a procedure", () => {
  assert.equal(first("tôi muốn mở quán cần gì"), SHOP);
  assert.equal(first("nguồn gốc cây giống"), PLANT);
  assert.equal(first("thủ tục 1.000012"), PLANT);
  assert.deepEqual(find("zzqqx"), { hits: [], corrected: undefined });
});

test("while typing, the last word may be unfinished", () => {
  assert.equal(find("giấy phép xâ", { typing: true }).hits[0]?.code, HOUSE);
  assert.equal(find("mat bang la", { typing: true }).hits[0]?.code, REISSUE);
  assert.equal(
    find("đăng ký khai t", { typing: true }).hits.some((hit) => hit.code === DEATH),
    true,
  );
});

test("what is handed in more often comes first of equals", async () => {
  const twin = (code: string, filed: number) => ({ ...TEXTS[0]!, code, plain: "", filed });
  const busy = await smallFinder([twin("1.000101", 0), twin("1.000102", 900)]);
  assert.equal(busy("khai sinh").hits[0]?.code, "1.000102");
});

test("never throws, and the same question has the same answer", () => {
  const words = fc.constantFrom(
    "khai",
    "sinh",
    "mất",
    "bố",
    "giấy",
    "gplx",
    "1.000001",
    "đđ",
    "ươ",
    "w",
    "9",
    "\ud800",
    "ß",
    "İ",
    "-",
  );
  const question = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(words).map((list) => list.join(" ")),
    fc.string({ maxLength: 900 }),
  );
  fc.assert(
    fc.property(question, fc.boolean(), (text, typing) => {
      const once = find(text, { typing });
      assert.deepEqual(find(text, { typing }), once);
      for (const [i, hit] of once.hits.entries()) assert.ok(i === 0 || hit.score <= once.hits[i - 1]!.score);
    }),
  );
});
