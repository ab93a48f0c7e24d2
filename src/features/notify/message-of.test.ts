import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Dossier, DossierEvent } from "../../core/dossier/index.ts";
import { file, officer, stage } from "../../core/dossier/testing/library-card.ts";
import { forRepresentative, messageOf } from "./message-of.ts";

const DAY = "2026-11-26T10:00:00.000Z";
const dossier = stage().dossier;
const tell = (event: DossierEvent, patch: Partial<Dossier> = {}) =>
  messageOf(
    { ...dossier, ...patch },
    { dossierId: "d1", version: 9, at: "2026-11-20T02:00:00.000Z", actor: officer("specialist"), event },
  );
/** What must stand in title or body, and nothing that only an office understands. */
function says(words: ReturnType<typeof messageOf>, kind: string, ...parts: RegExp[]): void {
  assert.equal(words?.kind, kind);
  const text = `${words!.title}. ${words!.body}`;
  for (const part of parts) assert.match(text, part);
  assert.doesNotMatch(text, / {2}|undefined|\.\.(?!\.)|null/);
}

const payment = {
  id: "p1",
  kind: "obligation",
  name: "Lệ phí trước bạ",
  amount: 1205000,
  reason: "Thuế đã tính xong",
  legal: "Điều 1",
  requestedAt: DAY,
  payBy: DAY,
  pauses: true,
} as const;
const extension = {
  reason: "Phải đo lại đất",
  cause: "Thẩm định",
  oldDueAt: "2026-11-24T10:00:00.000Z",
  newDueAt: DAY,
  preparedAt: DAY,
  preparedBy: "Nông Văn Thẩm",
};
const by = { officerId: "o", name: "Ma Thị Ký", position: "Chủ tịch" };
const signed = (late: boolean): DossierEvent => ({ type: "ExtensionSigned", signed: { at: DAY, by, late } });
const answered = (agrees: boolean, silent: boolean, note = ""): DossierEvent => ({
  type: "ConfirmationAnswered",
  answer: { agrees, silent, note, at: DAY },
});
const warned = (kind: "collect" | "supplementReminder" | "overdue" | "dueSoon" | "intake4h" | "stepOverdue"): DossierEvent => ({
  type: "Warned",
  warning: { kind, about: "1" },
});
const undone = (restore: Extract<DossierEvent, { type: "ActUndone" }>["restore"]): DossierEvent => ({
  type: "ActUndone",
  version: 3,
  act: "x",
  reason: "Chọn nhầm hồ sơ",
  restore,
});

