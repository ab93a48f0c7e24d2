import type { Services } from "../../../platform/services.ts";
import { PART_LINES } from "../../reports/index.ts";
import { NO_POST } from "../print-papers.ts";
import { hasPost } from "../sql.ts";
import type { Officer, ReportPrint } from "../types.ts";
import { type PrintState, selectPrint, selectPrints } from "./sql.ts";

const LATEST = 20;

/** A print of this officer; undefined when it is nobody's or somebody else's. Whoever has lost the post it was made in does not get the file any more. */
export async function viewPrint({ db }: Pick<Services, "db">, actor: Officer, id: string): Promise<ReportPrint | undefined> {
  const found = await selectPrint(db, actor.officerId, id);
  if (!found?.output || (await hasPost(db, found.actor))) return found && seen(found);
  return { ...seen(found), output: null, why: NO_POST };
}

export async function listPrints(services: Pick<Services, "db">, actor: Officer): Promise<ReportPrint[]> {
  return (await selectPrints(services.db, actor.officerId, LATEST)).map(seen);
}

const seen = ({ doneParts, actor: _, ...print }: PrintState): ReportPrint => ({
  ...print,
  read: Math.min(print.order.lines, doneParts * PART_LINES),
});
