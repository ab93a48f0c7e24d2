import { Hono } from "hono";
import { parts as allParts, type Parts } from "./parts.ts";
import { buildServices } from "./platform/build-services.ts";
import type { Config } from "./platform/config.ts";
import { checkHealth } from "./platform/health/check-health.ts";
import { createMetrics } from "./platform/health/metrics.ts";
import { watchClock } from "./platform/health/watch-clock.ts";
import { startWorker } from "./platform/jobs-graphile.ts";
import { migrate } from "./platform/migrate.ts";
import { openDatabase } from "./platform/open-database.ts";
import { admitLogin } from "./platform/postgres/admit-login.ts";
import type { SupervisorMessage } from "./platform/postgres/embedded.ts";
import { startSimulators } from "./simulators.ts";
import { type Fetch, keepPages } from "./web/front.ts";
import { healthRoutes, timeRequests } from "./web/health.ts";
import { listen, probePort } from "./web/listen.ts";

export type Program = { stop: () => Promise<void> };

export type Watcher = {
  /** A line of progress for the person who started the program. */
  says: (line: string) => void;
  /** The program cannot go on; it should be stopped. */
  fails: (reason: string) => void;
};

/**
 * Starts the whole program, in the order in which one part needs the other. What was opened is closed again, last first, by `stop`
 * and when a later part does not start.
 * @throws OperatorError with a sentence for the operator.
 */
export async function startProgram(config: Config, watcher: Watcher, parts: Parts = allParts): Promise<Program> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error) => watcher.says(`Không đóng được gọn gàng: ${String(error)}`));
  };
  try {
    await probePort(config.host, config.port);

    const database = await openDatabase(config, (message) => report(message, watcher), false);
    closers.push(database.close);
    const applied = await migrate(database.ownerUrl);
    await admitLogin(database);
    if (applied.length > 0) watcher.says(`Đã cập nhật cấu trúc dữ liệu (${applied.length} bước).`);

    const { services, pool, close } = buildServices(config, database.appUrl);
    closers.push(close);
    const trouble = await watchClock(services);
    if (trouble) watcher.says(`Cảnh báo: ${trouble.sentence}`);
    const simulators = await startSimulators(config, watcher.says);
    closers.push(simulators.stop);
    for (const task of parts.startUp) {
      watcher.says(task.says);
      await task.run(services);
    }

    const tasks = Object.entries(parts.jobs).map(([name, run]) => [name, (payload: unknown) => run(services, payload)] as const);
    const worker = await startWorker({ url: database.ownerUrl, tasks: Object.fromEntries(tasks), log: services.log });
    closers.push(worker.stop);
    for (const loop of parts.loops) closers.push((await loop(services)).stop);

    const health = () => checkHealth(services, parts.probes);
    const metrics = createMetrics(pool, health);
    const web = new Hono();
    web.use(timeRequests(metrics));
    web.route("/", healthRoutes(health, metrics));
    for (const face of parts.faces) web.route("/", await face(services));
    const server = await listen(keepPages(services, web.fetch as Fetch, metrics), config.host, config.port);
    closers.push(server.close);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function report(message: SupervisorMessage, watcher: Watcher): void {
  if (message.kind === "failed") watcher.fails(message.message);
  if (message.kind === "progress") watcher.says(STEPS[message.step]);
}

const STEPS = {
  start: "Đang mở cơ sở dữ liệu…",
  first: "Lần chạy đầu tiên: đang tạo cơ sở dữ liệu…",
  again: "Cơ sở dữ liệu đã dừng; đang mở lại…",
};
