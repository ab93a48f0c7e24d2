/**
 * `npm run bench -- reports [--dossiers=300000] [--rounds=5] [--keep=DIR]`: every report over a month, and form 06a over the year, for one commune and for the
 * whole province, as of now and as of an earlier instant; seconds to the last line, and to the whole XLSX of 10,000 lines (aim ≤ 3 s each).
 * `--keep` leaves the database in a folder and goes on with it the next time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { filing, libraryCard, officer } from "../src/core/dossier/testing/library-card.ts";
import { daysOf, seenAt, windowOf } from "../src/core/reports/index.ts";
import {
  findProcedure,
  listAgenciesOfUnits,
  publishRevisions,
  readProvince,
  saveAgencies,
} from "../src/features/catalogue/index.ts";
import { type Ask, makeReport, reportsFor, toXlsx } from "../src/features/reports/index.ts";
import { buildServices } from "../src/platform/build-services.ts";
import { fixedClock } from "../src/platform/clock.ts";
import { readConfig } from "../src/platform/config.ts";
import { migrate } from "../src/platform/migrate.ts";
import { openDatabase } from "../src/platform/open-database.ts";
import type { Services } from "../src/platform/services.ts";
import { median, option, round } from "./drive.ts";
import { settings, tellMachine } from "./program.ts";
import { fillYear } from "./reports/made-up-year.ts";

const dossiers = option("dossiers", 300_000);
const rounds = option("rounds", 5);
const NOW = "2026-11-20T03:00:00.000Z";
const EARLIER = "2026-06-20T03:00:00.000Z";
const AGENCY = "H60.30.12";

function askFor(kind: "month" | "year", asOf: string, agencies: readonly string[] | undefined, grouping: Ask["grouping"]): Ask {
  const days = daysOf(kind === "year" ? { kind, year: 2026 } : { kind, year: 2026, number: asOf === NOW ? 11 : 6 });
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

async function measure(services: Services): Promise<void> {
  for (const report of reportsFor({ role: "leader" })) {
    for (const [place, agencies] of [
      ["một xã", [AGENCY]],
      ["toàn tỉnh", undefined],
    ] as const) {
      const [usual = "field", ...others] = report.groupings;
      // Lines that are people are worked out in another way than the others.
      for (const grouping of [usual, ...others.filter((one) => PEOPLE.includes(one))]) {
        const ask = askFor("month", NOW, agencies, grouping);
        await timed(`${report.slug}, tháng, ${place}${grouping === usual ? "" : `, ${grouping}`}`, async () => {
          const table = (await makeReport(services, report, ask))!;
          for await (const _ of table.parts({ offset: 0, limit: 50 }));
        });
      }
    }
  }
  const form = reportsFor({ role: "leader" })[0]!;
  for (const [name, asOf] of [
    ["bây giờ", NOW],
    ["tháng 6", EARLIER],
  ] as const) {
    const ask = askFor("year", asOf, undefined, "agency");
    await timed(`06a, cả năm, toàn tỉnh, tính đến ${name}`, async () => makeReport(services, form, ask));
  }
  const list = askFor("year", NOW, undefined, "agency");
  await timed("10.000 hồ sơ sau một con số, XLSX", async () => {
    const table = (await makeReport(services, form, list, { column: "total", line: "" }))!;
    for await (const _ of toXlsx({ ...table, parts: () => table.parts({ offset: 0, limit: 10_000 }) }));
  });
}

async function fill(services: Parameters<typeof fillYear>[0], ownerUrl: string): Promise<void> {
  await saveAgencies(services, await readProvince(path.join(import.meta.dirname, "../demo/tuyen-quang.yaml")));
  await publishRevisions(services, [{ ...libraryCard, collect: "before", effective: { from: "2025-01-01" } }]);
  const revisionId = (await findProcedure(services, libraryCard.code))!.id;
  const agencyIds = (await listAgenciesOfUnits(services, ["ubnd-xa"])).map(({ id }) => id);
  const begun = performance.now();
  console.log(`Tạo ${dossiers.toLocaleString("vi-VN")} hồ sơ giả lập ở ${agencyIds.length} cơ quan…`);
  await fillYear(services, ownerUrl, { ...filing, revisionId }, agencyIds, dossiers);
  console.log(`  ${Math.round((performance.now() - begun) / 1000)} giây`);
}

const { values } = parseArgs({ options: { keep: { type: "string" } }, strict: false });
const keep = typeof values.keep === "string" ? values.keep : undefined;
const dataDir = keep ?? mkdtempSync(path.join(tmpdir(), "motcua-bench-"));
const config = readConfig({ MOTCUA_DATA: dataDir, MOTCUA_SIMULATORS: "false", MOTCUA_LOG: "error" });
const database = await openDatabase(config, () => undefined, false);
try {
  await migrate(database.ownerUrl);
  const { services: built, close } = buildServices(config, database.ownerUrl);
  try {
    const services = { ...built, clock: fixedClock(NOW) };
    tellMachine(await settings(database.ownerUrl));
    const there = await services.db.selectFrom("dossier").select("id").limit(1).execute();
    if (there.length === 0) await fill(services, database.ownerUrl);
    await measure(services);
    const slowest = Object.entries(seconds).sort(([, a], [, b]) => b - a)[0]!;
    console.log(JSON.stringify({ dossiers, slowest, seconds }));
  } finally {
    await close();
  }
} finally {
  await database.close();
  if (!keep) rmSync(dataDir, { recursive: true, force: true });
}
