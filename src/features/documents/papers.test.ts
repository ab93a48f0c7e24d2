import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DossierEvent } from "../../core/dossier/index.ts";
import { filing, libraryCard, reader, system } from "../../core/dossier/testing/library-card.ts";
import { counter, items, leader, longLife, moment, specialist, started, tale } from "../../core/dossier/testing/long-life.ts";
import { papersOf } from "./facts-of.ts";
import { slipData } from "./from-dossier.ts";
import { moneyInWords } from "./money-in-words.ts";
import { numberText, shortSign } from "./paper-numbers.ts";
import { decidingOffice } from "./papers/offices.ts";
import { renderDocument } from "./render-document.ts";
import { department, offices, province, sourceFor } from "./testing/source.ts";
import type { Slip } from "./types.ts";

const life = longLife();
const dataOf = <K extends Slip>(kind: K, log = life.log) => slipData(kind, sourceFor(kind, log));
const received: DossierEvent = {
  type: "Received",
  dueAt: moment("2026-11-24T09:05"),
  allowance: { qty: 1, unit: "WORKING_DAY" },
};
const short = () =>
  tale("2026-11-20T08:21").tell("2026-11-20T09:05", counter, received, started("receive", "receptionist", "2026-11-20T10:05"));

describe("papers read from the log", () => {
  it("form 01: the counter that took it in, for whom, who decides, what was counted, fee taken beforehand", () => {
    const slip = dataOf("receiptSlip");
    assert.equal(slip.office.centre, "Trung tâm Phục vụ hành chính công xã Lâm Bình");
    assert.equal(slip.office.authority, "UBND xã Lâm Bình");
    assert.deepEqual(slip.filedBy, { name: "HOÀNG VĂN CHÁU", right: "người được ủy quyền" });
    assert.equal(slip.applicant.name, "HOÀNG THỊ MẬN");
    assert.deepEqual(slip.decides, { name: "UBND xã Thượng Lâm", from: moment("2026-11-20T14:00") });
    assert.deepEqual(slip.papers, [{ name: "Ảnh chân dung", original: 1, certified: 0, photocopy: 2 }]);
    assert.deepEqual(slip.fee, { total: 8000, collected: "before", method: "chuyển khoản, biên lai BL-7" });
  });

  it("form 01 says when fees are taken, as the procedure does", () => {
    const { log } = short();
    assert.equal(dataOf("receiptSlip", log).fee.collected, "after");
    const before = slipData("receiptSlip", sourceFor("receiptSlip", log, {}, { ...libraryCard, collect: "before" }));
    assert.equal(before.fee.collected, "before");
  });

  it("form 01 of a certification counts pages and copies, and names the paper", () => {
    const line = {
      id: "x",
      name: "Phí chứng thực bản sao",
      kind: "fee",
      units: 2,
      amount: 2000,
      unit: "trang",
      times: 3,
      total: 12000,
      legal: "",
    } as const;
    const log = tale("2026-11-20T08:21", {
      ...filing,
      channel: "counter",
      fee: { total: 12000, lines: [line] },
      answers: { "doc.name": "Bằng tốt nghiệp" },
    }).tell("2026-11-20T09:05", counter, received).log;
    const naming = { id: "doc.name", type: "text", label: "Tên giấy", required: true, rules: [] } as const;
    const revision = {
      ...libraryCard,
      field: { code: "G15-CT", name: "Chứng thực" },
      pages: [{ id: "giay", part: "", ask: "", fields: [{ ...naming, rules: [] }] }],
    };
    const slip = slipData("receiptSlip", sourceFor("receiptSlip", log, {}, revision));
    assert.deepEqual(slip.certified, [{ name: "Bằng tốt nghiệp", pages: 2, copies: 3, fee: 12000 }]);
    assert.equal(dataOf("receiptSlip", log).certified, undefined);
  });

  it("form 02 at appraisal: of the deciding agency, by its author, let out by a leader, its number in the series", () => {
    const number = { agencyId: "H60.30.12", year: 2026, series: "HDHS", number: 5 };
    const slip = slipData("supplementSlip", sourceFor("supplementSlip", life.log, { number }));
    assert.equal(slip.number, "05/HDHS");
    assert.equal(slip.office.centre, "UBND xã Thượng Lâm");
    assert.equal(slip.issuedBy.name, "Nông Văn Thẩm");
    assert.deepEqual(slip.approvedBy, { name: "Ma Thị Ký", position: "Chủ tịch" });
    assert.deepEqual([slip.stage, slip.time, slip.items[0]!.original], ["appraisal", 1, 1]);
    assert.equal(slip.legalBasis, "Nội quy thư viện giả định, Điều 4");
  });

  it("a second request says that it is the second, and by which special law", () => {
    const ask = {
      type: "SupplementRequested",
      stage: "intake",
      items,
      reason: "Mờ",
      answerBy: moment("2026-11-27T17:00"),
    } as const;
    const answer: DossierEvent = { type: "SupplementAnswered", stage: "intake", answers: {}, registers: {}, papers: [] };
    const { log } = tale("2026-11-20T08:21")
      .tell("2026-11-20T09:00", counter, ask)
      .tell("2026-11-20T10:00", reader, answer)
      .tell("2026-11-20T11:00", counter, ask);
    const exceptions = [{ stage: "intake" as const, max: 2, legal: "Luật Xây dựng, Điều 102" }];
    const revision = { ...libraryCard, supplement: { ...libraryCard.supplement, exceptions } };
    const slip = slipData("supplementSlip", sourceFor("supplementSlip", log, {}, revision));
    assert.deepEqual([slip.time, slip.exception], [2, "Luật Xây dựng, Điều 102"]);
    const kinds = papersOf(tale("2026-11-20T08:21").dossier, log).map(({ kind, version }) => `${kind} ${version}`);
    assert.deepEqual(kinds, ["supplementSlip 2", "supplementSlip 4"], "each request keeps its paper");
  });

  it("form 04: what was promised, why not, outages, the new day; late, an apology alone", () => {
    const letter = dataOf("extensionLetter");
    assert.deepEqual(
      [letter.oldDueAt, letter.newDueAt, letter.late],
      [moment("2026-12-08T15:05"), moment("2026-12-10T17:00"), false],
    );
    assert.equal(letter.outages.length, 1);
    assert.deepEqual(letter.signer, { name: "Ma Thị Ký", position: "Chủ tịch" });
    assert.equal(letter.to.filedBy, "HOÀNG VĂN CHÁU");
    const by = { officerId: leader.officerId, name: leader.name, position: "Chủ tịch" };
    const paper = {
      reason: "Đông việc",
      cause: "Thẩm tra",
      oldDueAt: moment("2026-11-24T09:05"),
      newDueAt: moment("2026-11-26T17:00"),
      preparedAt: moment("2026-11-25T08:00"),
      preparedBy: "x",
    };
    const { log, dossier } = short()
      .tell("2026-11-25T08:00", specialist, { type: "ExtensionPrepared", extension: paper })
      .tell("2026-11-25T09:00", leader, { type: "ExtensionSigned", signed: { at: moment("2026-11-25T09:00"), by, late: true } });
    assert.equal(dossier.dueAt, moment("2026-11-24T09:05"), "an apology moves nothing");
    const late = dataOf("extensionLetter", log);
    assert.deepEqual([late.late, late.newDueAt], [true, moment("2026-11-26T17:00")]);
  });

  it("form 05: stopped by the clock, by a leader, and withdrawn; what becomes of papers and money", () => {
    const stop: DossierEvent = { type: "Stopped", cause: "legal", reason: "Đất có tranh chấp", legalBasis: "Điều 19" };
    const byLeader = dataOf("stopNotice", short().tell("2026-11-21T08:00", leader, stop).log);
    assert.deepEqual([byLeader.basis, byLeader.signer?.name], [["Điều 19"], "Ma Thị Ký"]);
    assert.match(byLeader.returned.join(" "), /Chưa thu phí/);
    const byClock = dataOf("stopNotice", short().tell("2026-11-21T08:00", system, stop).log);
    assert.equal(byClock.signer, undefined);
    const paid = longLife().tell("2026-12-21T08:00", reader, { type: "Withdrawn", reason: "" });
    const withdrawn = dataOf("stopNotice", paid.log);
    assert.match(withdrawn.basis.at(-1)!, /Đề nghị rút hồ sơ của người nộp ngày 21\/12\/2026/);
    assert.match(
      withdrawn.returned.join(" "),
      /Ảnh chân dung.*trả lại tại Trung tâm.*Tiền đặt cọc thẻ 1\.205\.000 đồng, biên lai BL-7/s,
    );
  });

  it("form 06: steps, substitutes, parts, parallel steps, questions, pauses and the undone signature", () => {
    const slip = dataOf("controlSlip");
    const seen = slip.rows.map((row) =>
      row.kind === "note"
        ? `· ${row.text}`
        : `${row.step}: ${row.from.officer ?? row.from.unit} → ${row.to.officer ?? row.to.unit} [${row.result}]${row.note ? ` ${row.note}` : ""}`,
    );
    assert.deepEqual(seen, [
      "· Yêu cầu nộp Phí thẻ, 8.000 đồng, trước 17:00 27/11/2026",
      "· Đã ghi nhận nộp tiền",
      "Tiếp nhận: HOÀNG THỊ MẬN → Lý Thị Thu [early]",
      "Thẩm tra: Lý Thị Thu → Bàn Thị Thay [late] Bàn Thị Thay làm thay Nông Văn Thẩm. Đủ điều kiện",
      "· Yêu cầu bổ sung khi thẩm định; đồng hồ dừng, người nộp trả lời trước 17:00 27/11/2026: Ảnh mờ",
      "· Đã nhận phần bổ sung; đồng hồ chạy tiếp, hẹn trả mới 15:05 07/12/2026",
      "Lấy ý kiến: Người này còn sách chưa trả không?: Bàn Thị Thay → UBND xã Lâm Bình [late] Hết hạn không trả lời",
      "Lấy ý kiến: Người này còn sách chưa trả không?: Bàn Thị Thay → Đinh Văn Đáp [early] Đồng ý: Không nợ sách",
      "· Yêu cầu nộp Tiền đặt cọc thẻ, 1.205.000 đồng, trước 17:00 07/12/2026; đồng hồ dừng",
      "· Đã ghi nhận nộp tiền; đồng hồ chạy tiếp, hẹn trả mới 15:05 08/12/2026",
      "Phần: Tra sổ: Bàn Thị Thay → Nông Văn Thẩm [early] Đã tra",
      "Phần: Gọi hỏi: Bàn Thị Thay → Bàn Thị Thay [early]",
      "Kiểm tra thực địa: Bàn Thị Thay → Nông Văn Thẩm [early] Ma Thị Ký giao cho Nông Văn Thẩm: Quen địa bàn",
      "Vẽ sơ đồ: Bàn Thị Thay → Nông Văn Thẩm [onTime]",
      "Ký thẻ: Nông Văn Thẩm → Ma Thị Ký [early]",
      "· Gửi dự thảo để người nộp xem, trả lời trước 10:30 07/12/2026",
      "· Người nộp không trả lời, coi là đồng ý",
      "· Ma Thị Ký ký văn bản xin lỗi, gia hạn",
      "· Ma Thị Ký hủy việc làm nhầm: Ký nhầm hồ sơ",
      "· Đã có kết quả",
      "Trả thẻ: Ma Thị Ký → Lý Thị Thu [late]",
      "· Đã trả kết quả cho HOÀNG VĂN CHÁU",
    ]);
    const sign = slip.rows.find((row) => row.kind === "hop" && row.step === "Ký thẻ");
    assert.equal(sign?.kind === "hop" && sign.dueAt, moment("2026-12-10T10:00"), "the extension moved the step");
    assert.deepEqual(slip.coordinating, ["UBND xã Lâm Bình", "Công an tỉnh Tuyên Quang"]);
  });

  it("letters: what is owed and until when, what is asked and what silence means, to whom the result went", () => {
    const notice = dataOf("paymentNotice");
    assert.deepEqual([notice.amount, notice.clock, notice.office.centre], [1205000, "stands", "UBND xã Thượng Lâm"]);
    const letter = dataOf("consultationLetter");
    assert.deepEqual([letter.to, letter.silence], ["Công an tỉnh Tuyên Quang", "escalate"]);
    const receipt = dataOf("resultReceipt");
    assert.deepEqual(receipt.receiver, { name: "HOÀNG VĂN CHÁU", same: false, idChecked: true });
    assert.equal(receipt.results[0]!.number, "41/2026");
  });

  it("prints what an office may leave empty, and what many people remark", async () => {
    const long = "Đã gọi người nộp nhưng chưa gặp. ".repeat(120);
    const payment = {
      id: "p",
      kind: "obligation",
      name: "Phí",
      amount: 1,
      reason: "",
      legal: "",
      requestedAt: moment("2026-11-20T09:10"),
      payBy: moment("2026-11-27T17:00"),
      pauses: false,
    } as const;
    const { log } = short()
      .tell("2026-11-20T09:10", specialist, { type: "PaymentRequested", payment })
      .tell("2026-11-20T09:20", leader, { type: "StepAssigned", stepId: "receive", assignee: null, reason: long })
      .tell("2026-11-20T09:30", leader, {
        type: "StepAssigned",
        stepId: "receive",
        assignee: { officerId: "o", name: "X" },
        reason: long,
      })
      .tell("2026-11-20T09:40", system, { type: "Stopped", cause: "paymentTimeout", reason: "", legalBasis: "" });
    for (const kind of ["paymentNotice", "controlSlip", "stopNotice"] as const)
      assert.ok((await renderDocument(kind, dataOf(kind, log))).length > 1000, kind);
  });

  it("an act that was taken back takes its paper with it", () => {
    const { log, dossier } = short().tell("2026-11-20T09:10", counter, {
      type: "ActUndone",
      version: 2,
      act: "receive",
      reason: "Nhầm",
      restore: { state: "submitted", receivedAt: null, dueAt: null, steps: [] },
    });
    assert.deepEqual(
      papersOf(dossier, log).map(({ kind, void: gone }) => [kind, gone]),
      [["receiptSlip", true]],
    );
    assert.throws(() => sourceFor("receiptSlip", log), /no receiptSlip/);
  });

  it("a dossier received under the old circular keeps its forms", () => {
    const old = tale("2025-06-10T08:21").tell(
      "2025-06-10T09:05",
      counter,
      received,
      started("receive", "receptionist", "2025-06-10T10:05"),
    );
    const control = dataOf("controlSlip", old.log);
    assert.equal(control.form.source, "Mẫu số 05, Phụ lục TT 01/2018/TT-VPCP");
    const titles = papersOf(old.dossier, old.log).map(({ title }) => title);
    assert.deepEqual(titles, [
      "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu số 01)",
      "Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu số 05)",
    ]);
    const now = papersOf(short().dossier, short().log).map(({ title }) => title);
    assert.match(now[1]!, /mẫu số 06/);
  });

  it("the same events make the same bytes, and every paper of the life prints", async () => {
    const kinds: Slip[] = [
      "receiptSlip",
      "supplementSlip",
      "extensionLetter",
      "controlSlip",
      "paymentNotice",
      "consultationLetter",
      "resultReceipt",
    ];
    for (const kind of kinds) {
      const first = await renderDocument(kind, dataOf(kind));
      const again = await renderDocument(kind, dataOf(kind, structuredClone(longLife().log)));
      assert.deepEqual(Buffer.from(again).compare(first), 0, kind);
      assert.match(Buffer.from(first).toString("latin1"), /\/FontFile/, `${kind}: the fonts are inside`);
    }
  });
});

