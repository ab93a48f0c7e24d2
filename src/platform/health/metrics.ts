import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Health } from "./check-health.ts";

type PoolCounts = { totalCount: number; idleCount: number; waitingCount: number };

/** Figures for Prometheus; a registry of its own for each program, so that several can live in one process. */
export function createMetrics(pool: PoolCounts, health: () => Promise<Health>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const duration = new Histogram({
    name: "motcua_http_duration_seconds",
    help: "Time of a request by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  new Gauge({
    name: "motcua_pool_connections",
    help: "Connections of the pool; waiting: requests without one",
    labelNames: ["state"],
    registers,
    collect() {
      this.set({ state: "open" }, pool.totalCount);
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
  const up = new Gauge({ name: "motcua_database_up", help: "1 when the database answers", registers });
  const events = new Gauge({
    name: "motcua_reader_lag_events",
    help: "Events a reader has not seen",
    labelNames: ["reader"],
    registers,
  });
  const age = new Gauge({
    name: "motcua_reader_lag_seconds",
    help: "Age of the oldest unseen event",
    labelNames: ["reader"],
    registers,
  });
  const backlog = new Gauge({ name: "motcua_backlog", help: "Work that waits", labelNames: ["kind"], registers });
  const refresh = async () => {
    const now = await health();
    up.set(now.database === "ok" ? 1 : 0);
    for (const reader of now.readers) {
      events.set({ reader: reader.name }, reader.events);
      age.set({ reader: reader.name }, reader.seconds);
    }
    for (const [kind, value] of Object.entries(now.backlog)) backlog.set({ kind }, value);
  };
  return {
    contentType: registry.contentType,
    observe: (method: string, route: string, status: number, seconds: number) =>
      duration.observe({ method, route, status: String(status) }, seconds),
    text: async () => {
      await refresh();
      return registry.metrics();
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
