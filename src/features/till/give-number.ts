import type { Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { nextNumber } from "./sql.ts";
import { tillNumber } from "./till-number.ts";
import { yearAt } from "./year-at.ts";

/** The next receipt (BL) or refund slip (PH) of an agency this year, taken in the transaction that uses it: what is refused leaves no gap. */
export async function giveNumber(
  { clock }: Pick<Services, "clock">,
  tx: Transaction<Database>,
  agencyId: string,
  series: "BL" | "PH",
): Promise<string> {
  const year = yearAt(clock.now());
  return tillNumber(series, year, await nextNumber(tx, { agencyId, series, year }));
}
