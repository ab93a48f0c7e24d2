import { createHash } from "node:crypto";
import { type Calendar, nextWorkingStart } from "../../core/calendar/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Agency } from "../catalogue/index.ts";
import { createRandom, type Random } from "./random.ts";
import type { YearMix } from "./read-year.ts";
import type { Model } from "./types.ts";

/** One dossier before it begins: what, where, when, whose. */
export type Planned = { n: number; random: Random; model: Model; agency: Agency; at: Temporal.Instant; person: number };

export type Place = { agency: Agency; calendar: Calendar };
export type YearPlan = { of: (n: number) => Planned };

/**
 * Draws each dossier of the year from its number alone, so that a run that was stopped goes on with the same ones.
 * @param places agencies by procedure code, whose officers can do it
 * @param people how many different people file
 */
export function planYear(options: {
  mix: YearMix;
  models: ReadonlyMap<string, readonly Model[]>;
  places: ReadonlyMap<string, readonly Place[]>;
  end: Temporal.Instant;
  people: number;
}): YearPlan {
  const { mix, models, places, end, people } = options;
  const kinds = Object.entries(mix.procedures).flatMap(([code, { share, online }]) => {
    const [of, at] = [models.get(code) ?? [], places.get(code) ?? []];
    return of.length > 0 && at.length > 0 && share > 0 ? [{ weight: share, value: { models: of, places: at, online } }] : [];
  });
  if (kinds.length === 0)
    throw new RangeError("No procedure of the year is published with a complete case and officers who do it");
  const months = monthsBefore(end, mix.months);
  return {
    of: (n) => {
      const random = createRandom(seedOf(n));
      const kind = random.weighted(kinds);
      const { agency, calendar } = random.pick(kind.places);
      const online = kind.models.filter(({ channel }) => channel === "online");
      const direct = kind.models.filter(({ channel }) => channel !== "online");
      const wanted = random.chance(kind.online / 100) ? online : direct;
      const model = asChannel(random.pick(wanted.length > 0 ? wanted : kind.models), random.chance(kind.online / 100));
      const day = random.weighted(months);
      return {
        n,
        random,
        model,
        agency,
        at: momentOf(day(random), model.channel, calendar, random, end),
        person: random.int(0, people - 1),
      };
    },
  };
}

/** Most procedures have cases of one channel only; the same case can be filed on the others that the procedure offers. */
function asChannel(model: Model, online: boolean): Model {
  const { channels } = model.revision;
  const wanted = online ? "online" : "counter";
  const channel = channels[wanted] ? wanted : model.channel;
  return channel === model.channel ? model : { ...model, channel };
}

const seedOf = (n: number): number => createHash("sha256").update(`motcua/sample-year/${n}`).digest().readInt32BE(0);

type DayDrawer = (random: Random) => Temporal.PlainDate;

function monthsBefore(end: Temporal.Instant, weights: readonly number[]): { weight: number; value: DayDrawer }[] {
  const last = end.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const first = last.subtract({ days: 364 });
  const days = Array.from({ length: 365 }, (_, i) => first.add({ days: i }));
  return days.map((day) => ({ weight: (weights[day.month - 1] ?? 1) * (WEEK[day.dayOfWeek - 1] ?? 1), value: () => day }));
}
/** Monday is the busiest day. */
const WEEK = [1.25, 1.1, 1.05, 1, 1, 0.25, 0.2];

/** People come to a counter while it is open; online they file until late. */
function momentOf(
  day: Temporal.PlainDate,
  channel: string,
  calendar: Calendar,
  random: Random,
  end: Temporal.Instant,
): Temporal.Instant {
  const at = (hour: number): Temporal.Instant =>
    day
      .toZonedDateTime({ timeZone: TIME_ZONE, plainTime: { hour, minute: random.int(0, 59), second: random.int(0, 59) } })
      .toInstant();
  const wanted =
    channel === "online"
      ? at(random.pick([7, 8, 9, 9, 10, 10, 11, 13, 14, 15, 15, 16, 19, 20, 20, 21]))
      : at(random.pick([7, 8, 8, 9, 9, 10, 13, 14, 14, 15, 16]));
  const open = channel === "online" ? wanted : nextWorkingStart(calendar, wanted);
  return Temporal.Instant.compare(open, end) > 0 ? end.subtract({ minutes: random.int(1, 600) }) : open;
}
