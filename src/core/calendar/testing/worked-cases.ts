import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { HolidayLaw, Hours, Unit } from "../types.ts";

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
const groups = z.array(
  z.strictObject({
    law: z.string().min(20),
    hours: z.unknown().optional(),
    law_days: z.array(z.strictObject({ date: z.string(), half: z.enum(["morning", "afternoon"]).optional() })).default([]),
    law_swaps: z.array(z.strictObject({ date: z.string(), hours: z.array(z.string()) })).default([]),
    cases: z
      .array(
        z.strictObject({
          at: moment,
          term: z.string().regex(/^[\d.]+ (HOUR|WORKING_DAY|DAY|MONTH)$/),
          sameDay: z.boolean().optional(),
          pauses: z.array(z.tuple([moment, moment])).optional(),
          due: moment,
          why: z.string().min(3),
        }),
      )
      .min(1),
  }),
);

/** A term worked out by hand: why it ends when it ends, and the law that it rests on. Local times "yyyy-MM-dd HH:mm". */
export type WorkedCase = {
  file: string;
  law: string;
  why: string;
  at: string;
  qty: number;
  unit: Unit;
  sameDay: boolean;
  pauses: [string, string][];
  due: string;
  /** Of the agency; the usual hours when absent. */
  hours: Hours | undefined;
  /** Days that this case adds to the law. */
  extra: HolidayLaw;
};

const FOLDER = join(import.meta.dirname, "../cases");
const FILES = ["holidays", "calendar-terms", "same-day", "pauses", "agency-hours"];

/** All cases of cases/*.yaml, and the older ones of allowances.json and due-times.json that are given in whole minutes. */
export function workedCases(): WorkedCase[] {
  const fromYaml = FILES.flatMap((file) =>
    groups
      .parse(parse(readFileSync(join(FOLDER, `${file}.yaml`), "utf8")))
      .flatMap(({ law, hours, law_days, law_swaps, cases }) =>
        cases.map(({ at, term, sameDay, pauses, due, why }): WorkedCase => {
          const [qty, unit] = term.split(" ");
          const extra: HolidayLaw = {
            holidays: law_days.map((day) => ({ ...day, name: "Nghỉ theo thông báo", legal: law })),
            swapDays: law_swaps.map((day) => ({ ...day, legal: law })),
          };
          return {
            ...{ file, law, why, at, due, extra, qty: Number(qty), unit: unit as Unit },
            ...{ sameDay: sameDay ?? false, pauses: pauses ?? [], hours: hours as Hours | undefined },
          };
        }),
      ),
  );
  return [...fromYaml, ...olderCases()];
}

type Older = {
  from?: string;
  receivedAt?: string;
  qty: number;
  unit: Unit;
  to?: string;
  due?: string;
  cutOff?: string;
  pauses?: { from: string; to?: string }[];
  reason: string;
};

function olderCases(): WorkedCase[] {
  return ["allowances", "due-times"].flatMap((file) => {
    const cases = JSON.parse(readFileSync(join(FOLDER, `${file}.json`), "utf8")) as Older[];
    return cases
      .filter((one) => (one.from ?? one.receivedAt)!.length === 16)
      .map(
        (one): WorkedCase => ({
          ...{ file, law: "Các ca đầu tiên của lịch làm việc", why: one.reason, qty: one.qty, unit: one.unit },
          ...{ at: (one.from ?? one.receivedAt)!, due: (one.to ?? one.due)!, sameDay: one.cutOff !== undefined },
          pauses: (one.pauses ?? []).flatMap(({ from, to }) => (to ? [[from, to] as [string, string]] : [])),
          hours: undefined,
          extra: { holidays: [], swapDays: [] },
        }),
      );
  });
}
