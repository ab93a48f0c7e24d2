import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Ends a server of an earlier life that still holds this data folder, and removes its note when it is dead:
 * PostgreSQL itself refuses to start when the noted process id meanwhile belongs to another program of the same user.
 */
export async function endLeftover(data: string): Promise<void> {
  const note = path.join(data, "postmaster.pid");
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  if (!(pid > 1) || !isServerOf(pid, data)) {
    rmSync(note, { force: true });
    return;
  }
  for (const [signal, patience] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!tell(pid, signal)) break;
    if (await ended(pid, data, patience)) break;
  }
}

async function ended(pid: number, data: string, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += 20) {
    if (!isServerOf(pid, data)) return true;
    await pause(20);
  }
  return false;
}

function isServerOf(pid: number, data: string): boolean {
  const command = existsSync("/proc/self/cmdline")
    ? readOr(`/proc/${pid}/cmdline`, "").replaceAll("\0", " ")
    : spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  return command.includes("postgres") && command.includes(data);
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}

function tell(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
