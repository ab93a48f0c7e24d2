/**
 * `npm run bench -- submit [--citizens=600] [--rounds=3]`: dossiers a second that the running program takes over HTTP from 16 clients, and
 * the same use case called directly by the same 16 clients on the same database, in turns. Every commit waits for the disk.
 */
import { type Citizen, completeDrafts } from "../e2e/testing/complete-drafts.ts";
import { handIn, portalClient, readyToSend } from "../e2e/testing/portal-client.ts";
import { submitDraft } from "../src/features/filing/index.ts";
import { findSession, type Person } from "../src/features/identity/index.ts";
import { verifyLog } from "../src/platform/log/index.ts";
import type { Services } from "../src/platform/services.ts";
import { drive, type Figures, median, medianFigures, option, round } from "./drive.ts";
import { beside, settings, tellMachine } from "./program.ts";

const CLIENTS = 16;
const COMMUNES = ["07", "02", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18"].map((number) => `H60.30.${number}`);
const ALONE = "H60.30.12";
const NAMES = { spread: "12 xã", alone: "một xã" };
type Pair = { http: Figures; direct: Figures };
/** Files the nth draft of every citizen. */
type Way = (nth: number) => Promise<Figures>;

const citizenCount = option("citizens", 600);
const rounds = option("rounds", 3);
/** Of each citizen: two to warm up, then for each round two of the own commune and two of the one that everybody uses. */
const draftCount = 2 + 4 * rounds;

function agenciesOf(index: number): string[] {
  const own = COMMUNES[index % COMMUNES.length]!;
  return [own, own, ...Array.from({ length: rounds }, () => [own, own, ALONE, ALONE]).flat()];
}

async function overHttp(url: string, citizens: readonly Citizen[]): Promise<{ way: Way; close: () => Promise<unknown> }> {
  const clients = Array.from({ length: CLIENTS }, () => portalClient(url));
  const sendings = new Map<string, { cookie: string; form: string }>();
  await drive(CLIENTS, citizens, async (citizen, client) => {
    sendings.set(citizen.personId, await readyToSend(clients[client]!, citizen, citizen.drafts[0]!));
  });
  const way: Way = (nth) =>
    drive(CLIENTS, citizens, async (citizen, client) => {
      const { cookie, form } = sendings.get(citizen.personId)!;
      const filed = await handIn(clients[client]!, { draftId: citizen.drafts[nth]!, cookie, form });
      if (!("code" in filed)) throw new Error(`the program answered ${filed.status}`);
    });
  return { way, close: () => Promise.all(clients.map((client) => client.close())) };
}

async function directly(services: Services, citizens: readonly Citizen[]): Promise<Way> {
  const people = new Map<string, Person>();
  for (const { personId, token } of citizens) {
    const found = await findSession(services, "person", token);
    if (found?.session?.face === "person") people.set(personId, found.session.person);
  }
  return (nth) =>
    drive(CLIENTS, citizens, async ({ personId, drafts }) => {
      const outcome = await submitDraft(services, { person: people.get(personId)!, draftId: drafts[nth]!, version: 1 });
      if (outcome.kind !== "filed") throw new Error(`submitDraft answered ${outcome.kind}`);
    });
}

async function measureInTurns(http: Way, direct: Way): Promise<Record<keyof typeof NAMES, Pair[]>> {
  let nth = 0;
  console.log("Làm nóng…");
  await http(nth++);
  await direct(nth++);
  const measured: Record<keyof typeof NAMES, Pair[]> = { spread: [], alone: [] };
  for (let turn = 0; turn < rounds; turn++) {
    for (const name of ["spread", "alone"] as const) {
      // Who comes first changes, so that neither always finds the database as the other left it.
      let pair: Pair;
      if (turn % 2 === 0) {
        const first = await http(nth++);
        pair = { http: first, direct: await direct(nth++) };
      } else {
        const first = await direct(nth++);
        pair = { direct: first, http: await http(nth++) };
      }
      measured[name].push(pair);
      console.log(`Vòng ${turn + 1}, ${NAMES[name]}: ${line(pair)}`);
    }
  }
  return measured;
}

/** What was answered is in the log, whole and once. */
async function check(services: Services): Promise<void> {
  const log = await verifyLog(services.db);
  if (log.broken) throw new Error(`the log is broken: ${log.broken.reason}`);
  const expected = citizenCount * draftCount;
  if (log.dossiers !== expected) throw new Error(`${log.dossiers} dossiers, ${expected} were filed`);
  console.log(`Đã kiểm nhật ký: ${log.dossiers} hồ sơ, chuỗi nguyên vẹn.`);
}

function line({ http, direct }: Pair): string {
  const words = (one: Figures) => `${one.perSecond} hồ sơ/giây (p50 ${one.p50} ms, p95 ${one.p95}, p99 ${one.p99})`;
  return `HTTP ${words(http)}; trực tiếp ${words(direct)}; tỷ lệ ${round(http.perSecond / direct.perSecond)}`;
}

function summary(pairs: Pair[]) {
  return {
    http: medianFigures(pairs.map(({ http }) => http)),
    direct: medianFigures(pairs.map(({ direct }) => direct)),
    ratio: median(pairs.map(({ http, direct }) => http.perSecond / direct.perSecond)),
  };
}

await beside(async ({ url }, services, ownerUrl) => {
  const database = await settings(ownerUrl);
  tellMachine(database);
  console.log(`Chuẩn bị ${citizenCount} công dân, mỗi người ${draftCount} bản đã điền xong…`);
  const citizens = await completeDrafts(services, ownerUrl, { citizens: citizenCount, agencies: agenciesOf });
  const http = await overHttp(url, citizens);
  const direct = await directly(services, citizens);
  const { spread, alone } = await measureInTurns(http.way, direct);
  await http.close();
  await check(services);
  const setting = { clients: CLIENTS, dossiersPerRound: citizenCount, rounds, database, simulators: false };
  return { bench: "submit", ...setting, spread: summary(spread), oneAgency: summary(alone) };
});
