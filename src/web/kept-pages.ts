import { createHash, randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { type OfferWatch, watchOffer } from "../features/catalogue/index.ts";
import { randomText } from "../platform/crypto.ts";
import type { Services } from "../platform/services.ts";
import { startLine } from "./access-log.ts";
import { acceptedEncoding } from "./compress.ts";
import type { App, AppContext, AppEnv } from "./context.ts";
import { alwaysHeaders, pagePolicy } from "./headers.ts";
import { pageStore } from "./page-store.ts";

const MB = 1024 * 1024;

/**
 * Pages that are the same for every guest. What is kept is bounded for each kind, so that a flood of invented searches pushes out nothing
 * but searches; an address with anything else in it is answered in the ordinary way and not kept.
 */
const KINDS = [
  { route: "/thu-tuc/:code", address: /^\/thu-tuc\/[\w.-]{1,40}$/, most: { pages: 4000, bytes: 32 * MB } },
  { route: "/tim", address: /^\/tim(\?q=[^&]{0,600})?$/, most: { pages: 500, bytes: 4 * MB } },
] as const;

/** Whoever is signed in, on either face; the names in production only have something before them. */
const SIGNED_IN = /mc_(dan|canbo)\b/;
const LARGE = /mc_chu=lon\b/;

type Kept = { body: Uint8Array<ArrayBuffer>; etag: string; headers: Record<string, string> };

/** Answers guests from memory before anything else is done for them. */
export function mountKeptPages(app: App, services: Services): void {
  const offer = watchOffer(services);
  for (const kind of KINDS) app.get(kind.route, keeper(services, offer, kind));
}

function keeper(services: Services, offer: OfferWatch, { address, most }: (typeof KINDS)[number]) {
  const store = pageStore<Kept>(most);
  const always = { ...alwaysHeaders(services.config), "x-frame-options": "DENY" };
  let held = "";

  /** What is kept shows the province's offer at one version. */
  const versionNow = async (): Promise<string> => {
    const version = await offer.version();
    if (version !== held) store.clear();
    held = version;
    return version;
  };

  const answer = (c: AppContext, kept: Kept, id: string): Response => {
    const headers = { ...kept.headers, "content-security-policy": pagePolicy(randomText(16)), "x-request-id": id };
    const same = matches(c.req.header("if-none-match"), kept.etag);
    return same ? new Response(null, { status: 304, headers }) : new Response(kept.body, { status: 200, headers });
  };

  return createMiddleware<AppEnv>(async (c, next) => {
    const cookie = c.req.header("cookie") ?? "";
    const { url } = c.req;
    const asked = url.slice(url.indexOf("/", 8));
    if (SIGNED_IN.test(cookie) || !address.test(asked)) return next();
    const encoding = acceptedEncoding(c.req.header("accept-encoding"));
    const key = `${encoding ?? ""} ${LARGE.test(cookie) ? "lon" : ""} ${asked}`;
    let version = offer.version();
    if (typeof version !== "string" || version !== held) version = await versionNow();
    const found = store.get(key);
    if (found) {
      const id = randomUUID();
      const write = startLine(c, services, id);
      const response = answer(c, found, id);
      write?.(response.status);
      return response;
    }
    c.set("shared", true);
    await next();
    if (!c.get("shared") || c.get("session") || c.get("ended") || c.res.status !== 200 || c.res.headers.has("set-cookie")) return;
    const body = new Uint8Array(await c.res.arrayBuffer());
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const packed = c.res.headers.get("content-encoding");
    const kept: Kept = {
      body,
      etag,
      headers: {
        ...always,
        "content-type": c.res.headers.get("content-type") ?? "text/html; charset=utf-8",
        ...(packed && { "content-encoding": packed }),
        // A store may keep it but asks before every use: what is offered may have changed, or somebody has signed in.
        "cache-control": "public, max-age=0, must-revalidate",
        vary: "cookie, accept-encoding",
        etag,
      },
    };
    if (version === held) store.set(key, kept, body.length + key.length * 2 + OVERHEAD);
    const id = c.get("requestId");
    c.res = undefined;
    c.res = answer(c, kept, id);
  });
}

/** Bytes that an entry takes beside its body and its key, roughly. */
const OVERHEAD = 1024;

/** If-None-Match (RFC 9110, 13.1.2): a list of tags compared weakly, or `*`. */
function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  if (header === etag || header.trim() === "*") return true;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
