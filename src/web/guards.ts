import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Actor, Role } from "../core/dossier/types.ts";
import {
  type Administrator,
  type FormValues,
  keepForm,
  type OfficerActor,
  type OfficerSession,
  type Person,
  type PersonActor,
  type PostRole,
  takeForm,
} from "../features/identity/index.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { dropCookie, setCookieOf, tokenCookie } from "./cookies.ts";
import { CSRF_FIELD } from "./csrf.ts";
import { formOf, hasForm } from "./form-body.ts";
import { OWN_PREFIX } from "./form-data.ts";
import { ROLE_NAMES } from "./nav.ts";
import { forbidden } from "./problem.ts";
import { addressOf } from "./ui/shell.ts";

export const RESTORE = "khoi-phuc";

/** Lets signed-in people pass; others sign in first and come back. A form sent too late is kept (see restoredForm). */
export const requirePerson: MiddlewareHandler<AppEnv> = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get("session")?.face !== "person") return askToSignIn(c, "/dang-nhap");
  return c.get("actingEnded") && !ABOUT_ONESELF.test(c.req.path) ? actingEnded(c) : next();
});

/** Pages about the person and their mandates, whomever they wanted to act for. */
const ABOUT_ONESELF = /^\/(toi|uy-quyen|lam-cho)(\/|$)/;

/** Nothing is done under a mandate that ended meanwhile; what was typed is kept and shown again. */
async function actingEnded(c: AppContext): Promise<Response> {
  const { id } = personOf(c).person;
  const kept = await keepLateForm(c, id);
  if (isScript(c)) return c.json({ error: c.get("actingEnded") }, 403);
  return c.redirect(`/lam-cho?ve=${encodeURIComponent(pathBack(c, kept))}${kept ? "&giu=1" : ""}`, 303);
}

/** Lets officers pass whose acting post has one of the roles (any role when none is named). */
export function requireOfficer(...roles: Role[]): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async (c, next) => {
    const session = c.get("session");
    if (session?.face !== "officer") return askToSignIn(c, "/can-bo/dang-nhap");
    if (session.mustChange) return c.redirect(changePath(c), 303);
    if (session.administrator) throw forbidden(wrongRole(session.administrator, roles));
    if (!session.actor) return c.redirect(`/can-bo/vai-tro?ve=${encodeURIComponent(pathBack(c))}`, 303);
    if (roles.length > 0 && !roles.includes(session.actor.role)) throw forbidden(wrongRole(session.actor, roles));
    return next();
  });
}

/**
 * Lets administrators of people and agencies pass: a post of administrator, and the controllers, who see to the whole province.
 * What they reach is for features/organisation to say.
 */
export const requireSteward: MiddlewareHandler<AppEnv> = createMiddleware<AppEnv>(async (c, next) => {
  const session = c.get("session");
  if (session?.face !== "officer") return askToSignIn(c, "/can-bo/dang-nhap");
  if (session.mustChange) return c.redirect(changePath(c), 303);
  if (session.administrator || session.actor?.role === "controller") return next();
  if (!session.actor) return c.redirect(`/can-bo/vai-tro?ve=${encodeURIComponent(pathBack(c))}`, 303);
  throw forbidden(wrongRole(session.actor, ["administrator", "controller"]));
});

/** Who administers. Only behind requireSteward. */
export function stewardOf(c: AppContext): Administrator | OfficerActor {
  const session = c.get("session");
  const who = session?.face === "officer" ? (session.administrator ?? session.actor) : undefined;
  if (!who || (who.kind === "officer" && who.role !== "controller")) throw new Error("stewardOf is used without requireSteward.");
  return who;
}

const changePath = (c: AppContext): string => `/can-bo/doi-mat-khau?ve=${encodeURIComponent(pathBack(c))}`;

function wrongRole(actor: OfficerActor | Administrator, roles: PostRole[]): string {
  if (roles.length === 0) return "Vai quản trị không xử lý hồ sơ. Bấm vào tên bạn ở đầu trang để đổi vai, nếu bạn có vai khác.";
  const wanted = roles.map((role) => `“${ROLE_NAMES[role]}”`).join(" hoặc ");
  return `Việc này dành cho vai ${wanted}; bạn đang làm với vai “${ROLE_NAMES[actor.role]}”. Bấm vào tên bạn ở đầu trang để đổi vai, nếu bạn có vai đó.`;
}

/** Who acts on this path: the person in the portal, the officer in the acting post at the desk. Only behind a guard. */
export function actorOf(c: AppContext): Actor {
  const actor = c.get("session")?.actor;
  if (!actor) throw new Error("actorOf is used without requirePerson or requireOfficer.");
  return actor;
}

/** The signed-in person with what VNeID said. Only behind requirePerson. */
export function personOf(c: AppContext): { actor: PersonActor; person: Person } {
  const session = c.get("session");
  if (session?.face !== "person") throw new Error("personOf is used without requirePerson.");
  return { actor: session.actor, person: session.person };
}

/** The officer's session. Only behind requireOfficer. */
export function officerOf(c: AppContext): OfficerSession & { actor: OfficerActor } {
  const session = c.get("session");
  if (session?.face !== "officer" || !session.actor) throw new Error("officerOf is used without requireOfficer.");
  return { ...session, actor: session.actor };
}

async function askToSignIn(c: AppContext, gate: string): Promise<Response> {
  if (isScript(c)) return c.json({ error: "Phiên làm việc đã hết. Hãy đăng nhập lại." }, 401);
  const kept = await keepLateForm(c, c.var.ended?.ownerId);
  const note = kept ? "&giu=1" : c.var.ended ? "&het=1" : "";
  return c.redirect(`${gate}?ve=${encodeURIComponent(pathBack(c, kept))}${note}`, 303);
}

/** A script that uploads would follow a redirect to the sign-in page and take that for an answer. */
function isScript(c: AppContext): boolean {
  const accept = c.req.header("accept") ?? "";
  return Boolean(c.req.header("tus-resumable")) || (accept.includes("application/json") && !accept.includes("text/html"));
}

/** A page that was posted to is opened again by GET. */
function pathBack(c: AppContext, kept = false): string {
  if (c.req.method === "GET") return addressOf(c);
  return kept ? `${c.req.path}?${RESTORE}=1` : c.req.path;
}

async function keepLateForm(c: AppContext, ownerId: string | undefined): Promise<boolean> {
  if (c.req.method !== "POST" || !ownerId || !hasForm(c)) return false;
  const { values, own } = await formOf(c);
  const { [CSRF_FIELD]: _token, ...kept } = { ...values, ...own };
  setCookieOf(c, "pendingForm", await keepForm(c.var.services, { ownerId, path: c.req.path, values: kept }));
  return true;
}

/**
 * What this person had filled in on this page when the session ended; undefined when there is nothing. Given once: show it in the
 * fields, unsaved. Files are not kept and must be chosen again.
 */
export async function restoredForm(c: AppContext): Promise<FormValues | undefined> {
  const kept = await wholeLateForm(c);
  return kept && Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith(OWN_PREFIX)));
}

/** The same with our own hidden fields, so that it can be sent as it was. */
export async function wholeLateForm(c: AppContext): Promise<FormValues | undefined> {
  const session = c.get("session");
  const token = tokenCookie(c, "pendingForm");
  if (!session || !token || c.req.query(RESTORE) !== "1") return undefined;
  const ownerId = session.face === "person" ? session.person.id : session.officerId;
  const values = await takeForm(c.var.services, { token, ownerId, path: c.req.path });
  if (values) dropCookie(c, "pendingForm");
  return values;
}
