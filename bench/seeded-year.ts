import path from "node:path";
import { parseArgs } from "node:util";
import type { RunningProgram } from "../e2e/testing/program.ts";
import { seedYear } from "../src/features/sample-year/index.ts";
import type { Services } from "../src/platform/services.ts";
import { option } from "./drive.ts";
import { beside, settings, tellMachine } from "./program.ts";

const ROOT = path.join(import.meta.dirname, "..");

/**
 * Runs a measurement beside the program over a made-up year of `--dossiers` (300,000). `--keep=DIR` leaves the database in a folder and goes on
 * with it the next time; without it the year is made anew and thrown away.
 */
export async function besideYear(
  measure: (program: RunningProgram, services: Services, ownerUrl: string) => Promise<object>,
): Promise<void> {
  const { values } = parseArgs({ options: { keep: { type: "string" } }, strict: false });
  await beside(
    async (program, services, ownerUrl) => {
      tellMachine(await settings(ownerUrl));
      const seeded = await fill(services, ownerUrl, option("dossiers", 300_000));
      return { seeded, ...(await measure(program, services, ownerUrl)) };
    },
    typeof values.keep === "string" ? values.keep : undefined,
  );
}

async function fill(services: Services, ownerUrl: string, dossiers: number): Promise<Awaited<ReturnType<typeof seedYear>>> {
  console.log(`Tạo ${dossiers.toLocaleString("vi-VN")} hồ sơ giả lập…`);
  let told = 0;
  const seeded = await seedYear(services, {
    dossiers,
    procedures: path.join(ROOT, "procedures"),
    year: path.join(ROOT, "demo/sample-year.yaml"),
    databaseUrl: ownerUrl,
    ownerUrl,
    onProgress: (share) => {
      if (Math.floor(share * 20) === told) return;
      told = Math.floor(share * 20);
      console.log(`  ${told * 5} %`);
    },
  });
  console.log(`  ${JSON.stringify(seeded)}`);
  return seeded;
}
