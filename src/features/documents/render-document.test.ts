import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { DOCUMENT_SCHEMAS, type DocumentName, renderDocument } from "./index.ts";
import { SAMPLES } from "./sample-data.ts";

const NAMES = Object.keys(DOCUMENT_SCHEMAS) as DocumentName[];
const LONG_NAME = "Nguyễn Phước Vĩnh Hưng Đặng Thị Hồng Ngọc Trần Lê Nguyễn Huỳnh Công Tằng Tôn Nữ Thị Quỳnh Như";
const HOSTILE = '#strong[x] $x^2$ \\ "hai" \'một\' <b>đậm</b> _a_ *b* @c `d` // e /* f */ #{ read("/etc/passwd") } = g';
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The text of each page, in one line. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()));
  return text.map((page) => page.replace(/\s+/g, " "));
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await pagesOf(bytes)).join(" ");
}

for (const name of NAMES) {
  test(`${name}: PDF/A-2b, Vietnamese, one page, the same bytes for the same data`, async () => {
    const bytes = await renderDocument(name, SAMPLES[name]);
    const raw = Buffer.from(bytes).toString("latin1");
    assert.ok(raw.startsWith("%PDF-1.7"));
    assert.match(raw, /<pdfaid:part>2<\/pdfaid:part>/);
    assert.match(raw, /<pdfaid:conformance>B<\/pdfaid:conformance>/);
    assert.match(raw, /<dc:language><rdf:Bag><rdf:li>vi(-VN)?<\/rdf:li>/);
    assert.match(raw, /\/OutputIntents/);
    assert.equal((await pagesOf(bytes)).length, 1);
    assert.equal(hash(await renderDocument(name, structuredClone(SAMPLES[name]))), hash(bytes));
  });
}

test("form 01 shows every field and carries its own date", async () => {
  const bytes = await renderDocument("receiptSlip", SAMPLES.receiptSlip);
  assert.match(Buffer.from(bytes).toString("latin1"), /<xmp:CreateDate>2026-11-20T02:05:00/);
  const text = await textOf(bytes);
  for (const expected of [
    "ỦY BAN NHÂN DÂN XÃ TÂN TRÀO",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Mã hồ sơ: H60.30.12-261120-0001",
    "Tân Trào, ngày 20 tháng 11 năm 2026",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "Tiếp nhận hồ sơ của: Hoàng Văn Toàn",
    "giấy tờ tùy thân: 008090000123",
    "Số điện thoại: 0900 000 001",
    "Email: toan.hoang@example.com",
    "Người nộp thay: Hoàng Bảo An (người được ủy quyền)",
    "(cha mẹ đã đăng ký kết hôn)",
    "Giấy chứng sinh",
    "Số lượng hồ sơ: 1 bộ",
    "theo quy định: 1 ngày làm việc",
    "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 20 tháng 11 năm 2026",
    "Thời gian trả kết quả: 17 giờ 00 phút, ngày 20 tháng 11 năm 2026",
    "16.000 đồng (thu trước, chuyển khoản)",
    "Dịch vụ bưu chính công ích, gửi đến: Thôn Tân Lập",
    "quyển số: 01/2026. Số thứ tự: 214",
    "Điện thoại hỗ trợ: 0207 000 0000",
    "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Hoàng Bảo An",
    "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Nông Thị Hạnh",
  ]) {
    assert.ok(text.includes(expected), `${expected} is not in: ${text}`);
  }
});

test("form 01 of an online dossier asks nobody for a hand-written signature", async () => {
  const text = await textOf(
    await renderDocument("receiptSlip", {
      ...SAMPLES.receiptSlip,
      submittedOnlineAt: "2026-11-20T01:00:00.000Z",
      papers: [],
      fee: { total: 0 },
      delivery: { way: "online" },
    }),
  );
  assert.ok(!text.includes("Ký và ghi rõ họ tên"));
  assert.ok(text.includes("Nộp trực tuyến lúc 08 giờ 00 phút"));
  assert.ok(text.includes("không phải nộp giấy tờ"));
  assert.ok(text.includes("Không thu phí, lệ phí"));
});

