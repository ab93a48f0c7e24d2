import assert from "node:assert/strict";
import { test } from "node:test";
import { parseChannels } from "./parse-channels.ts";
import { parseLegal } from "./parse-legal.ts";
import { amountsIn, parseMoney } from "./parse-money.ts";
import { parsePapers } from "./parse-papers.ts";
import { parseResults } from "./parse-results.ts";
import { parseSteps } from "./parse-steps.ts";
import { parseTime } from "./parse-time.ts";

const PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
const CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tả";

test("money: both ways of writing thousands, foreign currency, ranges, free and what is no amount", () => {
  const vnd = (min: number, max = min) => ({ kind: "amount", min, max, currency: "VND" });
  assert.deepEqual(parseMoney("8.000 Đồng"), vnd(8000));
  assert.deepEqual(parseMoney("2,000,000 Việt Nam Đồng"), vnd(2_000_000));
  assert.deepEqual(parseMoney("700 VNĐ"), vnd(700));
  assert.deepEqual(parseMoney("10 USD"), { kind: "amount", min: 10, max: 10, currency: "USD" });
  assert.deepEqual(parseMoney("10.000 - 20.000 đồng"), vnd(10_000, 20_000));
  assert.deepEqual(parseMoney("Từ 100.000 đến 300.000 đồng"), vnd(100_000, 300_000));
  assert.deepEqual(parseMoney("Miễn phí"), { kind: "free" });
  assert.deepEqual(parseMoney("theo thông tư"), { kind: "unknown", text: "theo thông tư" });
  assert.deepEqual(parseMoney("300.000 - 100.000 đồng"), { kind: "unknown", text: "300.000 - 100.000 đồng" });
});

test("amounts in a running text", () => {
  assert.deepEqual(
    amountsIn("Lệ phí 135.000 đồng/lần; thẩm định 02 triệu đồng; 25.000.000đ; từ năm 2025"),
    [135_000, 2_000_000, 25_000_000],
  );
  assert.deepEqual(amountsIn("0 đồng, điều 5 đã sửa"), []);
});

test("times: every unit, a number without unit, no number", () => {
  assert.deepEqual(parseTime("5 Ngày làm việc"), { qty: 5, unit: "WORKING_DAY", text: "5 Ngày làm việc" });
  assert.deepEqual(parseTime("15 Ngày").unit, "DAY");
  assert.deepEqual(parseTime("24 Giờ").unit, "HOUR");
  assert.deepEqual(parseTime("4 Tháng").unit, "MONTH");
  assert.equal(parseTime("0,5 Ngày").qty, 0.5);
  assert.deepEqual(parseTime("1"), { qty: 1, unit: null, text: "1" });
  assert.deepEqual(parseTime("Không quy định"), { qty: null, unit: null, text: "Không quy định" });
});

test("channels: cells without separators, brackets after the fee, a second fee of the same row", () => {
  const { channels, unparsed } = parseChannels(
    `${CHANNELS}Trực tuyến5 Ngày làm việc200,000 VNĐ(200.000đ/lần (mỗi giấy))Nộp trên Cổng.Trực tuyến5 Ngày làm việc50,000 VNĐ(cấp lại)Nộp trên Cổng.Trực tiếpKhông phải trả kết quảMiễn phíTrực tiếp tại quầyDịch vụ bưu chính1Không có thông tin`,
  );
  assert.deepEqual(unparsed, []);
  assert.deepEqual(
    channels.map(({ channel, time, fees, note }) => [channel, time.text, fees.map((fee) => fee.note), note]),
    [
      ["online", "5 Ngày làm việc", ["200.000đ/lần (mỗi giấy)", "cấp lại"], "Nộp trên Cổng."],
      ["counter", "Không phải trả kết quả", [""], "Trực tiếp tại quầy"],
      ["post", "1", [], ""],
    ],
  );
});

test("channels that cannot be told apart are kept as text", () => {
  const { channels, unparsed } = parseChannels(`${CHANNELS}Nộp ở đâu cũng được`);
  assert.deepEqual(channels, []);
  assert.equal(unparsed[0]?.text, "Nộp ở đâu cũng được");
});

