import type { CaseFee, FeeLine } from "../../dossier/types.ts";
import { settle } from "../settle.ts";
import type { CaseContext, Fee, LawWaiver, Revision } from "../types.ts";
import { bestWaiver, concerns, isInForce, type OpenWaiver } from "./best-waiver.ts";
import { counterWhy } from "./counter-why.ts";
import { feeSum, firstUnit } from "./fee-sum.ts";
import { lawConditionHolds } from "./law-condition.ts";

/**
 * Fees (phí, lệ phí) of this case in VND by channel, date of filing and facts, with the waivers of the procedure and of the law, and what the
 * same case would cost at the counter that day. Lines of no units are left out. Whole đồng: a begun unit counts as one, and what a waiver
 * leaves is rounded down. The same input gives the same result whatever the order of the waivers.
 * @param waivers waivers of the law, of any day and procedure; the province has been looked at
 */
export function feeFor(revision: Revision, ctx: CaseContext, waivers: readonly LawWaiver[]): CaseFee {
  const lines = linesOf(revision, ctx, waivers);
  const total = sumOf(lines, ({ total }) => total);
  const full = sumOf(lines, ({ full = 0 }) => full);
  if (!revision.channels.counter) return { total, full, lines };
  const counter = ctx.channel === "counter" ? lines : linesOf(revision, { ...ctx, channel: "counter" }, waivers);
  const counterTotal = sumOf(counter, ({ total }) => total);
  if (counterTotal <= total) return { total, full, counterTotal, lines };
  return { total, full, counterTotal, counterWhy: counterWhy(ctx.channel, lines, counter), lines };
}

const sumOf = (lines: readonly FeeLine[], part: (line: FeeLine) => number) => lines.reduce((sum, line) => sum + part(line), 0);

function linesOf(revision: Revision, ctx: CaseContext, waivers: readonly LawWaiver[]): FeeLine[] {
  const { engine, lookup } = settle(revision, ctx);
  const open = openWaivers(revision, ctx, waivers);
  const counted = (expression: string | undefined): number => {
    const value = expression === undefined ? 1 : engine.evaluate(expression, lookup);
    return typeof value === "number" && value > 0 ? Math.ceil(value) : 0;
  };
  return revision.fees
    .filter((fee) => isInForce(fee, ctx.today) && (fee.channels?.includes(ctx.channel) ?? true) && engine.holds(fee.when, lookup))
    .map((fee) => lineOf(fee, counted(fee.count), counted(fee.times), open))
    .filter(({ units, times = 1 }) => units > 0 && times > 0);
}

function lineOf(fee: Fee, units: number, times: number, open: readonly OpenWaiver[]): FeeLine {
  const full = feeSum(fee, units) * times;
  const waiver = bestWaiver(fee, full, open);
  return {
    id: fee.id,
    name: fee.name,
    kind: fee.kind,
    units,
    unit: fee.unit,
    amount: firstUnit(fee),
    ...(fee.tiers && { tiers: fee.tiers }),
    ...(fee.cap !== undefined && { cap: fee.cap }),
    ...(fee.times !== undefined && { times }),
    full,
    total: full - (waiver?.saved ?? 0),
    legal: fee.legal,
    ...(fee.nonRefundable && { nonRefundable: fee.nonRefundable }),
    ...(waiver && { waiver }),
  };
}

/** Waivers that are in force, for this procedure and channel, and whose facts are met. */
function openWaivers(revision: Revision, ctx: CaseContext, law: readonly LawWaiver[]): OpenWaiver[] {
  const { engine, lookup } = settle(revision, ctx);
  const may = ({ channels, ...period }: LawWaiver) => isInForce(period, ctx.today) && (channels?.includes(ctx.channel) ?? true);
  return [
    ...revision.waivers.filter((waiver) => may(waiver) && engine.holds(waiver.when, lookup)),
    ...law.filter(
      (waiver) =>
        may(waiver) && concerns(waiver, revision) && (waiver.when === undefined || lawConditionHolds(waiver.when, lookup)),
    ),
  ];
}