describe("words to the applicant", () => {
  it("handed in: answered until when, or what comes first", () => {
    const submitted = { type: "Submitted", ...dossier, intakeDueAt: DAY } as unknown as DossierEvent;
    says(tell(submitted), "submitted", /trả lời trước 17:00 .*26\/11\/2026/);
    const owing = tell(submitted, { payments: [{ ...payment, kind: "prepayment" }] });
    says(owing, "submitted", /thu phí, lệ phí trước.*nộp xong.*trong 8 giờ làm việc/);
    assert.doesNotMatch(owing!.body, /26\/11/, "no time is promised that has not begun");
  });

  it("money: how much, why, until when, where, what it does to the clock", () => {
    says(
      tell({ type: "PaymentRequested", payment }),
      "paymentRequested",
      /1\.205\.000/,
      /Thuế đã tính xong\./,
      /trước 17:00 .*26\/11\/2026/,
      /quầy một cửa của UBND xã Thượng Lâm/,
      /không tính vào thời hạn/,
    );
    says(
      tell({ type: "PaymentRequested", payment: { ...payment, kind: "prepayment" } }),
      "paymentRequested",
      /Nộp xong, hồ sơ mới được tiếp nhận/,
    );
    const paid = { at: DAY, by: "Lý Thị Thu", method: "cash", receipt: "BL-7" } as const;
    const recorded = { type: "PaymentRecorded", paymentId: "p1", paid, dueAt: DAY } as const;
    says(tell(recorded, { payments: [payment] }), "paymentRecorded", /Lệ phí trước bạ/, /BL-7/, /Hẹn trả kết quả mới: 17:00/);
    const cancelled = { type: "ReceiptCancelled", paymentId: "p1", receipt: "BL-7", reason: "Ghi nhầm" } as const;
    says(tell(cancelled), "receiptCancelled", /BL-7 ghi nhầm nên đã hủy/, /trả lại/);
    const refund = {
      at: DAY,
      by: "x",
      number: "PH-1",
      method: "cash" as const,
      reason: "Hồ sơ rút",
      legalBasis: "",
      amount: 1_205_000,
      items: [],
    };
    const back: DossierEvent = { type: "PaymentRefunded", paymentId: "p1", refund: { ...refund, officerId: "o", agencyId: "a" } };
    says(tell(back, { payments: [payment] }), "paymentRefunded", /Lệ phí trước bạ: 1\.205\.000/, /PH-1, tiền mặt/, /Hồ sơ rút\./);
  });

  it("the draft: look until when, and what silence means", () => {
    const confirmation = { askedAt: DAY, answerBy: DAY, pauses: false };
    says(tell({ type: "ConfirmationAsked", confirmation }), "confirmationAsked", /trước 17:00/, /không trả lời.*đồng ý/);
    says(tell(answered(true, true)), "confirmationSilent", /coi là bạn đã đồng ý/);
    says(tell(answered(true, false)), "confirmationAgreed", /làm tiếp/);
    says(tell(answered(false, false, "Sai ngày sinh")), "confirmationRejected", /Sai ngày sinh\./);
  });

  it("time: apology with the new day, apology alone, a day that moved", () => {
    says(tell(signed(false), { extension }), "extended", /lùi đến 17:00 .*26\/11/, /Phải đo lại đất\./, /một lần/);
    says(tell(signed(true), { apology: extension }), "apology", /quá hẹn/, /trước 17:00/, /trễ hạn/);
    says(tell({ type: "DueMoved", dueAt: DAY, reason: "Nghỉ bão" }), "dueMoved", /17:00/, /Nghỉ bão\./);
  });

  it("reminders: only those that are the applicant's, and only while there is something to do", () => {
    says(tell(warned("collect"), { state: "resultReady" }), "collect", /quầy một cửa/, /thẻ căn cước/);
    assert.equal(tell(warned("collect"), { state: "returned" }), undefined);
    const asked = { stage: "intake" as const, items: [], reason: "", requestedAt: DAY, answerBy: DAY, requestedBy: "" };
    says(tell(warned("supplementReminder"), { supplements: [asked] }), "supplementReminder", /trước 17:00/, /dừng giải quyết/);
    assert.equal(tell(warned("supplementReminder"), { supplements: [{ ...asked, answeredAt: DAY }] }), undefined);
    for (const kind of ["overdue", "dueSoon", "intake4h", "stepOverdue"] as const) assert.equal(tell(warned(kind)), undefined);
  });

  it("an officer's reminder: of what is waited for, with the word that came with it, and only while it is", () => {
    const reminded = (about: "supplement" | "payment" | "collect"): DossierEvent => ({
      type: "Reminded",
      reminder: { whom: "applicant", about, note: "Chỉ còn hai ngày" },
    });
    const asked = { stage: "intake" as const, items: [], reason: "", requestedAt: DAY, answerBy: DAY, requestedBy: "" };
    says(tell(reminded("supplement"), { supplements: [asked] }), "reminded", /Bổ sung ngay/, /trước 17:00/, /Chỉ còn hai ngày\./);
    assert.equal(tell(reminded("supplement"), { supplements: [{ ...asked, answeredAt: DAY }] }), undefined);
    says(tell(reminded("payment"), { payments: [payment] }), "reminded", /Lệ phí trước bạ/, /quầy một cửa/);
    says(tell(reminded("collect"), { state: "resultReady" }), "reminded", /thẻ căn cước/);
    const officers = { whom: "officer", to: [{ officerId: "o", name: "Nông Văn Thẩm" }], note: "" } as const;
    assert.equal(tell({ type: "Reminded", reminder: { ...officers, to: [...officers.to] } }), undefined);
  });

  it("a successor: who goes on, and that nothing has to be done", () => {
    const agency = { from: "H60.30.12", to: "H60.30.13", name: "UBND xã Lâm Bình" };
    says(tell({ type: "Succeeded", agency, reason: "Nghị quyết 05" }), "succeeded", /UBND xã Lâm Bình/, /Ngày hẹn trả không đổi/);
    assert.equal(tell({ type: "Succeeded", unit: { from: "a", to: "b" }, reason: "x" }), undefined);
  });

  it("endings: stopped, withdrawn, refused with reason and way on; a result that says no", () => {
    const stop = { type: "Stopped", cause: "supplementTimeout", reason: "Không bổ sung", legalBasis: "Điều 19" } as const;
    says(tell(stop), "stopped", /Không bổ sung\./, /Điều 19\./, /nộp hồ sơ mới/);
    says(tell({ type: "Withdrawn", reason: "" }), "withdrawn", /Thông báo dừng/, /Không phải bạn rút/, /nộp hồ sơ mới/);
    const draft = { template: "x", values: {}, by: "", at: DAY, negative: { reason: "Đất tranh chấp", legalBasis: "Điều 5" } };
    says(
      tell({ type: "ResultReady" }, { draft }),
      "resultNegative",
      /chưa giải quyết được/,
      /Đất tranh chấp\./,
      /Điều 5/,
      /khiếu nại/,
    );
    says(tell({ type: "ResultReady" }), "resultReady", /mời bạn đến nhận/);
    assert.equal(tell({ type: "ResultReady" }, { delivery: { way: "online" } }), undefined);
    const handOver = { way: "online", receiver: "HOÀNG THỊ MẬN", at: DAY, by: "Một Cửa" } as const;
    says(tell({ type: "HandedOver", handOver }, { draft }), "handedOver", /chưa giải quyết được/, /Đất tranh chấp/);
    says(tell({ type: "HandedOver", handOver }), "handedOver", /tải kết quả điện tử/);
  });

  it("interlinked filings: trouble and results of a part; a part itself says nothing", () => {
    const child = {
      id: "c1",
      code: "",
      stepId: "",
      procedureCode: "",
      procedureName: "đăng ký thường trú",
      agencyId: "",
      agencyName: "Công an xã Thượng Lâm",
      state: "inProcess",
    };
    const told = { type: "ChildTold", childId: "c1", state: "awaitingSupplement" } as const;
    const patch = { children: [child] };
    says(
      tell({ ...told, trouble: "Chủ hộ chưa đồng ý" }, patch),
      "childTrouble",
      /Công an xã Thượng Lâm/,
      /Chủ hộ chưa đồng ý\./,
    );
    const failed = /không có kết quả/;
    says(tell({ ...told, state: "stopped" }, patch), "childTrouble", failed, /không giải quyết tiếp/, /nộp riêng/);
    says(tell({ ...told, state: "notReceived", dueAt: DAY, trouble: "không tiếp nhận" }, patch), "childTrouble", failed);
    const late = tell({ ...told, state: "inProcess", dueAt: DAY, trouble: "đã quá hạn 17:00" }, patch);
    says(late, "childTrouble", /bị chậm/, /Các phần khác không bị ảnh hưởng/);
    assert.doesNotMatch(late!.body, /Hẹn mới/, "the due time that has passed is no new promise");
    says(tell({ ...told, trouble: "cần bổ sung" }, patch), "childTrouble", /Cần bạn bổ sung cho một phần/);
    says(tell({ ...told, state: "awaitingPayment", trouble: "cần nộp" }, patch), "childTrouble", /Cần bạn nộp tiền/);
    assert.equal(tell({ ...told, trouble: "cần bổ sung", again: true }, patch), undefined, "told before");
    for (const state of ["withdrawn", "stopped"] as const)
      assert.equal(
        tell({ ...told, state: "stopped", trouble: "đã dừng" }, { ...patch, state }),
        undefined,
        "the whole has said so",
      );
    const result = { code: "x", name: "Thông báo thường trú", number: "5/2026", file, signedBy: by, signedAt: DAY };
    says(tell({ ...told, result }, patch), "childResult", /Thông báo thường trú/, /5\/2026/);
    says(tell({ ...told, state: "returned", result, trouble: "không chấp thuận. Lý do: x" }, patch), "childTrouble", failed);
    says(tell({ ...told, state: "submitted", reopened: true }, patch), "childReopened", /được làm tiếp/);
    assert.equal(tell({ ...told, dueAt: DAY }, patch), undefined);
    assert.equal(tell(signed(false), { extension, parent: { id: "p", code: "", stepId: "" } }), undefined);
  });

  it("undone acts that concerned them, and no others", () => {
    says(tell(undone({ receivedAt: null, dueAt: null })), "undone", /không còn hiệu lực/, /Chọn nhầm hồ sơ\./);
    says(tell(undone({ refusal: null, state: "submitted" })), "undone", /không bị từ chối/);
    says(tell(undone({ stop: null, finishedAt: null })), "undone", /giải quyết tiếp/);
    says(tell(undone({ supplements: [], pauses: [] })), "undone", /chưa phải bổ sung/);
    says(tell(undone({ state: "inProcess", finishedAt: null })), "undone", /vẫn còn được giải quyết/);
    says(tell(undone({ withdrawal: null, finishedAt: null })), "undone", /chưa bị rút/);
    says(tell(undone({ result: null, finishedAt: null })), "undone", /chưa có hiệu lực/);
    says(tell(undone({ handOver: null, state: "resultReady" })), "undone", /vẫn chờ bạn/);
    says(tell(undone({ extension: null, dueAt: DAY }), { dueAt: DAY }), "undone", /vẫn là 17:00/);
    assert.equal(tell(undone({ steps: [] })), undefined);
  });

  it("a dossier of another agency: who decides, and that nobody has to go there", () => {
    const acceptedAt = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" };
    const received = { type: "Received", dueAt: DAY, allowance: { qty: 1, unit: "DAY" } } as const;
    says(tell(received, { acceptedAt }), "received", /UBND xã Thượng Lâm giải quyết; bạn không phải đến đó/);
    const routed = { type: "Routed", agencyId: "H60.04", agencyName: "Sở Xây dựng", reason: "Đúng thẩm quyền" } as const;
    says(tell(routed), "routed", /chuyển tới Sở Xây dựng/, /không phải nộp lại/);
    assert.equal(tell({ type: "Routed", reason: "x" }), undefined);
  });

  it("work inside the office is told to nobody", () => {
    const assignee = { officerId: "o", name: "Nông Văn Thẩm" };
    const inside: DossierEvent[] = [
      { type: "StepAssigned", stepId: "s", assignee, reason: "" },
      { type: "StepReleased", stepId: "s" },
      { type: "SentToCoordination", coordination: { reason: "x" } },
      { type: "ExtensionPrepared", extension },
      { type: "ProposalDeclined", reason: "x" },
      { type: "Archived", box: "1" },
    ];
    for (const event of inside) assert.equal(tell(event), undefined, event.type);
  });

  it("who filed it for somebody is told whose matter it is", () => {
    const words = forRepresentative(tell({ type: "Withdrawn", reason: "" })!, "HOÀNG THỊ MẬN");
    assert.match(words.body, /^Hồ sơ bạn nộp thay HOÀNG THỊ MẬN\. Cơ quan đã dừng/);
  });
});