test("papers: numbers at the end of a name, quantities inside a name, forms, cases", () => {
  const { cases, unparsed } = parsePapers(
    `--${PAPERS}Bản khai theo mẫu BM.NCC.20.031 bản chínhTờ trình (NA20).Mau NA20.docx1 bản chính,2 bản saoHóa đơn: 01 bản chính.0 bản chínhTrường hợp cấp lại${PAPERS}Đề án10 bản chính`,
  );
  assert.deepEqual(unparsed, []);
  assert.deepEqual(
    cases.map((one) => [one.name, one.papers.map(({ name, form, originals, copies }) => [name, form, originals, copies])]),
    [
      [
        null,
        [
          ["Bản khai theo mẫu BM.NCC.20.03", null, 1, 0],
          ["Tờ trình (NA20).", "Mau NA20.docx", 1, 2],
          ["Hóa đơn: 01 bản chính.", null, 0, 0],
        ],
      ],
      ["Trường hợp cấp lại", [["Đề án", null, 10, 0]]],
    ],
  );
});

test("papers without the table are kept as text", () => {
  assert.equal(parsePapers("Nộp hồ sơ cho cơ quan.").unparsed[0]?.text, "Nộp hồ sơ cho cơ quan.");
  assert.deepEqual(parsePapers("--"), { cases: [], unparsed: [] });
});

test("legal basis: numbers inside a title stay in it, a title may end with its own number or a year", () => {
  const header = "Tên văn bản pháp lýMã văn bản";
  assert.deepEqual(
    parseLegal(
      `${header}Nghị định 05/2012/NĐ-CP05/2012/NĐ-CPLuật Khiếu nại năm 201102/2011/QH13Sửa đổi Nghị định số 45/2020/NĐ-CP ngày 8/4/2020 của Chính phủ118/2025/NĐ-CPQuyết định của tỉnh`,
    ),
    [
      { name: "Nghị định 05/2012/NĐ-CP", number: "05/2012/NĐ-CP" },
      { name: "Luật Khiếu nại năm 2011", number: "02/2011/QH13" },
      { name: "Sửa đổi Nghị định số 45/2020/NĐ-CP ngày 8/4/2020 của Chính phủ", number: "118/2025/NĐ-CP" },
      { name: "Quyết định của tỉnh", number: null },
    ],
  );
  assert.deepEqual(
    parseLegal(`${header}Luật Đầu tư67/2014/QH1361/2020/QH1461/2020/QH14`).map((one) => one.number),
    ["67/2014/QH13", "61/2020/QH14"],
    "a title that is a number follows the number of the one before",
  );
  assert.deepEqual(parseLegal("Không có thông tin"), []);
  assert.equal(parseLegal(`${header}Nghị quyết số 190/2025/QH15 của Quốc hội`)[0]?.number, "190/2025/QH15");
});

test("results: codes against the next name, older codes, no code, the page's buttons", () => {
  const read = parseResults(
    "Giấy phépMã: KQ.G12.000260Thông báo từ chốiMã: 000.00.00.G04-KQ0355Văn bảnMã: Từ khóakhông gianMô tảKhông có thông tinChọn cơ quan thực hiệnNộp hồ sơ",
  );
  assert.deepEqual(read.results, [
    { name: "Giấy phép", code: "KQ.G12.000260" },
    { name: "Thông báo từ chối", code: "000.00.00.G04-KQ0355" },
    { name: "Văn bản", code: null },
  ]);
  assert.deepEqual([read.keywords, read.description, read.unparsed], ["không gian", "", []]);
  assert.equal(parseResults("Giấy gì đó").unparsed[0]?.text, "Giấy gì đó");
});

test("steps: by number, by letter, else one", () => {
  assert.equal(parseSteps("Bước 1: nộp\nnộp tiếp\n- Bước 2: nhận").length, 2);
  assert.equal(parseSteps("a) Nộp\nb) Nhận").length, 2);
  assert.equal(parseSteps("Nộp rồi nhận").length, 1);
  assert.deepEqual(parseSteps("Không có thông tin"), []);
});
