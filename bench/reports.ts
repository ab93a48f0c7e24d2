/**
 * `npm run bench -- reports [--dossiers=300000] [--rounds=3] [--keep=DIR]`: every report over this month and this year, for one commune and for the whole
 * province, form 06a also as of five months earlier; seconds to the last line, and to the whole XLSX of 10,000 lines (aim
 * ≤ 3 s each). `--keep`: see seeded-year.ts.
 */
import { officer } from "../src/core/dossier/testing/library-card.ts";
import { daysOf, seenAt, windowOf } from "../src/core/reports/index.ts";
import { type Ask, makeReport, type ReportDefinition, reportsFor, toXlsx } from "../src/features/reports/index.ts";
import type { Services } from "../src/platform/services.ts";
import { median, option, round } from "./drive.ts";
import { besideYear } from "./seeded-year.ts";

const rounds = option("rounds", 3);
const AGENCY = "H60.30.12";
const MONTHS_EARLIER = 5;

type Asked = {
  kind: "month" | "year";
  asOf: Temporal.Instant;
  agencies: readonly string[] | undefined;
  grouping: Ask["grouping"];
};

function askFor({ kind, asOf: instant, agencies, grouping }: Asked): Ask {
  const { year, month } = instant.toZonedDateTimeISO("Asia/Ho_Chi_Minh");
  const days = daysOf(kind === "year" ? { kind, year } : { kind, year, number: month });
  const asOf = new Date(instant.epochMilliseconds).toISOString();
  const who = agencies ? officer("leader") : officer("controller", { agencyId: "H60" });
  return { officer: who, agencies, place: "", days, periodName: "", window: seenAt(windowOf(days), asOf), asOf, grouping };
}

const PEOPLE: readonly string[] = ["holder", "receiver", "drafter"] satisfies Ask["grouping"][];
const seconds: Record<string, number> = {};
async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const begun = performance.now();
    await work();
    times.push((performance.now() - begun) / 1000);
  }
  seconds[name] = round(median(times));
  console.log(`  ${name.padEnd(60)} ${seconds[name]} giây`);
}

async function open(services: Services, report: ReportDefinition, ask: Ask): Promise<void> {
  const table = (await makeReport(services, report, ask))!;
  for await (const _ of table.parts({ offset: 0, limit: 50 }));
}

async function measure(services: Services): Promise<void> {
  const now = services.clock.now();
  const reports = reportsFor({ role: "leader" });
  for (const report of reports) {
    const [usual = "field", ...others] = report.groupings;
    // Lines that are people are worked out in another way than the others.
    const people = others.filter((one) => PEOPLE.includes(one));
    for (const [place, agencies] of [
      ["một xã", [AGENCY]],
      ["toàn tỉnh", undefined],
    ] as const) {
      for (const grouping of [usual, ...people]) {
        const name = `${place}${grouping === usual ? "" : `, ${grouping}`}`;
        const ask = (kind: Asked["kind"]): Ask => askFor({ kind, asOf: now, agencies, grouping });
        await timed(`${report.slug}, tháng, ${name}`, () => open(services, report, ask("month")));
        await timed(`${report.slug}, năm, ${name}`, () => open(services, report, ask("year")));
      }
    }
  }
  const form = reports[0]!;
  const then = now.toZonedDateTimeISO("Asia/Ho_Chi_Minh").subtract({ months: MONTHS_EARLIER }).toInstant();
  const whole = (asOf: Temporal.Instant): Ask => askFor({ kind: "year", asOf, agencies: undefined, grouping: "agency" });
  await timed("06a, cả năm, toàn tỉnh, tính đến bây giờ", () => makeReport(services, form, whole(now)));
  await timed("06a, cả năm, toàn tỉnh, tính đến năm tháng trước", () => makeReport(services, form, whole(then)));
  await timed("10.000 hồ sơ sau một con số, XLSX", async () => {
    const table = (await makeReport(services, form, whole(now), { column: "total", line: "" }))!;
    for await (const _ of toXlsx({ ...table, parts: () => table.parts({ offset: 0, limit: 10_000 }) }));
  });
}

await besideYear(async (_program, services) => {
  await measure(services);
  const slowest = Object.entries(seconds).sort(([, a], [, b]) => b - a)[0]!;
  return { slowest, seconds };
});
