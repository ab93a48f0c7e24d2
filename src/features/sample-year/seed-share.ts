import { setImmediate as turn } from "node:timers/promises";
import { type Dossier, type FileRef, instantText } from "../../core/dossier/index.ts";
import type { LawWaiver } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { passOver } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { type Agency, calendarOf, decidingAgencies, waiversOn } from "../catalogue/index.ts";
import { dossierCode, soonAt, type WholeLife, wakeAt, writeLives } from "../dossiers/index.ts";
import { commandOf } from "../sweeps/index.ts";
import { type Crew, createCrew } from "./crew.ts";
import { drawFate } from "./draw-fate.ts";
import { fileOne } from "./file-one.ts";
import { live, type World } from "./live.ts";
import { readModels } from "./models.ts";
import type { Take } from "./next-act.ts";
import { type Numbers, openNumbers } from "./numbers.ts";
import { type Home, inventPerson, uuidOf } from "./people.ts";
import { type Place, type Planned, planYear, type YearPlan } from "./plan-year.ts";
import { createRandom } from "./random.ts";
import { readYear, type YearMix } from "./read-year.ts";
import { rulesCache } from "./rules-cache.ts";
import { sampleFile } from "./sample-file.ts";
import { insertPeople, selectKnown, selectOfficers } from "./sql.ts";
import type { Invented } from "./types.ts";

export type SeedOptions = {
  /** How many dossiers the year has. */
  dossiers: number;
  /** Folder of the definitions whose cases are filed. */
  procedures: string;
  /** The year's mix, see demo/sample-year.yaml. */
  year: string;
};
export type Seeded = { added: number; there: number; events: number };
/** One of several equal parts of the year: the dossiers of every `of`-th agency, from number `own` (0…of−1). */
export type Share = { own: number; of: number };

const BATCH = 400;
const LOOK_UP = 8;

/**
 * Lives one share of a year that ends now: dossiers filed, worked on and closed by the officers that the database has, through the rules of the
 * house, hash-chained and folded like any. Shares meet in nothing but people, so they can be lived side by side. What is there from an earlier
 * run stays.
 * @param onProgress told the share that is done, 0–1
 * @throws Error when an act of the year is refused by the rules
 */
export async function seedShare(
  services: Services,
  options: SeedOptions,
  share: Share,
  onProgress: (done: number) => void,
): Promise<Seeded> {
  const year = await openYear(services, options);
  const own = ownOf(year.agencies, share);
  const done = { added: 0, there: 0, events: 0 };
  let writing: Promise<void> = Promise.resolve();
  for (let from = 0; from < options.dossiers; from += BATCH * share.of) {
    const until = Math.min(from + BATCH * share.of, options.dossiers);
    const planned = Array.from({ length: until - from }, (_, i) => year.plan.of(from + i)).filter(({ agency }) =>
      own.has(agency.id),
    );
    const known = await selectKnown(
      services.db,
      planned.map(({ n }) => idOf(n)),
    );
    const made: Made[] = [];
    for (const one of planned) {
      if (known.has(idOf(one.n))) continue;
      made.push(await liveOne(year, one));
      // The batch before is written meanwhile, and its next statement is sent only when this thread looks up.
      if (made.length % LOOK_UP === 0) await turn();
    }
    await writing;
    writing = write(services, year.numbers.taken(), made);
    // It is thrown where it is waited for.
    writing.catch(() => undefined);
    done.there += known.size;
    done.added += made.length;
    done.events += made.reduce((sum, { life }) => sum + life.events.length, 0);
    onProgress(until / options.dossiers);
  }
  await writing;
  return done;
}

const ownOf = (agencies: readonly Agency[], { own, of }: Share): ReadonlySet<string> =>
  new Set(
    agencies
      .map(({ id }) => id)
      .toSorted()
      .filter((_, place) => place % of === own),
  );

const idOf = (n: number): string => uuidOf(`motcua/sample-year/dossier/${n}`);

type Year = {
  plan: YearPlan;
  agencies: readonly Agency[];
  mix: YearMix;
  crew: Crew;
  numbers: Numbers;
  homes: readonly Home[];
  waivers: ReadonlyMap<string, readonly LawWaiver[]>;
  world: Omit<World, "take">;
  file: FileRef;
};
type Made = { life: WholeLife; person: Invented };

