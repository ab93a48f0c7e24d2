import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Health } from "../platform/health/check-health.ts";
import { createMetrics } from "../platform/health/metrics.ts";
import { healthRoutes, timeRequests } from "./health.ts";

function program(health: Health): Hono {
  const metrics = createMetrics({ totalCount: 3, idleCount: 2, waitingCount: 0 }, async () => health);
  const face = new Hono();
  face.use(async (_c, next) => next());
  face.get("/ho-so/:code", (c) => c.text("one"));
  const web = new Hono();
  web.use(timeRequests(metrics));
  web.route(
    "/",
    healthRoutes(async () => health, metrics),
  );
  web.route("/", face);
  return web;
}

const well: Health = {
  status: "ok",
  version: "1",
  database: "ok",
  readers: [{ name: "index", events: 4, seconds: 2.5 }],
  backlog: { outbound: 7 },
};

test("health is told, and 503 when the database is away", async () => {
  const reply = await program(well).request("/healthz");
  assert.equal(reply.status, 200);
  assert.deepEqual(await reply.json(), well);
  const away = await program({ ...well, status: "away", database: "away" }).request("/healthz");
  assert.equal(away.status, 503);
});

test("requests are counted under their route, never under their address", async () => {
  const web = program(well);
  await web.request("/ho-so/H60.30.01-261117-0001");
  await web.request("/ho-so/H60.30.01-261117-0002");
  await web.request("/healthz");
  await web.request("/nowhere/at-all");
  const text = await (await web.request("/metrics")).text();
  assert.match(text, /motcua_http_duration_seconds_count\{method="GET",route="\/ho-so\/:code",status="200"\} 2/);
  assert.match(text, /motcua_http_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/);
  assert.match(text, /motcua_http_duration_seconds_count\{method="GET",route="none",status="404"\} 1/);
  assert.doesNotMatch(text, /261117|nowhere/);
  assert.match(text, /motcua_reader_lag_events\{reader="index"\} 4/);
  assert.match(text, /motcua_reader_lag_seconds\{reader="index"\} 2.5/);
  assert.match(text, /motcua_backlog\{kind="outbound"\} 7/);
});
