import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./context.ts";

/** One line a request: no query, no names, no addresses; the id is also on error pages. */
export const accessLog = createMiddleware<AppEnv>(async (c, next) => {
  const { clock, log } = c.get("services");
  const id = randomUUID();
  c.set("requestId", id);
  c.header("x-request-id", id);
  if (!log.isLevelEnabled("info")) return next();
  const start = clock.now();
  await next();
  const ms = start.until(clock.now()).total("milliseconds");
  log.info({ id, method: c.req.method, path: c.req.path, status: c.res.status, ms }, "request");
});
