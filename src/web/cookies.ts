import { randomBytes } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "./context.ts";

const NAMES = {
  person: "mc_dan",
  officer: "mc_canbo",
  officerChallenge: "mc_ma2",
  oidcFlow: "mc_vneid",
  pendingForm: "mc_giu",
  guest: "mc_khach",
  large: "mc_chu",
} as const;
export type CookieName = keyof typeof NAMES;

const MAX_AGE: Record<CookieName, number> = {
  // Longer than the session itself, so that an answer sent too late is recognised and kept.
  person: 24 * 3600,
  officer: 24 * 3600,
  officerChallenge: 300,
  oidcFlow: 900,
  pendingForm: 3600,
  guest: 24 * 3600,
  large: 365 * 24 * 3600,
};

/** 256 random bits, as text for a cookie. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Name in the browser: `__Host-` binds the cookie to this host and to HTTPS, outside development. */
export function cookieName(c: AppContext, name: CookieName): string {
  return c.get("services").config.production ? `__Host-${NAMES[name]}` : NAMES[name];
}

export function cookieOf(c: AppContext, name: CookieName): string | undefined {
  return getCookie(c, cookieName(c, name));
}

/** A cookie that must hold one of our tokens; anything else counts as absent. */
export function tokenCookie(c: AppContext, name: CookieName): string | undefined {
  const value = cookieOf(c, name);
  return value && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export function setCookieOf(c: AppContext, name: CookieName, value: string): void {
  setCookie(c, cookieName(c, name), value, { ...attributes(c), maxAge: MAX_AGE[name] });
}

export function dropCookie(c: AppContext, name: CookieName): void {
  deleteCookie(c, cookieName(c, name), attributes(c));
}

function attributes(c: AppContext) {
  return { path: "/", httpOnly: true, sameSite: "Lax", secure: c.get("services").config.production } as const;
}
