import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./context.ts";

/** What marks an answer as the same for every guest. A store asks before every use: the offer may have changed, or somebody signed in. */
export const FOR_EVERYBODY = "public, max-age=0, must-revalidate";

/** A cookie of somebody signed in, on either face; in production the names only have something before them. */
export const signedIn = (cookie: string): boolean => /mc_(dan|canbo)\b/.test(cookie);

/**
 * A page that is the same for every guest: unless its making touched anything of the visitor (session, form token, cookie), it says so to
 * stores and names its content by an ETag.
 */
export const sharedPage = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get("session") || signedIn(c.req.header("cookie") ?? "")) return next();
  c.set("shared", true);
  await next();
  if (!c.get("shared") || c.res.status !== 200 || c.res.headers.has("set-cookie")) return;
  const { headers } = c.res;
  const body = await c.res.arrayBuffer();
  headers.set("cache-control", FOR_EVERYBODY);
  headers.set("vary", "cookie, accept-encoding");
  headers.set("etag", `"${createHash("sha256").update(new Uint8Array(body)).digest("base64url").slice(0, 22)}"`);
  c.res = undefined;
  c.res = new Response(body, { status: 200, headers });
});