test("form 01 says what is waived and by which rule", async () => {
  const feeLine = async (fee: object) =>
    textOf(await renderDocument("receiptSlip", { ...SAMPLES.receiptSlip, fee: { total: 0, ...fee } }));
  const waivers = ["NQ 66.22/2026/NQ-CP"];
  const free = await feeLine({ full: 16000, waivers });
  assert.ok(free.includes("0 đồng; được miễn 16.000 đồng, theo NQ 66.22/2026/NQ-CP"), free);
  const less = await feeLine({ total: 7000, full: 10000, waivers, collected: "after" });
  assert.match(less, /7\.000 đồng \(thu khi trả kết quả\); đã giảm 3\.000 đồng, theo NQ 66\.22/);
});

test("forms 02, 03 and 06 say what, why and until when", async () => {
  const supplement = await textOf(await renderDocument("supplementSlip", SAMPLES.supplementSlip));
  for (const part of [
    "Số: 12/HDHS",
    "Hãy chụp lại đủ bốn góc",
    "Lý do: Không đọc được",
    "Căn cứ: Nghị định 118/2025/NĐ-CP",
    "trước: 17 giờ 00 phút, ngày 26 tháng 11",
    "0207 000 0001",
  ]) {
    assert.ok(supplement.includes(part), part);
  }
  const refusal = await textOf(await renderDocument("refusalSlip", SAMPLES.refusalSlip));
  for (const part of [
    "Bé đã được đăng ký khai sinh",
    "Căn cứ pháp lý: Luật Hộ tịch",
    "khiếu nại đến Ủy ban nhân dân xã Tân Trào",
  ]) {
    assert.ok(refusal.includes(part), part);
  }
  const control = await textOf(await renderDocument("controlSlip", SAMPLES.controlSlip));
  for (const part of [
    "1. Tiếp nhận, tra cứu Hạn 10:05 20/11/2026",
    "Trước hạn 09:40",
    "Quá hạn 15:55",
    "chưa nhận",
    "Đang giải quyết",
    "Công an xã Tân Trào",
  ]) {
    assert.ok(control.includes(part), `${part} is not in: ${control}`);
  }
});

test("the birth certificate shows the official fields, and blanks for a father who is not known", async () => {
  const text = await textOf(await renderDocument("birthCertificate", SAMPLES.birthCertificate));
  for (const part of [
    "Số: 214/2026 Quyển số: 01/2026-KS",
    "GIẤY KHAI SINH (BẢN CHÍNH)",
    "Họ, chữ đệm, tên: HOÀNG BẢO AN",
    "sinh: 15/11/2026 Ghi bằng chữ: Ngày mười lăm, tháng mười một, năm hai nghìn không trăm hai mươi sáu",
    "Giới tính: Nữ Dân tộc: Tày Quốc tịch: Việt Nam",
    "Số định danh cá nhân: 008326000017",
    "người mẹ: MA THỊ NGUYỆT Năm sinh: 1998",
    "người cha: HOÀNG VĂN TOÀN Năm sinh: 1990",
    "đăng ký: ngày 20 tháng 11 năm 2026",
    "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lý Quang Huy",
  ]) {
    assert.ok(text.includes(part), `${part} is not in: ${text}`);
  }
  const { father: _, declarant: __, ...alone } = SAMPLES.birthCertificate;
  assert.match(await textOf(await renderDocument("birthCertificate", alone)), /người cha: \.{20,}/);
});

test("what people type appears as typed and is never run", async () => {
  const shown = HOSTILE.replaceAll(" ", "");
  for (const name of NAMES) {
    const data = JSON.parse(JSON.stringify(SAMPLES[name]).replaceAll(/"Hoàng Văn Toàn"/g, () => JSON.stringify(HOSTILE)));
    const text = (await textOf(await renderDocument(name, data))).replaceAll(" ", "");
    assert.ok(text.includes(shown) || text.includes(shown.toLocaleUpperCase("vi")), `${name}: ${text}`);
  }
});

test("decomposed letters, unknown scripts, control and direction characters, broken surrogates", async () => {
  const name = `Đặng Thị Hồng Ngọc`.normalize("NFD");
  const text = await textOf(
    await renderDocument("receiptSlip", {
      ...SAMPLES.receiptSlip,
      applicant: { name, address: "漢字 😀 \u202Eđảo\u0000 \ud800 xuống\ndòng", email: `${"x".repeat(200)}@example.com` },
    }),
  );
  assert.ok(text.includes("của: Đặng Thị Hồng Ngọc"));
  assert.match(text, /Địa chỉ: \?\? \? đảo . xuống dòng/);
  assert.ok(text.replace(/[\s\u200B]/g, "").includes(`${"x".repeat(200)}@example.com`));
});

