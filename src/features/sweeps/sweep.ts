import type { Dossier, Rules } from "../../core/dossier/index.ts";
import { instantText } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { rulesFor } from "../dossiers/index.ts";
import { noteRun, releaseAgency, selectDue, selectDueAgencies, selectTrials, setWakes, takeAgency } from "./sql.ts";
import { sweepDossier, type Tally, type Wake } from "./sweep-dossier.ts";
import type { DueDossier, SweepReport, Trial } from "./types.ts";
import { type Outdated, outdatedAgencies, underNewLaw } from "./under-new-law.ts";

/** Agencies at once, each with a connection for its lock, and acts at once within each: half of the pool is left to the web. */
const AGENCIES = 2;
const ACTS = 3;
const PAGE = 200;

/**
 * Carries out everything whose time has come, agency by agency. Several processes may sweep at once: an agency is swept by one of them, and
 * what one leaves behind when it dies the next one finds. An agency or dossier that fails stops no other.
 * @throws only when the database is away
 */
export async function sweep(services: Services): Promise<SweepReport> {
  const startedAt = services.clock.now().toString();
  const report: SweepReport = { agencies: 0, dossiers: 0, acts: {}, failures: 0 };
  const tally: Tally = {
    act: (kind) => {
      report.acts[kind] = (report.acts[kind] ?? 0) + 1;
    },
    fail: () => {
      report.failures++;
    },
  };
  const outdated = await outdatedAgencies(services);
  const due = await selectDueAgencies(services.db, startedAt);
  await atOnce(AGENCIES, [...new Set([...outdated.agencies, ...due])], async (agencyId) => {
    const swept = await sweepAgency(services, agencyId, tally, outdated);
    if (swept === undefined) return;
    report.agencies++;
    report.dossiers += swept;
  });
  const acts = Object.values(report.acts).reduce((sum, count) => sum + count, 0);
  const finishedAt = services.clock.now().toString();
  await noteRun(services.db, { startedAt, finishedAt, acts, failures: report.failures });
  return report;
}

/** @returns how many dossiers were looked at; undefined when another process sweeps this agency */
async function sweepAgency(
  services: Services,
  agencyId: string,
  tally: Tally,
  { agencies, law }: Outdated,
): Promise<number | undefined> {
  const rulesOf = rememberRules(services);
  return services.db.connection().execute(async (held) => {
    if (!(await takeAgency(held, agencyId))) return undefined;
    try {
      const again = agencies.has(agencyId) ? await underNewLaw(services, held, { agencyId, law }, rulesOf) : 0;
      return again + (await sweepPages(services, agencyId, tally, rulesOf));
    } finally {
      await releaseAgency(held, agencyId);
    }
  });
}

async function sweepPages(services: Services, agencyId: string, tally: Tally, rulesOf: RulesOf): Promise<number> {
  const looked = new Map<string, number>();
  for (;;) {
    const page = await selectDue(services.db, agencyId, services.clock.now().toString(), PAGE);
    const trials =
      page.length > 0
        ? await selectTrials(
            services.db,
            page.map(({ id }) => id),
          )
        : [];
    const wakes: NonNullable<Wake>[] = [];
    await atOnce(ACTS, page, async (due) => {
      const times = (looked.get(due.id) ?? 0) + 1;
      looked.set(due.id, times);
      const wake =
        times > MOST_LOOKS ? putOff(services, due) : await sweepDossier(services, due, ofDossier(trials, due), rulesOf, tally);
      if (wake) wakes.push(wake);
    });
    if (wakes.length > 0) await setWakes(services.db, wakes);
    if (page.length < PAGE && !page.some(({ id }) => !wakes.some((wake) => wake.id === id))) return looked.size;
  }
}

/** A dossier that people work on at the same moment may come again; more often than this it waits for the next sweep. */
const MOST_LOOKS = 3;

function putOff(services: Services, { id, version }: DueDossier): Wake {
  return { id, version, at: instantText(services.clock.now().add({ minutes: 1 })) };
}

const ofDossier = (trials: readonly (Trial & { dossierId: string })[], { id }: DueDossier): Trial[] =>
  trials.filter(({ dossierId }) => dossierId === id);

type RulesOf = (dossier: Dossier) => Promise<Rules>;

/** The law of the moment for each procedure and agency, read once for a sweep of an agency. */
function rememberRules(services: Services): RulesOf {
  const known = new Map<string, Promise<Rules>>();
  return (dossier) => {
    const name = `${dossier.revisionId} ${dossier.agencyId}`;
    const rules = known.get(name) ?? rulesFor(services, dossier, services.clock.now());
    known.set(name, rules);
    return rules;
  };
}

/** Does each task, `most` at the same time. @throws the first error, after those that run have ended */
async function atOnce<T>(most: number, tasks: readonly T[], work: (task: T) => Promise<void>): Promise<void> {
  let next = 0;
  const workers = Array.from({ length: Math.min(most, tasks.length) }, async () => {
    while (next < tasks.length) await work(tasks[next++]!);
  });
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
