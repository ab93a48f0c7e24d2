import type { Dossier, Rules } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { lawDigest } from "../catalogue/index.ts";
import { wakeAt } from "../dossiers/index.ts";
import { noteLaw, selectOpen, selectOutdatedAgencies, setWakes } from "./sql.ts";

/** Raised when the moments of a dossier are worked out differently, so that all of them are looked at once. */
const WAY = 1;
const PAGE = 500;

const lawNow = (): string => `${WAY} ${lawDigest()} `;

/** Agencies whose moments were worked out under a law or hours that hold no more. */
export function outdatedAgencies(services: Pick<Services, "db">): Promise<string[]> {
  return selectOutdatedAgencies(services.db, lawNow());
}

/**
 * Moments are worked out when a dossier changes. When the law or the agency's hours have changed since, they are worked out anew for every
 * open dossier; nothing that was promised changes by that. A dossier that cannot be read is left to the sweep, which shows it.
 * @returns how many dossiers were looked at
 */
export async function underNewLaw(
  services: Services,
  agencyId: string,
  rulesOf: (dossier: Dossier) => Promise<Rules>,
): Promise<number> {
  let looked = 0;
  let last: string | null = null;
  for (;;) {
    const page = await selectOpen(services.db, agencyId, last, PAGE);
    const wakes: { id: string; version: number; at: string | null }[] = [];
    for (const { id, version, snapshot, wakeAt: before } of page) {
      const now = services.clock.now();
      const at = await rulesOf(snapshot).then(
        (rules) => wakeAt(snapshot, rules, now),
        () => now.toString(),
      );
      if (!sameMoment(at, before)) wakes.push({ id, version, at });
    }
    if (wakes.length > 0) await setWakes(services.db, wakes);
    looked += page.length;
    last = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  await noteLaw(services.db, agencyId, lawNow());
  return looked;
}

function sameMoment(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) === 0;
}
