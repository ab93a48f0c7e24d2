import { Hono } from "hono";
import { endSession, finishVneid, limit, startVneid } from "../../features/identity/index.ts";
import { clientAddress } from "../client-address.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { dropCookie, setCookieOf, tokenCookie } from "../cookies.ts";
import { requirePerson } from "../guards.ts";
import { ownPath } from "../own-path.ts";
import { accountPage, signInPage, vneidFaultPage } from "./person-pages.ts";

/** Sign-in of people by VNeID. */
export function personIdentity(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/dang-nhap", (c) => {
    const returnTo = ownPath(c.req.query("ve"));
    if (c.var.session) return c.redirect(returnTo, 303);
    return signInPage(c, { returnTo, ended: c.req.query("het") === "1", kept: c.req.query("giu") === "1" });
  });
  app.get("/dang-nhap/vneid", start);
  app.get("/dang-nhap/vneid/ve", finish);
  app.get("/toi", requirePerson, accountPage);
  app.post("/dang-xuat", async (c) => {
    if (c.var.session) await endSession(c.var.services, c.var.session);
    dropCookie(c, "person");
    return c.redirect("/", 303);
  });
  return app;
}

async function start(c: AppContext): Promise<Response> {
  const { config } = c.var.services;
  const home = new URL(config.baseUrl);
  const host = c.req.header("host");
  // VNeID sends people back to the configured address; cookies set under another name of this machine would be missing there.
  if (host && host !== home.host) return c.redirect(new URL(`${c.req.path}${new URL(c.req.url).search}`, home).href, 303);
  const returnTo = ownPath(c.req.query("ve"));
  await limit(c.var.services, "signInAddress", clientAddress(c));
  const started = await startVneid(c.var.services, { returnTo });
  if (!started.ok) return vneidFaultPage(c, started.fault, returnTo);
  setCookieOf(c, "oidcFlow", started.token);
  return c.redirect(started.url, 303);
}

async function finish(c: AppContext): Promise<Response> {
  const finished = await finishVneid(c.var.services, {
    token: tokenCookie(c, "oidcFlow"),
    query: new URL(c.req.url).search,
    previousToken: tokenCookie(c, "person"),
  });
  dropCookie(c, "oidcFlow");
  if (!finished.ok) return vneidFaultPage(c, finished.fault, ownPath(finished.returnTo));
  setCookieOf(c, "person", finished.token);
  return c.redirect(ownPath(finished.returnTo), 303);
}