describe("numbers and heads", () => {
  it("signs of agencies, numbers below ten", () => {
    assert.equal(shortSign("Ủy ban nhân dân xã Tân Trào"), "UBND");
    assert.equal(shortSign("UBND xã Thượng Lâm"), "UBND");
    assert.equal(shortSign("Sở Nông nghiệp và Môi trường"), "SNNMT");
    const number = { agencyId: "H60.04", year: 2026, series: "TB", number: 7 };
    assert.equal(numberText(number, department), "07/TB-SXD");
    assert.equal(numberText({ ...number, series: "CV", number: 112 }, offices.deciding), "112/UBND-TTHC");
  });

  it("a department stands under the province, a people's committee under nobody", () => {
    assert.deepEqual(decidingOffice({ deciding: department, above: province }), {
      authority: "UBND tỉnh Tuyên Quang",
      centre: "Sở Xây dựng",
      place: "Tuyên Quang",
      hotline: department.hotline,
    });
    assert.equal(decidingOffice(offices).authority, undefined);
  });

  it("amounts in words", () => {
    for (const [amount, words] of [
      [0, "Không đồng"],
      [5000, "Năm nghìn đồng"],
      [8050, "Tám nghìn không trăm năm mươi đồng"],
      [1205000, "Một triệu hai trăm linh năm nghìn đồng"],
      [1000001, "Một triệu không trăm linh một đồng"],
      [2_015_000_000, "Hai tỷ không trăm mười lăm triệu đồng"],
    ] as const)
      assert.equal(moneyInWords(amount), words);
    assert.throws(() => moneyInWords(-1), RangeError);
    assert.throws(() => moneyInWords(1.5), RangeError);
  });
});
