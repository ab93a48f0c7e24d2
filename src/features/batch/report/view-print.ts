import type { Services } from "../../../platform/services.ts";
import { PART_LINES } from "../../reports/index.ts";
import type { Officer, ReportPrint } from "../types.ts";
import { type PrintState, selectPrint, selectPrints } from "./sql.ts";

const LATEST = 20;

/** A print of this officer; undefined when it is nobody's or somebody else's. */
export async function viewPrint(services: Pick<Services, "db">, actor: Officer, id: string): Promise<ReportPrint | undefined> {
  const found = await selectPrint(services.db, actor.officerId, id);
  return found && seen(found);
}

export async function listPrints(services: Pick<Services, "db">, actor: Officer): Promise<ReportPrint[]> {
  return (await selectPrints(services.db, actor.officerId, LATEST)).map(seen);
}

const seen = ({ doneParts, ...print }: PrintState): ReportPrint => ({
  ...print,
  read: Math.min(print.order.lines, doneParts * PART_LINES),
});
