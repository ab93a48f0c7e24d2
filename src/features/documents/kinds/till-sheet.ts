import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf, shortDate, shortMoment } from "../legal-dates.ts";
import { moneyInWords } from "../money-in-words.ts";
import { date, dong, head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const money = z.int();

const schema = z.object({
  office,
  /** "012/BK-2026". */
  number: text,
  day: date,
  /** Of that cashier's sheets of that day. */
  nth: z.int().min(1),
  closedAt: instant,
  cashier: officer,
  rows: z
    .array(
      z.object({
        number: text,
        code: text,
        payer: text,
        subject: text,
        at: instant,
        method: text,
        reference: optional,
        /** Below 0 for a refund; VND. */
        amount: money,
        /** Why it was cancelled; its amount does not count. */
        cancelled: optional,
      }),
    )
    .min(1),
  sums: z.object({
    cash: money,
    transfer: money,
    pos: money,
    fee: money,
    charge: money,
    duty: money,
    total: money,
    cancelled: z.int().min(0),
  }),
  /** What the drawer held; VND. */
  counted: z.int().min(0),
  notes: z.array(z.object({ value: z.int().positive(), count: z.int().positive() })),
  reason: optional,
});

const signed = (amount: number): string => (amount < 0 ? `-${dong(-amount)}` : dong(amount));

/** Bảng kê đóng quầy thu: one cashier's one day, counted. */
export const tillSheet = defineKind({
  schema,
  template: "till-sheet.typ",
  title: (data) => `Bảng kê đóng quầy thu ${data.number}`,
  issuedAt: (data) => data.closedAt,
  long: true,
  view: (data) => {
    const difference = data.counted - data.sums.cash;
    return {
      ...head(data.office),
      number: data.number,
      placeAndDate: `${data.office.place}, ${longDate(data.closedAt)}`,
      day: shortDate(data.day),
      nth: data.nth,
      closedAt: momentOf(data.closedAt),
      cashier: data.cashier,
      rows: data.rows.map((row) => ({
        ...row,
        at: shortMoment(row.at),
        method: row.reference ? `${row.method}, ${row.reference}` : row.method,
        amount: row.cancelled === undefined ? signed(row.amount) : "Đã hủy",
      })),
      sums: Object.fromEntries(
        Object.entries(data.sums).map(([key, sum]) => [key, key === "cancelled" ? String(sum) : signed(sum)]),
      ),
      counted: dong(data.counted),
      words: moneyInWords(data.counted),
      difference: difference === 0 ? "Không lệch" : difference > 0 ? `Thừa ${dong(difference)}` : `Thiếu ${dong(-difference)}`,
      reason: data.reason,
      notes: data.notes.map(({ value, count }) => ({ value: dong(value), count: String(count), sum: dong(value * count) })),
    };
  },
});
