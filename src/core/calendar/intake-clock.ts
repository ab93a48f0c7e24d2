import { addAllowance } from "./add-allowance.ts";
import type { Calendar } from "./create-calendar.ts";
import type { Allowance } from "./types.ts";

/** When an online dossier must be answered, and when its officers are warned: `hours` working hours after it was handed in. */
export type IntakeClock = { dueAt: Temporal.Instant; warnings: { hours: number; at: Temporal.Instant }[] };

/**
 * The clock of intake (NĐ 118/2025/NĐ-CP: 8 working hours from successful submission), from the rule of law/intake.yaml in force that day.
 * @throws RangeError (Vietnamese message) for a time outside 2000–2099
 */
export function intakeClock(
  cal: Calendar,
  submittedAt: Temporal.Instant,
  rule: { allowance: Allowance; warnAfter: { hours: readonly number[] } },
): IntakeClock {
  return {
    dueAt: addAllowance(cal, submittedAt, rule.allowance),
    warnings: rule.warnAfter.hours.map((hours) => ({
      hours,
      at: addAllowance(cal, submittedAt, { qty: hours, unit: "HOUR" }),
    })),
  };
}
