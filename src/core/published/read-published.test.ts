import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lintPublished } from "./lint.ts";
import { readPublished } from "./read-published.ts";

const MESSAGE = {
  MATTHC: "1.999001",
  TENTTHC: "Đăng ký thử",
  CAPTHUCHIEN: ["Cấp xã"],
  LINHVUCTHUCHIEN: [{ MALINHVUC: "G15-HT01", TENLINHVUC: "Hộ tịch" }],
  TRINHTUTHUCHIEN: [{ TRUONGHOP: "", TRINHTU: [{ TENTRINHTU: "Bước 1: Nộp\nBước 2: Nhận" }] }],
  CACHTHUCTHUCHIEN: [
    {
      KENH: 2,
      THOIGIAN: [
        {
          THOIGIANGIAIQUYET: 3,
          DONVITINH: "Ngày làm việc",
          MOTA: "",
          PHILEPHI: [{ MAPHILEPHI: "P1", SOTIEN: "8000", DONVI: "VNĐ", MOTA: "mỗi bản" }],
        },
      ],
    },
    { KENH: "9", THOIGIAN: [] },
  ],
  THANHPHANHOSO: [
    { TRUONGHOP: "Cấp mới", GIAYTO: [{ MAGIAYTO: "G1", TENGIAYTO: "Tờ khai", TENMAUDON: "to-khai.docx", URL: "" }] },
  ],
  DOITUONGTHUCHIEN: [{ TENDOITUONG: "Công dân Việt Nam" }],
  KETQUATHUCHIEN: [{ MAKETQUA: "KQ.G15.000031", TENKETQUA: "Giấy khai sinh" }],
  CANCUPHAPLY: [{ SOVANBAN: "60/2014/QH13", TENVANBAN: "Luật Hộ tịch" }],
  COQUANTHUCHIEN: [{ MADONVI: "H60.30.12", TENDONVI: "Ủy ban nhân dân cấp xã" }],
  COQUANPHOIHOP: null,
};

test("a LayThuTuc answer becomes the same structure as a record", () => {
  const read = readPublished(JSON.stringify({ error_code: "0", result: [MESSAGE] }));
  assert.ok(read.ok);
  const procedure = read.found[0]?.procedure;
  assert.ok(procedure);
  assert.deepEqual(procedure.channels, [
    {
      channel: "online",
      time: { qty: 3, unit: "WORKING_DAY", text: "3 Ngày làm việc" },
      fees: [{ code: "P1", money: { kind: "amount", min: 8000, max: 8000, currency: "VND" }, note: "mỗi bản" }],
      note: "",
    },
  ]);
  assert.equal(procedure.steps.length, 2);
  assert.deepEqual(procedure.cases[0]?.papers[0], {
    code: "G1",
    name: "Tờ khai",
    form: "to-khai.docx",
    originals: null,
    copies: null,
  });
  assert.deepEqual(procedure.legal, [{ name: "Luật Hộ tịch", number: "60/2014/QH13" }]);
  assert.deepEqual([procedure.tiers, procedure.agencies.performing], [["Cấp xã"], ["Ủy ban nhân dân cấp xã"]]);
  assert.match(procedure.unparsed[0]?.reason ?? "", /mã "9"/, "a channel nobody knows is kept");
});

test("signs that a database cannot store are left out", () => {
  const read = readPublished('{"ma_thu_tuc":"1.999003","ten_thu_tuc":"Th\\u0000ử\\ud800"}');
  assert.ok(read.ok);
  assert.equal(read.found[0]?.procedure.name, "Thử\ufffd");
});

test("a record that is no record says so", () => {
  for (const line of [
    "{",
    "[]",
    "3",
    "{}",
    '{"ma_thu_tuc":"x","ten_thu_tuc":"y"}',
    '{"MATTHC":"1.000001","GIAYTO":1,"CANCUPHAPLY":7}',
  ])
    assert.equal(readPublished(line).ok, false, line);
});

test("every text of papers and channels is kept somewhere", () => {
  const words = fc.stringMatching(/^[a-zđôấ]{3,9}$/);
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), fc.nat({ max: 9 }), (names, count) => {
      const table = names.map((name) => `Giấy ${name}${count} bản chính`).join("");
      const record = {
        ma_thu_tuc: "1.999002",
        ten_thu_tuc: "Thử",
        thanh_phan_ho_so: `--Tên giấy tờMẫu đơn, tờ khaiSố lượng${table}`,
        cach_thuc_thuc_hien: names.join(" "),
      };
      const read = readPublished(JSON.stringify(record));
      assert.ok(read.ok);
      const procedure = read.found[0]?.procedure;
      assert.deepEqual(
        procedure?.cases.flatMap((one) => one.papers.map((paper) => [paper.name, paper.originals])),
        names.map((name) => [`Giấy ${name}`, count]),
      );
      assert.deepEqual(
        procedure?.unparsed.map((one) => one.text),
        [names.join(" ")],
      );
    }),
  );
});

test("long runs of digits and dots are read, however long", () => {
  for (const unit of ["201", "1.", "1/2020/NĐ-CP", "aA.doc"]) {
    const text = unit.repeat(30_000);
    const record = {
      ma_thu_tuc: "1.999004",
      ten_thu_tuc: "Thử",
      cach_thuc_thuc_hien: `Trực tuyến1 NgàyMiễn phí(${text})`,
      thanh_phan_ho_so: `Tên giấy tờMẫu đơn, tờ khaiSố lượng${text}1 bản chính`,
      can_cu_phap_ly: text,
    };
    const read = readPublished(JSON.stringify(record));
    assert.ok(read.ok);
    // Reading that takes time with the square of the length would hang here for minutes.
    assert.ok(lintPublished(read.found[0]!.procedure, { today: "2026-11-17", repealed: [] }).length > 0);
  }
});
