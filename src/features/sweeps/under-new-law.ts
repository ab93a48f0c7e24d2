import type { Dossier, Rules } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { clockDigest, wholeLaw } from "../catalogue/index.ts";
import { wakeAt } from "../dossiers/index.ts";
import { eachOpen, noteLaw, selectOutdatedAgencies, setWakes } from "./sql.ts";

/** Raised when the moments of a dossier are worked out differently, so that all of them are looked at once. */
const WAY = 1;
const PAGE = 250;

/** The agencies whose moments were worked out under a law or hours that hold no more, and the law that holds. */
export type Outdated = { law: string; agencies: ReadonlySet<string> };

export async function outdatedAgencies(services: Pick<Services, "db" | "clock">): Promise<Outdated> {
  const law = `${WAY} ${clockDigest(wholeLaw(), services.clock.now())} `;
  return { law, agencies: new Set(await selectOutdatedAgencies(services.db, law)) };
}

/**
 * Moments are worked out when a dossier changes. When the law or the agency's hours have changed since, they are worked out anew for every
 * open dossier; nothing that was promised changes by that. A dossier that cannot be read is left to the sweep, which shows it.
 * @param held the connection under whose lock the agency is swept
 * @param law as it stood before the rules were read: what changes meanwhile is seen at the next sweep
 * @returns how many dossiers were looked at
 */
export async function underNewLaw(
  { db, clock }: Services,
  held: Services["db"],
  { agencyId, law }: { agencyId: string; law: string },
  rulesOf: (dossier: Dossier) => Promise<Rules>,
): Promise<number> {
  const looked = await eachOpen(held, agencyId, PAGE, async (page) => {
    const wakes: { id: string; version: number; at: string | null }[] = [];
    for (const { id, version, snapshot, wakeAt: before } of page) {
      const now = clock.now();
      const at = await rulesOf(snapshot).then(
        (rules) => wakeAt(snapshot, rules, now),
        () => now.toString(),
      );
      if (!sameMoment(at, before)) wakes.push({ id, version, at });
    }
    if (wakes.length > 0) await setWakes(db, wakes);
  });
  await noteLaw(db, agencyId, law);
  return looked;
}

function sameMoment(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b));
}
