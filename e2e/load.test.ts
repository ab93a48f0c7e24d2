import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { buildServices } from "../src/platform/build-services.ts";
import { readConfig } from "../src/platform/config.ts";
import { verifyLog } from "../src/platform/log/index.ts";
import { connectionUrl, readConnection } from "../src/platform/postgres/layout.ts";
import { alive, processesOf, until } from "../src/platform/testing/run-program.ts";
import { completeDrafts } from "./testing/complete-drafts.ts";
import { handIn, portalClient, readyToSend, type Sending } from "./testing/portal-client.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

const CLIENTS = 12;
const DRAFTS = 240;
const onLinux = { skip: existsSync("/proc/self/status") ? false : "reads processes from /proc", timeout: 150_000 };

let dataDir: string;
let program: RunningProgram | undefined;
const start = async () => {
  program = await startProgram({ dataDir, env: { MOTCUA_SIMULATORS: "false" } });
  return program;
};
const ownerUrl = () => connectionUrl(readConnection(dataDir)!);

before(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "motcua-load-"));
});
after(async () => {
  await program?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Citizens who have everything checked and the last button before them. */
async function ready(url: string): Promise<Sending[]> {
  const { services, close } = buildServices(readConfig({ MOTCUA_DATA: dataDir }), ownerUrl());
  const citizens = await completeDrafts(services, ownerUrl(), {
    citizens: DRAFTS,
    agencies: (index) => [index % 2 ? "H60.30.12" : "H60.30.13"],
  });
  await close();
  const client = portalClient(url);
  const sendings: Sending[] = [];
  for (const citizen of citizens) sendings.push(await readyToSend(client, citizen, citizen.drafts[0]!));
  await client.close();
  return sendings;
}

type Load = {
  /** Code of the dossier by draft, for every answer that said "filed". */
  filed: Map<string, string>;
  /** How often each other status was answered. */
  others: Map<number, number>;
  /** Clients whose connection broke, which ends them. */
  cut: number;
};

/** Every client hands in one draft after the other; whoever is told 503 sends the same form again. `each` is called after every dossier. */
async function handInAll(
  url: string,
  sendings: readonly Sending[],
  each: (filed: number) => void = () => undefined,
): Promise<Load> {
  const load: Load = { filed: new Map(), others: new Map(), cut: 0 };
  const patience = AbortSignal.timeout(100_000);
  const queue = sendings.values();
  const work = async () => {
    const client = portalClient(url);
    for (const sending of queue) {
      for (;;) {
        const answer = await handIn(client, sending).catch(() => undefined);
        if (!answer) {
          load.cut += 1;
          return;
        }
        if ("code" in answer) {
          load.filed.set(sending.draftId, answer.code);
          each(load.filed.size);
          break;
        }
        load.others.set(answer.status, (load.others.get(answer.status) ?? 0) + 1);
        if (answer.status !== 503 || patience.aborted) break;
      }
    }
    await client.close();
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  return load;
}

/** Every dossier of the database by the draft that it came from, and whether all chains are whole. */
async function stored(): Promise<Map<string, string[]>> {
  const { services, close } = buildServices(readConfig({ MOTCUA_DATA: dataDir }), ownerUrl());
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    const { broken, dossiers } = await verifyLog(services.db);
    assert.equal(broken, undefined);
    const { rows } = await client.query<{ draft: string; code: string }>(
      "select substr(r.key, 8) as draft, d.code from dossier d left join command_receipt r on r.dossier_id = d.id and r.key like 'submit:%'",
    );
    assert.equal(rows.length, dossiers);
    const kept = new Map<string, string[]>();
    for (const { draft, code } of rows) kept.set(draft, [...(kept.get(draft) ?? []), code]);
    return kept;
  } finally {
    await client.end();
    await close();
  }
}

describe("under load", () => {
  it(
    "PostgreSQL killed twice: no answer but 303 and 503, whoever repeats gets one dossier, nothing told is lost",
    onLinux,
    async () => {
      const { url } = await start();
      const sendings = await ready(url);
      const servers = [processesOf(dataDir).server];
      const kill = () => process.kill(servers.at(-1)!, "SIGKILL");
      const load = await handInAll(url, sendings, (filed) => {
        if (filed === DRAFTS / 4) kill();
        if (filed !== DRAFTS / 2) return;
        servers.push(processesOf(dataDir).server);
        kill();
      });
      assert.deepEqual([...load.others.keys()], [503]);
      assert.equal(load.cut, 0);
      assert.equal(load.filed.size, DRAFTS);
      servers.push(processesOf(dataDir).server);
      assert.equal(new Set(servers).size, 3, "the server was started twice more");
      const kept = await stored();
      for (const [draft, code] of load.filed) assert.deepEqual(kept.get(draft), [code]);
      assert.equal(kept.size, DRAFTS);
    },
  );

  it(
    "the program killed: the next start has all that was told, repeating gives one dossier, no process stays",
    onLinux,
    async () => {
      const killed = program ?? (await start());
      const earlier = (await stored()).size;
      const sendings = await ready(killed.url);
      const processes = processesOf(dataDir);
      assert.equal(processes.program, killed.pid);
      const load = await handInAll(killed.url, sendings, (filed) => {
        if (filed === DRAFTS / 3) process.kill(killed.pid, "SIGKILL");
      });
      assert.equal(load.cut, CLIENTS);
      assert.deepEqual([...load.others.keys()], []);
      assert.ok(load.filed.size < DRAFTS);
      await until("all its processes have ended", () => !Object.values(processes).some(alive));

      const { url } = await start();
      const kept = await stored();
      for (const [draft, code] of load.filed) assert.deepEqual(kept.get(draft), [code]);
      const again = await handInAll(url, sendings);
      assert.deepEqual([again.filed.size, again.others.size, again.cut], [DRAFTS, 0, 0]);
      for (const [draft, code] of load.filed) assert.equal(again.filed.get(draft), code);
      const whole = await stored();
      for (const [draft, code] of again.filed) assert.deepEqual(whole.get(draft), [code]);
      assert.equal(whole.size, earlier + DRAFTS);
    },
  );
});
