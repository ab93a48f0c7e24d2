import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Config } from "./platform/config.ts";
import { OperatorError } from "./platform/operator-error.ts";

const ENTRY = path.join(import.meta.dirname, "../simulators/main.ts");

/**
 * Starts the outside world of development as a process of its own; it ends when its stdin closes, that is with the program, however that ends.
 * @throws OperatorError when it does not start.
 */
export async function startSimulators(config: Config): Promise<{ stop: () => Promise<void> }> {
  if (!config.simulators.enabled || !existsSync(ENTRY)) return { stop: async () => undefined };
  const child = spawn(process.execPath, [ENTRY], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
    env: {
      SIM_PORT: String(config.simulators.port),
      SIM_DATA: path.join(config.dataDir, "simulators"),
      SIM_CLIENT_SECRET: config.vneid.clientSecret,
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const errors = createInterface({ input: child.stderr });
  let last = "";
  errors.on("line", (line) => {
    last = line;
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", () => resolve());
    child.once("exit", () => reject(new OperatorError(`Các hệ thống mô phỏng không khởi động được. ${last}`)));
  });
  return {
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
