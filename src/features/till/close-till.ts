import type { Services } from "../../platform/services.ts";
import { MOST_NOTES, NOTES, sumOfNotes } from "./notes.ts";
import { holdClosings, insertClosing, markClosed, nextNumber, selectClosing, selectClosings, selectOpenLines } from "./sql.ts";
import { sumsOf } from "./sums-of.ts";
import type { Cashier, Closing } from "./types.ts";
import { yearAt } from "./year-at.ts";

export type CloseInput = {
  /** Of the intended closing, a UUID: the same again gives the same sheet. */
  key: string;
  /** yyyy-MM-dd, the day that the cashier was shown. */
  day: string;
  /** Lines and cash that the cashier was shown when counting began. */
  seen: { lines: number; cash: number };
  /** By bank note, or the sum alone. VND. */
  counted: { notes: Record<string, number> } | { sum: number };
  reason: string;
};
export type Closed =
  | { ok: true; closing: Closing; repeated: boolean }
  /** `changed`: money came in or a receipt was cancelled since the page was shown; `reason`: the drawer holds something else than it should. */
  | { ok: false; why: "changed" | "reason" | "amount" | "empty"; message: string };

const dong = (amount: number): string => `${amount.toLocaleString("vi-VN")} đ`;

/**
 * Đóng quầy: counts the drawer of one cashier's one day against its receipts and puts down a numbered sheet. What is taken afterwards goes onto the next
 * sheet. The same key gives the same sheet; of two tabs the second gets the sheet of the first.
 */
export async function closeTill(services: Pick<Services, "db" | "clock">, cashier: Cashier, input: CloseInput): Promise<Closed> {
  const { key, day, seen, reason } = input;
  const { agencyId, officerId } = cashier;
  const counted = countOf(input.counted);
  if (counted === undefined) return no("amount", "Hãy ghi số tiền đếm được bằng đồng, ví dụ 1.250.000; không có tiền thì ghi 0.");
  const now = services.clock.now();
  return services.db.transaction().execute(async (tx): Promise<Closed> => {
    await holdClosings(tx, agencyId);
    const known = await selectClosing(tx, agencyId, key);
    if (known) return { ok: true, closing: known, repeated: true };
    const lines = await selectOpenLines(tx, cashier, day, true);
    const before = await selectClosings(tx, { agencyId, cashierId: officerId, day, limit: 1 });
    if (lines.length === 0) {
      const [last] = before;
      return last
        ? { ok: true, closing: last, repeated: true }
        : no("empty", "Ngày này không có khoản thu nào, không cần đóng quầy.");
    }
    const { cash } = sumsOf(lines);
    if (lines.length !== seen.lines || cash !== seen.cash)
      return no("changed", `Sổ thu vừa đổi: nay có ${lines.length} dòng, tiền mặt phải có ${dong(cash)}. Hãy đếm lại rồi đóng.`);
    const why = reason.trim();
    if (counted !== cash && !why) return no("reason", differenceText(counted - cash));
    const year = yearAt(now);
    const closing: Closing = {
      id: key,
      agencyId,
      cashierId: officerId,
      cashier: cashier.name,
      position: cashier.position,
      day,
      nth: (before[0]?.nth ?? 0) + 1,
      year,
      number: await nextNumber(tx, { agencyId, series: "BK", year }),
      closedAt: now.toString({ smallestUnit: "millisecond" }),
      expected: cash,
      counted,
      notes: "notes" in input.counted ? input.counted.notes : {},
      reason: counted === cash ? null : why,
    };
    await insertClosing(tx, closing);
    await markClosed(tx, key, lines);
    return { ok: true, closing, repeated: false };
  });
}

const no = (why: Extract<Closed, { ok: false }>["why"], message: string): Closed => ({ ok: false, why, message });

function differenceText(difference: number): string {
  const what = difference > 0 ? `thừa ${dong(difference)}` : `thiếu ${dong(-difference)}`;
  return `Tiền mặt đếm được ${what} so với sổ thu. Hãy đếm lại; vẫn lệch thì ghi lý do.`;
}

function countOf(counted: CloseInput["counted"]): number | undefined {
  if ("sum" in counted) return Number.isSafeInteger(counted.sum) && counted.sum >= 0 ? counted.sum : undefined;
  const known = NOTES.map(String);
  const sound = Object.entries(counted.notes).every(
    ([value, count]) => known.includes(value) && Number.isInteger(count) && count >= 0 && count <= MOST_NOTES,
  );
  return sound ? sumOfNotes(counted.notes) : undefined;
}