async function openYear(services: Services, options: SeedOptions): Promise<Year> {
  const until = services.clock.now();
  const last = until.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const [mix, models, officers] = await Promise.all([
    readYear(options.year),
    readModels(services, options.procedures),
    selectOfficers(services.db),
  ]);
  const crew = createCrew(officers);
  const revisions = new Map([...models.values()].flatMap((all) => all.map((one) => [one.revisionId, one.revision] as const)));
  const places = new Map<string, Place[]>();
  const known = new Map<string, Place>();
  const placeOf = async (agency: Agency): Promise<Place> => {
    const place = known.get(agency.id) ?? { agency, calendar: await calendarOf(agency) };
    known.set(agency.id, place);
    return place;
  };
  for (const revision of revisions.values()) {
    const able = (await decidingAgencies(services, revision)).filter(({ id }) => crew.canDo(id, revision));
    places.set(revision.code, await Promise.all(able.map(placeOf)));
  }
  const agencies = [...known.values()].map(({ agency }) => agency);
  const first = last.subtract({ days: 366 });
  const waivers = new Map<string, readonly LawWaiver[]>();
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    waivers.set(day.toString(), await waiversOn(day.toString(), agencies[0]?.id ?? ""));
  const plan = planYear({ mix, models, places, end: until, people: Math.max(1, Math.ceil(options.dossiers / PER_PERSON)) });
  const rulesOf = await rulesCache(revisions, agencies, first, last);
  return {
    plan,
    agencies,
    mix,
    crew,
    numbers: await openNumbers(services.db),
    homes: agencies.flatMap(({ communeCode, shortName }) => (communeCode ? [{ communeCode, name: shortName }] : [])),
    waivers,
    world: { until, rulesOf, clockDoes: (timer, dossier, rules, now) => commandOf(services, timer, dossier, rules, now) },
    file: await sampleFile(services),
  };
}
/** Dossiers of one person in a year, on average. */
const PER_PERSON = 1.8;

async function liveOne({ mix, crew, numbers, homes, waivers, world, file }: Year, planned: Planned): Promise<Made> {
  const { n, at, agency, random } = planned;
  const date = at.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  // Somebody is the same person whichever of their dossiers comes first.
  const own = createRandom(planned.person);
  const person = inventPerson(own, planned.person, own.pick(homes));
  const { filing, actor, applicant } = fileOne(planned, person, crew, {
    waivers: waivers.get(date.toString()) ?? [],
    file,
  });
  const code = dossierCode(agency.id, date, numbers.dossier(agency.id, date.toString()));
  let receipts = 0;
  const take = (dossier: Dossier, now: Temporal.Instant): Take => ({
    bookEntry: (series) => numbers.bookEntry(dossier.agencyId, series, now.toZonedDateTimeISO(TIME_ZONE).year),
    receipt: () => `GL-${String(n + 1).padStart(7, "0")}${receipts++ > 0 ? `-${receipts}` : ""}`,
    file: () => file,
  });
  const { acts, ...life } = await live(
    { ...world, take },
    { id: idOf(n), code, filing, actor, at },
    { applicant, crew, random, fate: drawFate(random, mix, isOnSpot(planned)), satisfied: mix.fates.satisfied },
  );
  const { dossier } = life;
  const rules = world.rulesOf(dossier, world.until);
  return {
    person,
    life: {
      ...life,
      acts: acts.map((act, place) => ({ ...act, key: `sample-year:${n}:${place}` })),
      wakeAt: wakeAt(dossier, rules, world.until),
      soonAt: soonAt(dossier, rules),
    },
  };
}

const isOnSpot = ({ model: { revision, channel } }: Planned): boolean => revision.channels[channel]?.onSpot === true;

/** One batch, whole or not at all; readers go on behind it. */
async function write(services: Services, numbers: ReturnType<Numbers["taken"]>, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const now = instantText(services.clock.now());
  // By themselves, because another share may have the same people: nobody waits for the end of a batch.
  await insertPeople(
    services.db,
    made.map(({ person }) => person),
    now,
  );
  await services.db.transaction().execute(async (tx) => {
    await numbers(tx);
    await writeLives(
      tx,
      made.map(({ life }) => life),
    );
    await passOver(tx, now);
  });
}
