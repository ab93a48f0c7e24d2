/**
 * `npm run bench -- desk [--dossiers=300000] [--rounds=20] [--keep=DIR]`: a made-up year in the database, then every list of the desk as officers
 * of busy and of ordinary agencies open it over HTTP, one after the other; milliseconds on the server's side of the wire (aim: p95 ≤ 50).
 * `--keep` leaves the database in a folder and goes on with it the next time.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { portalClient } from "../e2e/testing/portal-client.ts";
import { openOfficerSession } from "../src/features/identity/index.ts";
import { seedYear } from "../src/features/sample-year/index.ts";
import type { Services } from "../src/platform/services.ts";
import { type Listed, listsOf, pickOfficers } from "./desk/lists.ts";
import { drive, type Figures, option } from "./drive.ts";
import { beside, settings, tellMachine } from "./program.ts";

const ROOT = path.join(import.meta.dirname, "..");
const dossiers = option("dossiers", 300_000);
const rounds = option("rounds", 20);
const { values } = parseArgs({ options: { keep: { type: "string" } }, strict: false });
const keep = typeof values.keep === "string" ? values.keep : undefined;

async function fill(services: Services, databaseUrl: string): Promise<Awaited<ReturnType<typeof seedYear>>> {
  let told = 0;
  return seedYear(services, {
    dossiers,
    procedures: path.join(ROOT, "procedures"),
    year: path.join(ROOT, "demo/sample-year.yaml"),
    databaseUrl,
    onProgress: (share) => {
      if (Math.floor(share * 20) === told) return;
      told = Math.floor(share * 20);
      console.log(`  ${told * 5} %`);
    },
  });
}

type Line = Listed & Figures;

async function measure(url: string, services: Services, ownerUrl: string): Promise<Line[]> {
  const client = portalClient(url);
  const lines: Line[] = [];
  for (const officer of await pickOfficers(ownerUrl)) {
    const cookie = `mc_canbo=${await openOfficerSession(services, { officerId: officer.officerId })}`;
    for (const list of await listsOf(ownerUrl, officer)) {
      const open = async () => {
        const page = await client.get(list.path, cookie);
        if (page.status !== 200) throw new Error(`${list.path} answered ${page.status} ${page.location}`);
      };
      for (let warm = 0; warm < 3; warm++) await open();
      const figures = await drive(1, Array.from({ length: rounds }), open);
      lines.push({ ...list, ...figures });
      console.log(`${list.who.padEnd(44)} ${list.name.padEnd(34)} p50 ${figures.p50} ms, p95 ${figures.p95} ms`);
    }
  }
  await client.close();
  return lines;
}

await beside(async (program, services, ownerUrl) => {
  tellMachine(await settings(ownerUrl));
  console.log(`Tạo ${dossiers.toLocaleString("vi-VN")} hồ sơ giả lập…`);
  const seeded = await fill(services, ownerUrl);
  console.log(`  ${JSON.stringify(seeded)}`);
  const lines = await measure(program.url, services, ownerUrl);
  const slowest = lines.toSorted((a, b) => b.p95 - a.p95)[0]!;
  console.log(`Chậm nhất: ${slowest.who}, ${slowest.name}, p95 ${slowest.p95} ms (mục tiêu 50).`);
  return { seeded, lists: lines.length, slowest };
}, keep);
