import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import type { Dossier, Filing, PayMethod } from "../../core/dossier/index.ts";
import { officer, vn } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { issueDocument } from "../documents/index.ts";
import { actOnDossier, foldAnew, lastAct, readMoney, verifySnapshots, viewDossier } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { makeReport, reportsFor } from "../reports/index.ts";
import { askFor } from "../reports/testing/ask.ts";
import { closeTill, printClosing, refundMoney, sumsOf, takeMoney, unclosedDay, viewAgencyTills, viewTill } from "./index.ts";
import { selectSheetLines } from "./sql.ts";
import type { Cashier } from "./types.ts";
import { dayAt } from "./year-at.ts";

const clock = fixedClock(vn("2026-11-20T08:00").toString());
const FEE = 30_000;
const one = officer("receptionist") as Cashier;
const two = officer("receptionist", {
  officerId: "00000000-0000-4000-8000-000000000999",
  personalId: "008085000099",
  name: "Quan Văn Hai",
}) as Cashier;

describe("the till", () => {
  let test: TestServices;
  let filing: Filing;
  let admin: ReturnType<TestServices["superuserDb"]>;
  before(async () => {
    test = await testServices({ clock });
    admin = test.superuserDb();
    const library = await openLibrary(test.services);
    const fee = {
      total: FEE,
      lines: [
        { id: "a", name: "Phí thẻ", kind: "fee", units: 1, amount: 20_000, total: 20_000, legal: "Thông tư A" },
        { id: "b", name: "Lệ phí sổ", kind: "charge", units: 1, amount: 10_000, total: 10_000, legal: "Thông tư B" },
      ],
    } as const;
    filing = { ...library.filing, fee: { ...fee, lines: [...fee.lines] } };
  });
  after(() => test.close());
  beforeEach(async () => {
    clock.set(vn("2026-11-20T08:00").toString());
    await sql`truncate till_closing, till_counter, dossier, event, command_receipt, dossier_counter cascade`.execute(admin);
  });

  const at = (local: string): void => clock.set(vn(local).toString());
  const file = (): Promise<Dossier> => fileOne(test.services, filing);
  const take = (dossier: Dossier, cashier = one, method: Exclude<PayMethod, "online"> = "cash", key: string = randomUUID()) => {
    const taking = { paymentId: "fee", amount: FEE, method, ...(method === "pos" && { reference: "FT-1" }) };
    return takeMoney(test.services, cashier, { ...taking, dossierId: dossier.id, key });
  };
  const receiptOf = async (dossier: Dossier): Promise<string> =>
    (await viewDossier(test.services, one, { id: dossier.id }))!.payments!.at(-1)!.paid!.receipt;
  const cancelAs = (cashier: Cashier, dossier: Dossier, receipt: string) =>
    actOnDossier(test.services, {
      dossierId: dossier.id,
      key: randomUUID(),
      actor: cashier,
      command: { type: "cancelReceipt", paymentId: "fee", receipt, reason: "Chọn nhầm" },
    });
  const close = async (cashier = one, patch: { key?: string; counted?: number; reason?: string } = {}) => {
    const view = await viewTill(test.services, cashier);
    return closeTill(test.services, cashier, {
      key: patch.key ?? randomUUID(),
      day: view.day,
      seen: { lines: view.lines.length, cash: view.sums.cash },
      counted: { sum: patch.counted ?? Math.max(0, view.sums.cash) },
      reason: patch.reason ?? (view.sums.cash < 0 ? "Trả nhiều hơn thu" : ""),
    });
  };

  it("gives receipts numbers without gaps: refused and repeated takings use none", async () => {
    const [a, b] = [await file(), await file()];
    const key = randomUUID();
    assert.ok((await take(a, one, "cash", key)).ok);
    const again = await take(a, one, "cash", key);
    assert.ok(again.ok && again.repeated);
    const wrong = await takeMoney(test.services, one, {
      paymentId: "fee",
      amount: 3_000,
      method: "cash",
      dossierId: b.id,
      key: randomUUID(),
    });
    assert.match(wrong.ok ? "" : wrong.refusal.message, /Phải nộp đúng 30\.000 đ/);
    assert.ok((await take(b, two)).ok);
    assert.deepEqual([await receiptOf(a), await receiptOf(b)], ["0000001/BL-2026", "0000002/BL-2026"]);
  });

  it("of two cashiers at once one takes the money, the other is told who, when and by which receipt", async () => {
    const dossier = await file();
    const outcomes = await Promise.all([take(dossier, one), take(dossier, two, "transfer")]);
    const [won, lost] = [outcomes.find(({ ok }) => ok), outcomes.find(({ ok }) => !ok)];
    assert.ok(won?.ok && lost && !lost.ok);
    assert.match(lost.refusal.message, /đã thu lúc .*biên lai 0000001\/BL-2026\. Không thu lần nữa/);
    assert.equal((await readMoney(test.services.db, dossier.id)).length, 1);
    const next = await file();
    await take(next, two);
    assert.equal(await receiptOf(next), "0000002/BL-2026");
  });

  it("closing counts the drawer: a difference needs its reason, the same press and a second tab give the same sheet", async () => {
    await take(await file());
    await take(await file(), one, "pos");
    const short = await close(one, { counted: 29_000 });
    assert.match(short.ok ? "" : short.message, /thiếu 1\.000 đ/);
    const key = randomUUID();
    const view = await viewTill(test.services, one);
    const input = {
      key,
      day: view.day,
      seen: { lines: 2, cash: FEE },
      counted: { notes: { "20000": 1, "5000": 1, "2000": 2 } },
      reason: "Thiếu tiền lẻ",
    };
    const closed = await Promise.all([
      closeTill(test.services, one, input),
      closeTill(test.services, one, input),
      closeTill(test.services, one, { ...input, key: randomUUID() }),
    ]);
    assert.deepEqual(
      [...new Set(closed.map((result) => result.ok && result.closing.id.length === 36 && result.closing.number))],
      [1],
    );
    const [sheet] = (await viewTill(test.services, one)).closings;
    assert.deepEqual([sheet!.expected, sheet!.counted, sheet!.reason], [30_000, 29_000, "Thiếu tiền lẻ"]);
    const empty = await close(two);
    assert.match(empty.ok ? "" : empty.message, /không cần đóng quầy/);
  });

  it("what comes in while the drawer is counted is not closed unseen; what comes in afterwards has the day's next sheet", async () => {
    await take(await file());
    const view = await viewTill(test.services, one);
    await take(await file());
    const input = { key: randomUUID(), day: view.day, seen: { lines: 1, cash: FEE }, counted: { sum: FEE }, reason: "" };
    const stale = await closeTill(test.services, one, input);
    assert.match(stale.ok ? "" : stale.message, /nay có 2 dòng, tiền mặt phải có 60\.000 đ/);
    assert.ok((await close()).ok);
    await take(await file());
    const second = await close();
    assert.ok(second.ok);
    assert.deepEqual([second.closing.day, second.closing.nth, second.closing.expected], ["2026-11-20", 2, FEE]);
  });

  it("a day that was not closed comes first the next day, apart from what was taken since", async () => {
    await take(await file());
    assert.equal(await unclosedDay(test.services, one), undefined);
    at("2026-11-23T08:00");
    await take(await file());
    assert.equal(await unclosedDay(test.services, one), "2026-11-20");
    const view = await viewTill(test.services, one);
    assert.deepEqual([view.day, view.lines.length, view.laterDays], ["2026-11-20", 1, ["2026-11-23"]]);
    const { open } = await viewAgencyTills(test.services, one.agencyId);
    assert.deepEqual(
      open.map(({ cashier, day, cash }) => [cashier, day, cash]),
      [
        [one.name, "2026-11-20", FEE],
        [one.name, "2026-11-23", FEE],
      ],
    );
    assert.ok((await close()).ok);
    assert.equal(await unclosedDay(test.services, one), undefined);
  });

  it("a receipt is cancelled or closed, never both, whichever comes first", async () => {
    for (let round = 0; round < 5; round++) {
      const dossier = await file();
      await take(dossier);
      const receipt = await receiptOf(dossier);
      const [cancelled, closed] = await Promise.all([cancelAs(one, dossier, receipt), close()]);
      const [entry] = await readMoney(test.services.db, dossier.id);
      assert.equal(cancelled.ok, entry!.cancelledAt !== null);
      const sheet = closed.ok ? closed : await close(one, { counted: cancelled.ok ? 0 : FEE });
      assert.ok(sheet.ok);
      const sums = sumsOf(await selectSheetLines(test.services.db, sheet.closing.id));
      assert.equal(sheet.closing.expected, sums.cash, "the sheet says what its lines say");
      const late = await cancelAs(one, dossier, receipt);
      assert.equal(late.ok, false);
    }
  });

  it("taking back the act cancels the receipt, but not one that was closed", async () => {
    const undo = async (dossier: Dossier) => {
      const last = await lastAct(test.services, dossier.id);
      const command = { type: "undo", version: last!.version, reason: "Nhầm hồ sơ" } as const;
      return actOnDossier(test.services, { dossierId: dossier.id, key: randomUUID(), actor: one, command });
    };
    const [open, shut] = [await file(), await file()];
    await take(open);
    assert.ok((await undo(open)).ok);
    assert.equal((await readMoney(test.services.db, open.id))[0]!.cancelReason, "Nhầm hồ sơ");
    await take(shut);
    assert.ok((await close()).ok);
    const late = await undo(shut);
    assert.match(late.ok ? "" : late.refusal.message, /đã nằm trong bảng kê đóng quầy/);
  });

  it("gives money back with a slip of its own, out of the till of who gives it", async () => {
    const dossier = await file();
    await take(dossier);
    assert.ok((await close()).ok);
    await act(test.services, dossier.id, one, { type: "refuse", reason: "Không thuộc thẩm quyền", legalBasis: "Điều 2" });
    const refunding = { paymentId: "fee", method: "cash", reason: "Không giải quyết", legalBasis: "Điều 5" } as const;
    const twice = await Promise.all(
      [one, two].map((cashier) =>
        refundMoney(test.services, cashier, { ...refunding, dossierId: dossier.id, key: randomUUID() }),
      ),
    );
    assert.equal(twice.filter(({ ok }) => ok).length, 1);
    const giver = twice[0]!.ok ? one : two;
    assert.equal((await viewTill(test.services, giver)).sums.cash, -FEE);
    const after = (await viewDossier(test.services, one, { id: dossier.id }))!;
    assert.equal(after.payments![0]!.refund!.number, "0000001/PH-2026");
    for (const kind of ["feeReceipt", "refundSlip"] as const) assert.ok(await issueDocument(test.services, after, kind));
  });

  it("prints receipts and sheets; a sheet is the same file for ever, and not for colleagues", async () => {
    const dossier = await file();
    await take(dossier, one, "pos");
    const paid = (await viewDossier(test.services, one, { id: dossier.id }))!;
    assert.ok((await issueDocument(test.services, paid, "feeReceipt"))!.size > 1000);
    const closed = await close();
    assert.ok(closed.ok);
    const first = await printClosing(test.services, one, closed.closing.id);
    assert.equal(Buffer.from(first!.pdf.slice(0, 4)).toString(), "%PDF");
    assert.deepEqual((await printClosing(test.services, officer("leader") as Cashier, closed.closing.id))!.pdf, first!.pdf);
    assert.equal(await printClosing(test.services, two, closed.closing.id), undefined);
    assert.equal(await printClosing(test.services, { ...two, agencyId: "H60.30.13" }, closed.closing.id), undefined);
    await cancelAs(one, dossier, await receiptOf(dossier));
    assert.equal((await verifySnapshots(test.services)).broken, undefined);
  });

  it("is made again from the events, and stays on its sheets", async () => {
    const dossier = await file();
    await take(dossier);
    assert.ok((await close()).ok);
    const before = await sql`select * from till_entry`.execute(admin);
    await sql`update dossier set fold_version = 1`.execute(admin);
    await foldAnew(test.services);
    assert.deepEqual((await sql`select * from till_entry`.execute(admin)).rows, before.rows);
    await sql`update till_entry set amount = 1`.execute(admin);
    assert.match((await verifySnapshots(test.services)).broken?.reason ?? "", /biên lai/);
  });

  const reported = async (asOf: string, days: { from: string; until: string }): Promise<{ sum: number; cash: number }> => {
    const report = reportsFor({ role: "leader" }).find(({ slug }) => slug === "phi-da-thu")!;
    const table = (await makeReport(test.services, report, askFor({ asOf, days, grouping: "cashier" })))!;
    const place = (key: string) => table.columns.findIndex((column) => column.key === key);
    return { sum: Number(table.sum?.cells[place("sum")] ?? 0), cash: Number(table.sum?.cells[place("cash")] ?? 0) };
  };

  it("whatever is taken, cancelled, given back and closed: closed sheets and open tills add up to the report, numbers have no gap", async () => {
    const days = { from: "2026-11-20", until: "2026-11-23" };
    const step = fc.record({
      who: fc.constantFrom(one, two),
      what: fc.constantFrom("take", "take", "take", "cancel", "refund", "close", "next day"),
      method: fc.constantFrom("cash", "transfer", "pos" as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        await sql`truncate till_closing, till_counter, dossier, event, command_receipt, dossier_counter cascade`.execute(admin);
        at("2026-11-20T08:00");
        let taken: { dossier: Dossier; who: Cashier }[] = [];
        for (const { who, what, method } of steps) {
          clock.set(clock.now().add({ minutes: 1 }).toString());
          const last = taken.findLast((each) => each.who === who);
          if (what === "take") {
            const dossier = await file();
            await take(dossier, who, method as Exclude<PayMethod, "online">);
            taken.push({ dossier, who });
          } else if (what === "cancel" && last) {
            await cancelAs(who, last.dossier, await receiptOf(last.dossier));
            taken = taken.filter((each) => each !== last);
          } else if (what === "refund" && last) {
            const refusal = { type: "refuse", reason: "Sai", legalBasis: "Điều 2" } as const;
            await act(test.services, last.dossier.id, who, refusal);
            const refunding = { paymentId: "fee", method: "cash", reason: "Sai", legalBasis: "Điều 5" } as const;
            await refundMoney(test.services, who, { ...refunding, dossierId: last.dossier.id, key: randomUUID() });
            taken = taken.filter((each) => each !== last);
          } else if (what === "close") await close(who);
          else if (what === "next day" && dayAt(clock.now()) < days.until) at("2026-11-23T08:00");
        }
        clock.set(clock.now().add({ minutes: 1 }).toString());
        const { open, closings } = await viewAgencyTills(test.services, one.agencyId);
        const closed = await Promise.all(closings.map(({ id }) => selectSheetLines(test.services.db, id)));
        const total =
          closed.reduce((sum, lines) => sum + sumsOf(lines).total, 0) + open.reduce((sum, { total }) => sum + total, 0);
        const cash = closings.reduce((sum, { expected }) => sum + expected, 0) + open.reduce((sum, one) => sum + one.cash, 0);
        const asOf = clock.now().toString({ smallestUnit: "millisecond" });
        assert.deepEqual(await reported(asOf, days), { sum: total, cash });
        const numbers = await sql<{
          number: string;
        }>`select number from till_entry where kind = 'receipt' order by number`.execute(admin);
        assert.deepEqual(
          numbers.rows.map(({ number }) => Number.parseInt(number, 10)),
          numbers.rows.map((_, index) => index + 1),
        );
        at("2026-11-23T18:00");
        assert.deepEqual(await reported(asOf, days), { sum: total, cash }, "the same instant says the same later");
      }),
      { numRuns: 15 },
    );
  });
});
