import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "./platform/config.ts";
import { OperatorError } from "./platform/operator-error.ts";

const ENTRY = path.join(import.meta.dirname, "../simulators/main.ts");
const REST = { shortest: 200, longest: 5_000 };

/**
 * Starts the outside world of development as a process of its own; it ends when its stdin closes, that is with the program, however that
 * ends. When it dies while the program runs, it is started again.
 * @throws OperatorError when it does not start.
 */
export async function startSimulators(config: Config, says: (line: string) => void): Promise<{ stop: () => Promise<void> }> {
  if (!config.simulators.enabled || !existsSync(ENTRY)) return { stop: async () => undefined };
  const stopping = new AbortController();
  let child = spawnSimulators(config);
  await ready(child);
  const keep = async (): Promise<void> => {
    for (let failures = 0; ; ) {
      await exitOf(child);
      if (stopping.signal.aborted) return;
      if (failures === 0) says("Các hệ thống mô phỏng đã dừng; đang mở lại…");
      const rest = Math.min(REST.shortest * 2 ** failures, REST.longest);
      await pause(rest, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      child = spawnSimulators(config);
      failures = await ready(child).then(
        () => 0,
        () => failures + 1,
      );
    }
  };
  const kept = keep();
  return {
    stop: async () => {
      stopping.abort();
      child.stdin?.end();
      await kept;
    },
  };
}

function spawnSimulators(config: Config): ChildProcess {
  const child = spawn(process.execPath, [ENTRY], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    env: {
      SIM_PORT: String(config.simulators.port),
      SIM_SMTP_PORT: String(config.simulators.smtpPort),
      SIM_DATA: path.join(config.dataDir, "simulators"),
      SIM_CLIENT_SECRET: config.vneid.clientSecret,
    },
  });
  child.stdin?.on("error", () => undefined);
  return child;
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once("exit", () => resolve());
  });
}

/** Waits for the line that says so. @throws OperatorError with its last words, in terms of the program's own variables */
function ready(child: ChildProcess): Promise<void> {
  let last = "";
  createInterface({ input: child.stderr! }).on("line", (line) => {
    last = line.replace("SIM_PORT", "MOTCUA_SIMULATOR_PORT");
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once("line", () => resolve());
    child.once("close", () => reject(new OperatorError(`Các hệ thống mô phỏng không khởi động được. ${last}`)));
  });
}
