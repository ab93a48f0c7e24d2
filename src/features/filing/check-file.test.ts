import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFile, cleanName } from "./check-file.ts";
import { JPEG, PDF, PNG } from "./testing/files.ts";

const MOST = 20 * 1024 * 1024;
const check = (bytes: Uint8Array, name: string, most = MOST) => checkFile(bytes, name, most);

test("a PDF, a JPEG and a PNG are taken as what they are", async () => {
  assert.deepEqual(await check(PDF, "giấy chứng sinh.PDF"), {
    ok: true,
    name: "giấy chứng sinh.PDF",
    mediaType: "application/pdf",
  });
  assert.deepEqual(await check(JPEG, "IMG_0001.jpeg"), { ok: true, name: "IMG_0001.jpeg", mediaType: "image/jpeg" });
  assert.deepEqual(await check(PNG, "image"), { ok: true, name: "image.png", mediaType: "image/png" });
});

const refused: [string, Uint8Array, string, RegExp][] = [
  ["an empty file", new Uint8Array(), "anh.jpg", /trống/],
  ["a text that is called PDF", new TextEncoder().encode("không phải PDF"), "don.pdf", /không đúng như tên gọi/],
  [
    "a program that is called JPG",
    new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff]),
    "anh.jpg",
    /không đúng như tên gọi/,
  ],
  ["a picture that is called PDF", PNG, "don.pdf", /bên trong là ảnh PNG/],
  ["another kind of file", new TextEncoder().encode("PK\u0003\u0004 zip"), "don.docx", /Loại tệp này chưa nhận được/],
  ["a web page", new TextEncoder().encode("<html><script>alert(1)</script>"), "a.html", /Loại tệp này chưa nhận được/],
];
for (const [what, bytes, name, words] of refused) {
  test(`${what} is refused with a sentence that says what to do`, async () => {
    const checked = await check(bytes, name);
    assert.ok(!checked.ok);
    assert.match(checked.message, words);
  });
}

test("a picture of an iPhone (HEIC) is told how to be taken so that offices can open it", async () => {
  const heic = new Uint8Array([
    0,
    0,
    0,
    24,
    ...new TextEncoder().encode("ftypheic"),
    0,
    0,
    0,
    0,
    ...new TextEncoder().encode("mif1heic"),
  ]);
  const checked = await check(heic, "IMG_1.HEIC");
  assert.ok(!checked.ok);
  assert.match(checked.message, /Tương thích nhất/);
});

test("a file above the limit is told its size and the limit", async () => {
  const checked = await check(PNG, "anh.png", PNG.length - 1);
  assert.ok(!checked.ok);
  assert.match(checked.message, /tối đa/);
  assert.ok((await check(PNG, "anh.png", PNG.length)).ok);
});

test("names keep their words and lose what could lead astray", () => {
  assert.equal(cleanName("../../etc/passwd"), "passwd");
  assert.equal(cleanName("C:\\Ảnh\\chứng sinh.jpg"), "chứng sinh.jpg");
  assert.equal(cleanName('a"b;c\r\nd\u202egpj.pdf'), "a b c d gpj.pdf");
  assert.equal(cleanName("...."), "tệp");
  assert.equal(cleanName(""), "tệp");
  assert.equal([...cleanName(`${"ă".repeat(300)}.pdf`)].length, 114);
});
