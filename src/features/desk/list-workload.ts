import type { Services } from "../../platform/services.ts";
import { listColleagues } from "../identity/index.ts";
import { type Absence, awayNow } from "../leave/index.ts";
import { selectPools, selectWorkload } from "./sql.ts";
import type { Officer } from "./types.ts";

/** What an officer has open; `oldestSince`: when the oldest of it began. */
export type Workload = {
  officerId: string;
  name: string;
  posts: { role: Officer["role"]; position: string; unit?: string }[];
  open: number;
  late: number;
  oldestSince: string | null;
  /** Of the oldest. */
  code: string | null;
  away?: Absence;
};
/** Steps that nobody has taken, by role and room. */
export type PoolLoad = { role: Officer["role"]; unit: string | null; open: number; late: number; oldestSince: string | null };

/** Who has what at the officer's agency and for how long: everybody with an account there, also those who have nothing, and the pools. */
export async function listWorkload(services: Services, actor: Officer): Promise<{ people: Workload[]; pools: PoolLoad[] }> {
  const now = services.clock.now().toString();
  const [colleagues, loads, pools, away] = await Promise.all([
    listColleagues(services, actor.agencyId),
    selectWorkload(services.db, actor, now),
    selectPools(services.db, actor, now),
    awayNow(services, actor.agencyId),
  ]);
  const ids = [...new Set([...colleagues.map(({ officerId }) => officerId), ...loads.map(({ officerId }) => officerId)])];
  const people = ids.map((officerId): Workload => {
    const posts = colleagues.filter((one) => one.officerId === officerId);
    const load = loads.find((one) => one.officerId === officerId);
    const leave = away.get(officerId);
    return {
      officerId,
      name: posts[0]?.name ?? load?.name ?? "",
      posts: posts.map(({ role, position, unit }) => ({ role, position, ...(unit && { unit }) })),
      open: load?.open ?? 0,
      late: load?.late ?? 0,
      oldestSince: load?.oldestSince ?? null,
      code: load?.code ?? null,
      ...(leave && { away: leave }),
    };
  });
  return { people: people.sort((a, b) => b.late - a.late || b.open - a.open || a.name.localeCompare(b.name, "vi")), pools };
}
