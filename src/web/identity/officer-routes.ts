import { Hono } from "hono";
import {
  changePassword,
  checkCode,
  checkPassword,
  choosePost,
  endSession,
  findCodeStep,
  limit,
  listPosts,
  type OfficerSession,
} from "../../features/identity/index.ts";
import { clientAddress } from "../client-address.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { dropCookie, setCookieOf, tokenCookie } from "../cookies.ts";
import { formOf } from "../form-body.ts";
import { officerOf, requireOfficer } from "../guards.ts";
import { homeOf } from "../nav.ts";
import { ownPath } from "../own-path.ts";
import { changePage, codePage, LOCKED, passwordPage, postPage, WRONG_CODE, WRONG_PASSWORD } from "./officer-pages.ts";

const GATE = "/can-bo/dang-nhap";
const CHANGE = "/can-bo/doi-mat-khau";
/** Leads on by the acting post. */
const HOME = "/can-bo";

/** Sign-in of officers: password, one-time code, post. Mounted under /can-bo. */
export function officerIdentity(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", async (c, next) => {
    const session = officer(c);
    return session?.administrator ? c.redirect(homeOf(session.administrator.role), 303) : next();
  });
  app.get("/", requireOfficer(), (c) => c.redirect(homeOf(officerOf(c).actor.role), 303));
  app.get("/dang-nhap", (c) => {
    const returnTo = ownPath(c.req.query("ve"), HOME);
    if (c.var.session) return c.redirect(returnTo, 303);
    const note =
      c.req.query("giu") === "1"
        ? "kept"
        : c.req.query("het") === "1"
          ? "ended"
          : c.req.query("lau") === "1"
            ? "expired"
            : undefined;
    return passwordPage(c, { returnTo, ...(note ? { note } : {}) });
  });
  app.post("/dang-nhap", takePassword);
  app.get("/dang-nhap/ma", async (c) => {
    const step = await findCodeStep(c.var.services, tokenCookie(c, "officerChallenge"));
    return step ? codePage(c, step) : c.redirect(`${GATE}?lau=1`, 303);
  });
  app.post("/dang-nhap/ma", takeCode);
  app.get("/vai-tro", async (c) => {
    const session = officer(c);
    if (!session) return c.redirect(`${GATE}?ve=/can-bo/vai-tro`, 303);
    if (session.mustChange) return c.redirect(`${CHANGE}?ve=/can-bo/vai-tro`, 303);
    return showPosts(c, session, ownPath(c.req.query("ve"), HOME));
  });
  app.post("/vai-tro", takePost);
  app.get("/doi-mat-khau", (c) => showChange(c, {}));
  app.post("/doi-mat-khau", takeChange);
  app.post("/dang-xuat", async (c) => {
    if (c.var.session) await endSession(c.var.services, c.var.session);
    dropCookie(c, "officer");
    return c.redirect(GATE, 303);
  });
  return app;
}

async function takePassword(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const form = await formOf(c);
  const username = form.get("ten").trim().slice(0, 100);
  const returnTo = ownPath(form.get("ve"), HOME);
  await limit(services, "signInAddress", clientAddress(c));
  await limit(services, "signInAccount", username.toLowerCase());
  const checked = await checkPassword(services, { username, password: form.get("mat-khau").slice(0, 1000), returnTo });
  if (!checked.ok) return passwordPage(c, { returnTo, username, error: checked.reason === "locked" ? LOCKED : WRONG_PASSWORD });
  setCookieOf(c, "officerChallenge", checked.token);
  return c.redirect(`${GATE}/ma`, 303);
}

async function takeCode(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const challenge = tokenCookie(c, "officerChallenge");
  await limit(services, "signInAddress", clientAddress(c));
  const code = (await formOf(c)).get("ma").slice(0, 20);
  const checked = await checkCode(services, { token: challenge, code, previousToken: tokenCookie(c, "officer") });
  if (!checked.ok && checked.reason === "expired") return c.redirect(`${GATE}?lau=1`, 303);
  if (!checked.ok) {
    const step = await findCodeStep(services, challenge);
    return codePage(c, { error: checked.reason === "locked" ? LOCKED : WRONG_CODE, demoCode: step?.demoCode });
  }
  dropCookie(c, "officerChallenge");
  setCookieOf(c, "officer", checked.token);
  return c.redirect(ownPath(checked.returnTo, HOME), 303);
}

async function takePost(c: AppContext): Promise<Response> {
  const session = officer(c);
  if (!session) return c.redirect(GATE, 303);
  const form = await formOf(c);
  const returnTo = ownPath(form.get("ve"), HOME);
  if (await choosePost(c.var.services, session, form.get("vai"))) return c.redirect(returnTo, 303);
  return showPosts(c, session, returnTo, "Chọn một vai trong danh sách");
}

function showChange(c: AppContext, faults: Partial<Record<"old" | "new" | "again", string>>): Response {
  const session = officer(c);
  if (!session) return c.redirect(`${GATE}?ve=${CHANGE}`, 303);
  return changePage(c, { returnTo: ownPath(c.req.query("ve"), HOME), first: session.mustChange === true, faults });
}

async function takeChange(c: AppContext): Promise<Response> {
  const session = officer(c);
  if (!session) return c.redirect(`${GATE}?ve=${CHANGE}`, 303);
  const form = await formOf(c);
  const typed = (name: string): string => form.get(name).slice(0, 1000);
  const input = { old: typed("mat-khau-cu"), next: typed("mat-khau-moi"), again: typed("go-lai") };
  const changed = await changePassword(c.var.services, session, input);
  if (!changed.ok) return showChange(c, { [changed.field]: changed.message });
  return c.redirect(ownPath(form.get("ve"), HOME), 303);
}

async function showPosts(c: AppContext, session: OfficerSession, returnTo: string, error?: string): Promise<Response> {
  const posts = await listPosts(c.var.services, session.officerId);
  return postPage(c, { posts, current: session.postId, returnTo, ...(error ? { error } : {}) });
}

function officer(c: AppContext): OfficerSession | undefined {
  return c.var.session?.face === "officer" ? c.var.session : undefined;
}
