import { createMiddleware } from "hono/factory";
import type { Config } from "../platform/config.ts";
import { randomText } from "../platform/crypto.ts";
import type { AppContext, AppEnv } from "./context.ts";

/** The answer is a file that our own pages show in a frame (preview of a paper). */
export function allowFraming(c: AppContext): void {
  c.set("framed", true);
}

/** The page shows files of ours inside itself (`<object>`). */
export function allowObjects(c: AppContext): void {
  c.set("objects", true);
}

/** The answer is a script that runs on its own (a worker) and compiles what it was sent with. */
export function allowWasm(c: AppContext): void {
  c.set("wasm", true);
}

/** What every answer tells the browser: nothing runs, loads or frames that is not ours. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  c.set("nonce", randomText(16));
  await next();
  const { config } = c.get("services");
  const { headers } = c.res;
  headers.set("content-security-policy", c.get("sandboxed") ? SANDBOX : policy(c));
  headers.set("x-frame-options", c.get("framed") ? "SAMEORIGIN" : "DENY");
  for (const [name, value] of Object.entries(alwaysHeaders(config))) headers.set(name, value);
  // Pages hold personal data: neither a proxy nor the next person at a shared machine may get them from a store.
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
});

/** Headers that are the same on every answer. */
export function alwaysHeaders(config: Config): Record<string, string> {
  return config.production ? { ...ALWAYS, "strict-transport-security": "max-age=31536000; includeSubDomains" } : ALWAYS;
}

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
};

const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** The policy of a page that frames nothing and holds no files. */
export const pagePolicy = (nonce: string): string => `${BEFORE_NONCE}${nonce}${AFTER_NONCE}`;

const directives = (nonce: string, objects: string, ancestors: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `object-src ${objects}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");

const [BEFORE_NONCE = "", AFTER_NONCE = ""] = directives("|", "'none'", "'none'").split("|");

function policy(c: AppContext): string {
  const framed = c.get("framed") ?? false;
  const objects = c.get("objects") ?? framed;
  if (c.get("wasm")) return pagePolicy(c.get("nonce")).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
  if (!framed && !objects) return pagePolicy(c.get("nonce"));
  return directives(c.get("nonce"), objects ? "'self'" : "'none'", framed ? "'self'" : "'none'");
}
