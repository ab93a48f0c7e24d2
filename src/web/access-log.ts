import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Services } from "../platform/services.ts";
import type { AppEnv } from "./context.ts";

/** One line a request: no query, no names, no addresses; the id is also on error pages. */
export const accessLog = createMiddleware<AppEnv>(async (c, next) => {
  const id = randomUUID();
  c.set("requestId", id);
  c.header("x-request-id", id);
  const write = startLine(c.get("services"), { id, method: c.req.method, path: c.req.path });
  await next();
  write?.(c.res.status);
});

type Line = { id: string; method: string; path: string };

/** @returns what writes the line when the answer is there; undefined when nobody wants it */
export function startLine({ clock, log }: Services, line: Line): ((status: number) => void) | undefined {
  if (!log.isLevelEnabled("info")) return undefined;
  const start = clock.now();
  return (status) => log.info({ ...line, status, ms: start.until(clock.now()).total("milliseconds") }, "request");
}
