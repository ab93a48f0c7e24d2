import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Services } from "../platform/services.ts";
import type { AppContext, AppEnv } from "./context.ts";

/** One line a request: no query, no names, no addresses; the id is also on error pages. */
export const accessLog = createMiddleware<AppEnv>(async (c, next) => {
  const id = randomUUID();
  c.set("requestId", id);
  c.header("x-request-id", id);
  const write = startLine(c, c.get("services"), id);
  await next();
  write?.(c.res.status);
});

/** @returns what writes the line when the answer is there; undefined when nobody wants it */
export function startLine(c: AppContext, { clock, log }: Services, id: string): ((status: number) => void) | undefined {
  if (!log.isLevelEnabled("info")) return undefined;
  const start = clock.now();
  return (status) => {
    const ms = start.until(clock.now()).total("milliseconds");
    log.info({ id, method: c.req.method, path: c.req.path, status, ms }, "request");
  };
}
