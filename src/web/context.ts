import type { Context, Hono } from "hono";
import type { EndedSession, Face, Session } from "../features/identity/index.ts";
import type { Services } from "../platform/services.ts";
import type { Assets } from "./asset-types.ts";
import type { Form } from "./form-data.ts";
import type { NavAlerts } from "./nav.ts";

/** Who runs the site, shown on every page. */
export type Site = { province: string; centre: string; hotline: string; hotlineHours: string };

/** What a request carries; set in app.ts from top to bottom. */
export type AppEnv = {
  Variables: {
    services: Services;
    site: Site;
    assets: Assets;
    requestId: string;
    nonce: string;
    /** The answer may be kept for every guest: nothing of this visitor or of this one request may stand in it. */
    shared: boolean;
    /** Which face the path belongs to: citizens and officers never share a session. */
    face: Face;
    /** The live session of this face. */
    session: Session | undefined;
    /** A session that ended by time; forms sent with it are kept for its owner. */
    ended: EndedSession | undefined;
    /** The person wanted to act for somebody and may no more: why. */
    actingEnded: string | undefined;
    /** What CSRF tokens are bound to: the session, living or ended, or a guest's cookie. */
    csrfBinding: string | undefined;
    form: Form | undefined;
    /** The answer may be shown in a frame of our own pages. */
    framed: boolean;
    /** The answer is what somebody uploaded: a browser that shows it lets nothing in it run. */
    sandboxed: boolean;
    /** A page of the portal is tried out before it counts: what its head says, where its form leads, and the way out. */
    preview: { name: string; note: string; start: string; exit: { href: string; text: string } } | undefined;
    /** What waits for this officer, told beside the main links. */
    alerts: NavAlerts | undefined;
    /** Unread notices of the acting post; undefined for whoever gets none. */
    notices: number | undefined;
    /** The page holds files of ours in `<object>`. */
    objects: boolean;
    /** A worker of ours that compiles its decoders. */
    wasm: boolean;
  };
};
export type AppContext = Context<AppEnv>;
export type App = Hono<AppEnv>;
