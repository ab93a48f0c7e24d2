import { Hono } from "hono";
import type { AppEnv } from "./context.ts";
import { dropCookie, setCookieOf } from "./cookies.ts";
import { ownPath } from "./own-path.ts";

/** Chữ to: a cookie, so that it works without script and without an account. */
export function largeText(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/lon", (c) => {
    setCookieOf(c, "large", "lon");
    return c.redirect(ownPath(c.req.query("ve")), 303);
  });
  app.get("/thuong", (c) => {
    dropCookie(c, "large");
    return c.redirect(ownPath(c.req.query("ve")), 303);
  });
  return app;
}
