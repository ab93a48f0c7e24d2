import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { exitOf } from "./cluster.ts";
import { ServerError } from "./server-error.ts";

export type SupervisorMessage =
  | { kind: "progress"; step: "start" | "first" | "again" }
  | { kind: "ready"; url: string }
  | { kind: "failed"; message: string };

export type EmbeddedServer = {
  /** Of the owner; the port stays the same as long as the program runs. */
  url: string;
  /** Ends the server cleanly and waits for it. */
  stop: () => Promise<void>;
};

export const SUPERVISOR = path.join(import.meta.dirname, "supervisor.ts");

/**
 * Starts the embedded PostgreSQL and its supervisor; starts a new supervisor when that one is killed.
 * @throws ServerError with a sentence that says what to do.
 */
export async function startEmbedded(dataDir: string, tell: (message: SupervisorMessage) => void): Promise<EmbeddedServer> {
  mkdirSync(dataDir, { recursive: true });
  let stopping = false;
  let child: ChildProcess;
  const begin = () => {
    child = spawnSupervisor(dataDir);
    return firstAnswer(child, tell);
  };
  const watch = () => {
    void exitOf(child).then(() => {
      if (stopping) return;
      begin().then(watch, (error: Error) => tell({ kind: "failed", message: error.message }));
    });
  };
  const url = await begin();
  watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      child.stdin?.end();
      await exitOf(child);
    },
  };
}

/** In a process group of its own: Ctrl-C reaches the program alone, which then stops things in order. */
function spawnSupervisor(dataDir: string): ChildProcess {
  return spawn(process.execPath, [SUPERVISOR, dataDir], { stdio: ["pipe", "pipe", "inherit"], detached: true });
}

function firstAnswer(child: ChildProcess, tell: (message: SupervisorMessage) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const message = JSON.parse(line) as SupervisorMessage;
      if (message.kind === "failed") reject(new ServerError(message.message));
      else if (message.kind === "ready") resolve(message.url);
      tell(message);
    });
    void exitOf(child).then(() => reject(new ServerError("Tiến trình giữ PostgreSQL đã dừng đột ngột.")));
  });
}
