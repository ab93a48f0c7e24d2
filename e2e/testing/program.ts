import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { beginFrom } from "../../src/platform/testing/begun-data.ts";

const ROOT = path.join(import.meta.dirname, "../..");

export type RunningProgram = {
  url: string;
  simulators: string;
  dataDir: string;
  pid: number;
  output: () => string;
  stop: () => Promise<void>;
};

/** The real program as `npm start` runs it for the second time, on free ports and a folder of its own. */
export async function startProgram(options: { dataDir?: string; env?: Record<string, string> } = {}): Promise<RunningProgram> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), "motcua-e2e-"));
  if (readdirSync(dataDir).length === 0) await beginFrom(dataDir);
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [path.join(ROOT, "src/cli/start.ts")], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      MOTCUA_SIMULATOR_PORT: String(simulatorPort),
      MOTCUA_DATA: dataDir,
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("Đã sẵn sàng")) ready.resolve();
    });
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void ended.then(() => ready.reject(new Error(`The program ended before it was ready:\n${output}`)));
  await ready.promise;
  return {
    url: `http://127.0.0.1:${port}`,
    simulators: `http://127.0.0.1:${simulatorPort}`,
    dataDir,
    pid: child.pid!,
    output: () => output,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
