import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filing, libraryCard } from "../../src/core/dossier/testing/library-card.ts";
import {
  findProcedure,
  listAgenciesOfUnits,
  publishRevisions,
  readProvince,
  saveAgencies,
} from "../../src/features/catalogue/index.ts";
import { rulesFor } from "../../src/features/dossiers/index.ts";
import { type SweepReport, sweep } from "../../src/features/sweeps/index.ts";
import { buildServices } from "../../src/platform/build-services.ts";
import { fixedClock } from "../../src/platform/clock.ts";
import { readConfig } from "../../src/platform/config.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { openDatabase } from "../../src/platform/open-database.ts";
import { option, round } from "../drive.ts";
import { fillOpenDossiers } from "./open-dossiers.ts";

export type SweepTime = { seconds: number; dossiers: number; acts: number };
export type SweepFigures = {
  openDossiers: number;
  agencies: number;
  /** Nothing has come due since the last sweep. */
  idle: SweepTime;
  /** What comes due within one working minute: an ordinary sweep. */
  minute: SweepTime;
  /** What comes due within a working hour, done at once after an hour of downtime. */
  hour: SweepTime;
  /** Every open dossier is looked at once, as after a change of the law. */
  all: SweepTime;
};

/** Wednesday, 18/11/2026, when work goes on. */
const NOW = "2026-11-18T02:00:00Z";

/**
 * Sweeps of many open dossiers in a database of its own, thrown away afterwards. Every commit waits for the disk, every act writes its event,
 * its snapshot and its message to the national portal.
 */
export async function measureSweeps(): Promise<SweepFigures> {
  const count = option("dossiers", 300_000);
  const dataDir = mkdtempSync(path.join(tmpdir(), "motcua-bench-"));
  const config = readConfig({ MOTCUA_DATA: dataDir, MOTCUA_SIMULATORS: "false", MOTCUA_LOG: "error" });
  const database = await openDatabase(config, () => undefined, false);
  try {
    await migrate(database.ownerUrl);
    const { services: built, close } = buildServices(config, database.ownerUrl);
    const clock = fixedClock(NOW);
    const services = { ...built, clock };
    try {
      await saveAgencies(services, await readProvince(path.join(import.meta.dirname, "../../demo/tuyen-quang.yaml")));
      const twenty = { time: { qty: 20, unit: "WORKING_DAY" }, sameDay: false } as const;
      await publishRevisions(services, [{ ...libraryCard, channels: { online: twenty } }]);
      const revisionId = (await findProcedure(services, libraryCard.code))!.id;
      const agencyIds = (await listAgenciesOfUnits(services, ["ubnd-xa"])).map(({ id }) => id);
      const rules = await rulesFor(services, { ...filing, revisionId, agencyId: agencyIds[0]! }, clock.now());
      await sweep(services);
      console.log(`Tạo ${count} hồ sơ đang mở ở ${agencyIds.length} cơ quan, thời hạn 20 ngày làm việc…`);
      const tell = (done: number): void => {
        if (done % 50_000 === 0) console.log(`  ${done}`);
      };
      await fillOpenDossiers(database.ownerUrl, { count, agencyIds, revisionId, rules, now: clock.now(), tell });
      await timed(() => sweep(services));
      const idle = await timed(() => sweep(services));
      clock.set("2026-11-18T02:01:00Z");
      const minute = await timed(() => sweep(services));
      clock.set("2026-11-18T03:01:00Z");
      const hour = await timed(() => sweep(services));
      await services.db.updateTable("sweep_law").set({ law: "another law" }).execute();
      const all = await timed(() => sweep(services));
      return { openDossiers: count, agencies: agencyIds.length, idle, minute, hour, all };
    } finally {
      await close();
    }
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<SweepReport>): Promise<SweepTime> {
  const begun = performance.now();
  const { dossiers, acts, failures } = await work();
  if (failures > 0) throw new Error(`${failures} acts failed`);
  const seconds = round((performance.now() - begun) / 1000);
  return { seconds, dossiers, acts: Object.values(acts).reduce((sum, one) => sum + one, 0) };
}
