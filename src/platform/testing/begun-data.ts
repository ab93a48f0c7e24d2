import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { healthy, runProgram } from "./run-program.ts";
import { stateOf } from "./state-of.ts";
import { testServer } from "./test-server.ts";

const FOLDER = path.join(import.meta.dirname, "../../../var/test");
const PREFIX = "begun-";

/**
 * Puts into an empty folder what the program keeps there after its first start: its database with the demonstration. The first start itself
 * is made once for each state of the repository; making it for every test file takes longer than most of them.
 */
export async function beginFrom(dataDir: string): Promise<void> {
  const begun = path.join(FOLDER, `${PREFIX}${stateOf(["sql", "demo", "procedures", "src"])}`);
  const server = await testServer();
  const client = new pg.Client({ connectionString: server.url("postgres"), application_name: "motcua-test-begun" });
  await client.connect();
  try {
    // Whoever comes first starts the program; the others wait.
    await client.query("select pg_advisory_lock(hashtext($1))", [PREFIX]);
    if (!existsSync(begun)) await make(begun);
  } finally {
    await client.end();
    await server.release();
  }
  // With owners and rights: the server runs as another user where tests run as root.
  const copied = spawnSync("cp", ["-a", `${begun}/.`, dataDir], { encoding: "utf8" });
  if (copied.status !== 0) throw new Error(copied.stderr);
}

async function make(begun: string): Promise<void> {
  for (const name of readdirSync(FOLDER).filter((one) => one.startsWith(PREFIX)))
    rmSync(path.join(FOLDER, name), { recursive: true, force: true });
  const draft = `${begun}.draft`;
  mkdirSync(draft, { recursive: true });
  const program = await runProgram("start", { MOTCUA_DATA: draft });
  await healthy(program);
  program.child.kill("SIGTERM");
  await program.exit;
  renameSync(draft, begun);
}
