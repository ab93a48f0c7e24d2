import type { Services } from "../../../platform/services.ts";
import type { Clerk, Visit } from "../types.ts";
import { type Difficulty, isDifficulty } from "./codes.ts";
import { replaceDifficulties, selectDifficulties } from "./sql.ts";

/** What is ticked for a visit. */
export async function difficultiesOf({ db }: Pick<Services, "db">, visit: Pick<Visit, "id">): Promise<Difficulty[]> {
  return (await selectDifficulties(db, visit.id)).filter(isDifficulty);
}

/** Keeps what the clerk ticked, instead of what was ticked before; codes that are none are left out. Safe to repeat. */
export async function noteDifficulties(
  services: Pick<Services, "db" | "clock">,
  { officerId, name }: Clerk,
  visit: Pick<Visit, "id">,
  ticked: readonly string[],
): Promise<void> {
  const codes = [...new Set(ticked)].filter(isDifficulty);
  const noted = { visitId: visit.id, codes, by: { officerId, name }, at: services.clock.now().toString() };
  await services.db.transaction().execute((tx) => replaceDifficulties(tx, noted));
}
