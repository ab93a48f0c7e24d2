import { Hono, type MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Health } from "../platform/health/check-health.ts";
import type { Metrics } from "../platform/health/metrics.ts";

/** `/healthz` for whoever watches the program, `/metrics` for Prometheus. */
export function healthRoutes(health: () => Promise<Health>, metrics: Metrics): Hono {
  const app = new Hono();
  app.get("/healthz", async (c) => {
    const now = await health();
    c.header("Cache-Control", "no-store");
    return c.json(now, now.status === "ok" ? 200 : 503);
  });
  app.get("/metrics", async (c) => c.text(await metrics.text(), 200, { "Content-Type": metrics.contentType }));
  return app;
}

/** Times each request under the pattern of its route, never under its address, which would make a series for every dossier. */
export function timeRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    // After next() this is the route of the handler that was reached last, the one that answered.
    const route = routePath(c);
    metrics.observe(
      c.req.method,
      route === "/*" || route === "*" ? "none" : route,
      c.res.status,
      (performance.now() - start) / 1000,
    );
  };
}
