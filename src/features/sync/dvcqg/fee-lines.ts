import type { Dossier } from "../../../core/dossier/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";

/** HinhThucThu of DanhSachLePhi (wire formats §2.4). */
const AT_RECEPTION = "1";
const IN_BETWEEN = "2";
const AT_RETURN = "4";

type FeeLine = Record<"TenPhiLePhi" | "MaPhiLePhi" | "HinhThucThu" | "Gia" | "LoaiPhiLePhi", string>;

/** Fees of the case, taken before reception or with the result, and what was owed during the process (nghĩa vụ tài chính). */
export function feeLines({ fee, payments = [] }: Dossier, { collect }: Pick<Revision, "collect">): FeeLine[] {
  const fees = fee.lines.map((line) => lineOf(line.name, line.total, collect === "before" ? AT_RECEPTION : AT_RETURN));
  // What is awaited no longer was never owed for long.
  const duties = payments.filter(({ kind, paid, closedAt }) => kind === "obligation" && (paid || !closedAt));
  return [...fees, ...duties.map(({ name, amount }) => lineOf(name, amount, IN_BETWEEN))];
}

function lineOf(name: string, amount: number, when: string): FeeLine {
  // The code of the national catalogue; ours would be a false one.
  return { TenPhiLePhi: name, MaPhiLePhi: "", HinhThucThu: when, Gia: String(amount), LoaiPhiLePhi: "1" };
}

/** DuocThanhToanTrucTuyen: "2" through a gateway of the province, "0" at the counter; absent while nothing was paid. */
export function paidOnline({ payments = [] }: Dossier): { DuocThanhToanTrucTuyen?: "0" | "2" } {
  const paid = payments.flatMap((one) => one.paid ?? []);
  if (paid.length === 0) return {};
  return { DuocThanhToanTrucTuyen: paid.some(({ method }) => method === "online") ? "2" : "0" };
}
