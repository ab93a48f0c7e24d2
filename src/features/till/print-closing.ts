import { methodName } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { renderTillSheet } from "../documents/index.ts";
import { NOTES } from "./notes.ts";
import { keepPrint, selectClosing, selectPrint, selectSheetLines } from "./sql.ts";
import { sumsOf } from "./sums-of.ts";
import { tillNumber } from "./till-number.ts";
import type { Cashier, TillLine } from "./types.ts";

/**
 * The print of a closing sheet, made once and kept: the same file for ever.
 * @returns undefined when this officer's agency has no such sheet, or it is a colleague's and the officer is no leader
 */
export async function printClosing(
  services: Services,
  { agencyId, officerId, role }: Cashier,
  id: string,
): Promise<{ pdf: Uint8Array; name: string } | undefined> {
  const closing = await selectClosing(services.db, agencyId, id);
  if (!closing || (closing.cashierId !== officerId && role !== "leader")) return undefined;
  const name = `bang-ke-${closing.number}-${closing.year}.pdf`;
  const known = await selectPrint(services.db, id);
  if (known) return { pdf: await services.files.get(known.sha256), name };
  const lines = await selectSheetLines(services.db, id);
  const { receipts: _, refunds: __, ...sums } = sumsOf(lines);
  const pdf = await renderTillSheet(services, agencyId, {
    number: tillNumber("BK", closing.year, closing.number),
    day: closing.day,
    nth: closing.nth,
    closedAt: closing.closedAt,
    cashier: { name: closing.cashier, position: closing.position },
    rows: lines.map(rowOf),
    sums,
    counted: closing.counted,
    notes: NOTES.map((value) => ({ value, count: closing.notes[String(value)] ?? 0 })).filter(({ count }) => count > 0),
    ...(closing.reason && { reason: closing.reason }),
  });
  await keepPrint(services.db, id, await services.files.put(pdf));
  const kept = await selectPrint(services.db, id);
  return { pdf: kept ? await services.files.get(kept.sha256) : pdf, name };
}

function rowOf({ number, code, applicantName, subject, at, method, reference, kind, amount, cancelReason }: TillLine) {
  return {
    number,
    code,
    payer: applicantName,
    subject,
    at,
    method: kind === "refund" ? `Hoàn trả, ${methodName(method)}` : methodName(method),
    amount: kind === "refund" ? -amount : amount,
    ...(reference && { reference }),
    ...(cancelReason && { cancelled: cancelReason }),
  };
}