test("long names and many rows go on to further pages, a certificate stays one sheet", async () => {
  const papers = Array.from({ length: 40 }, (_, i) => ({ name: `Giấy tờ ${i + 1} của ${LONG_NAME}`, original: 1 }));
  const pages = await pagesOf(
    await renderDocument("receiptSlip", { ...SAMPLES.receiptSlip, applicant: { name: LONG_NAME }, papers }),
  );
  assert.ok(pages.length > 2);
  assert.ok(pages.every((page, i) => page.includes(`trang ${i + 1}/${pages.length}`)));
  assert.ok(pages.at(-2)!.includes("Tên giấy tờ"), "the head of the table is repeated");
  assert.ok(pages.join(" ").includes("Giấy tờ 40"));
});

test("a certificate stays one sheet even at the limits of its fields", async () => {
  const wide = (length: number) => "ẤM ƯỠNG ".repeat(40).slice(0, length - 1);
  const [name, place, word] = [wide(150), wide(300), wide(60)];
  const person = { name, birthDate: "1990", ethnicity: word, nationality: word, residence: place };
  const { child } = SAMPLES.birthCertificate;
  const certificate = await renderDocument("birthCertificate", {
    ...SAMPLES.birthCertificate,
    child: { ...child, name, birthPlace: place, homeTown: place, ethnicity: word, nationality: word },
    mother: person,
    father: person,
    declarant: { name, idPaper: place },
    registeredAt: place,
    signer: { name, position: name, capacity: name },
  });
  assert.equal((await pagesOf(certificate)).length, 1);
});

test("data that does not fit is refused with its path, in Vietnamese", async () => {
  const wrong = { ...SAMPLES.receiptSlip, dueAt: "mai", applicant: { ...SAMPLES.receiptSlip.applicant, name: " " } };
  await assert.rejects(renderDocument("receiptSlip", wrong), (error: Error) => {
    assert.match(error.message, /Không in được receiptSlip/);
    assert.match(error.message, /dueAt/);
    assert.match(error.message, /applicant\.name/);
    return true;
  });
  await assert.rejects(renderDocument("supplementSlip", { ...SAMPLES.supplementSlip, items: [] }), /items/);
});

test("another process in another time zone makes the same bytes", async () => {
  const script = `
    import { createHash } from "node:crypto";
    const { renderDocument } = await import(${JSON.stringify(import.meta.resolve("./index.ts"))});
    const { SAMPLES } = await import(${JSON.stringify(import.meta.resolve("./sample-data.ts"))});
    console.log(createHash("sha256").update(await renderDocument("receiptSlip", SAMPLES.receiptSlip)).digest("hex"));`;
  const env = { ...process.env, TZ: "Pacific/Kiritimati" };
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], { env, encoding: "utf8" });
  assert.equal(child.stdout.trim(), hash(await renderDocument("receiptSlip", SAMPLES.receiptSlip)), child.stderr);
});

test("the head of a sheet ends its lines before the unit's name, not inside it", async () => {
  const office = {
    authority: "Ủy ban nhân dân xã Thượng Lâm",
    centre: "Trung tâm Phục vụ hành chính công xã Thượng Lâm",
    place: "Thượng Lâm",
  };
  const pdf = await getDocumentProxy(await renderDocument("receiptSlip", { ...SAMPLES.receiptSlip, office }));
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const lines = new Map<number, string>();
  for (const item of items) {
    if (!("str" in item) || item.transform[4] > 280) continue;
    const y = Math.round(item.transform[5]);
    lines.set(y, `${lines.get(y) ?? ""}${item.str}`);
  }
  const head = [...lines.values()].map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
  assert.deepEqual(head.slice(0, 5), [
    "ỦY BAN NHÂN DÂN",
    "XÃ THƯỢNG LÂM",
    "TRUNG TÂM PHỤC VỤ",
    "HÀNH CHÍNH CÔNG",
    "XÃ THƯỢNG LÂM",
  ]);
});
