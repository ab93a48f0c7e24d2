import assert from "node:assert/strict";
import { test } from "node:test";
import { getDocumentProxy } from "unpdf";
import { renderDocument } from "./index.ts";
import { SAMPLES } from "./sample-data.ts";
import { capacityOf, positionTitle } from "./shared-schemas.ts";

/** Lines of each page from top to bottom; `left`: only of the left third. */
async function linesOf(bytes: Uint8Array, left = false): Promise<string[][]> {
  const pdf = await getDocumentProxy(bytes.slice());
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const lines = new Map<number, string>();
    for (const item of items) {
      if (!("str" in item) || (left && item.transform[4] > 280)) continue;
      const y = Math.round(item.transform[5]);
      lines.set(y, `${lines.get(y) ?? ""}${item.str}`);
    }
    const inOrder = [...lines].sort(([a], [b]) => b - a).map(([, line]) => line.replace(/\s+/g, " ").trim());
    pages.push(inOrder.filter(Boolean));
  }
  return pages;
}

test("recipients and what an act rests on end as NĐ 30/2020/NĐ-CP asks: semicolons, then a full stop", async () => {
  const basis = ["Luật Hộ tịch 60/2014/QH13", "Nghị định 118/2025/NĐ-CP."];
  const [page] = await linesOf(await renderDocument("stopNotice", { ...SAMPLES.stopNotice, basis }));
  for (const line of [
    "Căn cứ Luật Hộ tịch 60/2014/QH13;",
    "Căn cứ Nghị định 118/2025/NĐ-CP.",
    "- Như trên;",
    "- Trung tâm Phục vụ hành chính công;",
    "- Lưu: hồ sơ.",
  ])
    assert.ok(
      page!.some((one) => one.startsWith(line)),
      `${line} is not in ${page!.join("\n")}`,
    );
});

test("signatures never stand alone on a sheet", async () => {
  for (let count = 6; count < 22; count++) {
    const papers = Array.from({ length: count }, (_, i) => ({ name: `Giấy tờ ${i + 1}`, original: 1 }));
    const pages = await linesOf(await renderDocument("receiptSlip", { ...SAMPLES.receiptSlip, papers }));
    const first = pages.at(-1)![0]!;
    assert.doesNotMatch(first, /^NGƯỜI NỘP/, `${count} papers`);
  }
});

test("lists and results: what is signed for begins the last sheet, the signatures follow", async () => {
  const [row] = SAMPLES.handoverList.rows;
  const detail = { label: "Diện tích", value: "92" };
  for (let count = 8; count < 22; count++) {
    const rows = Array.from({ length: count }, () => row!);
    const list = await linesOf(await renderDocument("handoverList", { ...SAMPLES.handoverList, rows }));
    assert.doesNotMatch(list.at(-1)![0]!, /^BÊN GIAO/, `${count} rows`);
    const details = Array.from({ length: count + 14 }, () => detail);
    const result = await linesOf(await renderDocument("generalResult", { ...SAMPLES.generalResult, details }));
    assert.doesNotMatch(result.at(-1)![0]!, /TM\. ỦY BAN|^Nơi nhận/, `${count} details`);
  }
});

test("who signs for another says so, and the position does not repeat the agency of the head", async () => {
  const cases = [
    ["Phó Chủ tịch UBND xã", "KT. Chủ tịch", "PHÓ CHỦ TỊCH"],
    ["Chủ tịch Ủy ban nhân dân xã Tân Trào", "TM. Ủy ban nhân dân", "CHỦ TỊCH"],
    ["Phó Giám đốc Sở Xây dựng", "KT. Giám đốc", "PHÓ GIÁM ĐỐC"],
    ["Phó Trưởng phòng Kinh tế", "KT. Trưởng phòng", "PHÓ TRƯỞNG PHÒNG KINH TẾ"],
    ["Công chức tư pháp – hộ tịch", "", "CÔNG CHỨC TƯ PHÁP – HỘ TỊCH"],
  ] as const;
  for (const [position, capacity, title] of cases)
    assert.deepEqual([capacityOf(position), positionTitle(position)], [capacity, title]);
  const approvedBy = { name: "Lý Quang Huy", position: "Phó Chủ tịch UBND xã" };
  const [page] = await linesOf(await renderDocument("supplementSlip", { ...SAMPLES.supplementSlip, approvedBy }), true);
  const at = page!.indexOf("KT. CHỦ TỊCH");
  assert.deepEqual(page!.slice(at, at + 2), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
});

test("a reason written in several lines is printed in several lines", async () => {
  const reason = "1. Thiếu bản vẽ.\n2. Đơn chưa ký.";
  const [page] = await linesOf(await renderDocument("refusalSlip", { ...SAMPLES.refusalSlip, reason }));
  assert.ok(page!.includes("1. Thiếu bản vẽ.") && page!.includes("2. Đơn chưa ký."), page!.join("\n"));
});

test("the head of a department breaks before the last “and”", async () => {
  const office = { authority: "Ủy ban nhân dân tỉnh Tuyên Quang", centre: "Sở Nông nghiệp và Môi trường", place: "Tuyên Quang" };
  const [page] = await linesOf(await renderDocument("stopNotice", { ...SAMPLES.stopNotice, office }), true);
  assert.deepEqual(page!.slice(0, 4), ["ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]);
});

test("form 06: a long remark takes the width of the sheet below its step, not a column of many pages", async () => {
  const note = "Đã gọi người nộp nhưng chưa gặp. ".repeat(40);
  const [first] = SAMPLES.controlSlip.rows;
  const row = { ...(first as Extract<typeof first, { kind: "hop" }>), note };
  const pages = await linesOf(await renderDocument("controlSlip", { ...SAMPLES.controlSlip, rows: [row] }));
  assert.equal(pages.length, 1);
  assert.ok(pages[0]!.some((line) => line.startsWith("Ghi chú bước 1: Đã gọi")));
});
