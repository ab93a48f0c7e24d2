import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../postgres/cluster.ts";
import { layout } from "../postgres/layout.ts";

const BIN = path.join(import.meta.dirname, "../../../bin/motcua.js");

export type RunningProgram = {
  url: string;
  child: ChildProcess;
  /** What it has printed so far, both streams. */
  output: () => string;
  exit: Promise<number | null>;
};

/** Runs a verb as a person would, with a bare environment and the given variables on top. */
export async function runProgram(verb: string, env: Record<string, string>): Promise<RunningProgram> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [BIN, verb], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, MOTCUA_SIMULATORS: "false", PORT: port, ...env },
  });
  let text = "";
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { url: `http://127.0.0.1:${port}`, child, output: () => text, exit };
}

/** Waits until something is so. @throws after a minute, naming what was waited for: a busy machine takes its time, only a hanging one fails */
export async function until<T>(what: string, check: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  const patience = AbortSignal.timeout(60_000);
  while (!patience.aborted) {
    const found = await check();
    if (found) return found;
    await pause(20);
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Waits until the program answers with this status on /healthz. */
export function healthy(program: RunningProgram, status = 200): Promise<Record<string, unknown>> {
  return until(`${program.url} answers ${status}; it said: ${program.output()}`, async () => {
    if (program.child.exitCode !== null) throw new Error(`the program ended: ${program.output()}`);
    const reply = await fetch(`${program.url}/healthz`).catch(() => undefined);
    if (reply?.status === status) return (await reply.json()) as Record<string, unknown>;
    await reply?.body?.cancel();
    return undefined;
  });
}

/** Process ids of the database server, its supervisor and the program, read from the machine. */
export function processesOf(dataDir: string): { server: number; supervisor: number; program: number } {
  const server = serverPid(dataDir);
  if (server === undefined) throw new Error(`no database server in ${dataDir}`);
  const supervisor = parentOf(server);
  return { server, supervisor, program: parentOf(supervisor) };
}

/** Process id of the database server by its own note; undefined while there is none. */
export function serverPid(dataDir: string): number | undefined {
  const note = textOf(path.join(layout(dataDir).data, "postmaster.pid"));
  return note === undefined ? undefined : Number(note.split("\n")[0]);
}

export function alive(pid: number): boolean {
  const status = textOf(`/proc/${pid}/status`);
  return status !== undefined && !/^State:\s+Z/m.test(status);
}

/** A file that may go away between two looks. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
