/**
 * `npm run bench -- desk [--dossiers=300000] [--rounds=20] [--keep=DIR]`: a made-up year in the database, then every list of the desk as officers
 * of busy and of ordinary agencies open it over HTTP, one after the other; milliseconds on the server's side of the wire (aim: p95 ≤ 50).
 * `--keep` leaves the database in a folder and goes on with it the next time.
 */
import { portalClient } from "../e2e/testing/portal-client.ts";
import { openOfficerSession } from "../src/features/identity/index.ts";
import type { Services } from "../src/platform/services.ts";
import { type Listed, listsOf, pickOfficers } from "./desk/lists.ts";
import { drive, type Figures, option } from "./drive.ts";
import { besideYear } from "./seeded-year.ts";

const rounds = option("rounds", 20);
/** Milliseconds. */
const AIM = 50;

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
      // A program that has just started is compiled while it answers its first hundred pages.
      for (let warm = lines.length === 0 ? 100 : 3; warm > 0; warm--) await open();
      const figures = await drive(1, Array.from({ length: rounds }), open);
      lines.push({ ...list, ...figures });
      console.log(`${list.who.padEnd(44)} ${list.name.padEnd(34)} p50 ${figures.p50} ms, p95 ${figures.p95} ms`);
    }
  }
  await client.close();
  return lines;
}

await besideYear(async (program, services, ownerUrl) => {
  const lines = await measure(program.url, services, ownerUrl);
  const slowest = lines.toSorted((a, b) => b.p95 - a.p95)[0]!;
  console.log(`Chậm nhất: ${slowest.who}, ${slowest.name}, p95 ${slowest.p95} ms (mục tiêu 50).`);
  return { lists: lines.length, within: lines.filter(({ p95 }) => p95 <= AIM).length, slowest };
});
