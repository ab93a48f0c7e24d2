import { createMiddleware } from "hono/factory";
import { type Face, findSession, type Session } from "../features/identity/index.ts";
import { standsForNow } from "../features/leave/index.ts";
import type { AppEnv } from "./context.ts";
import { tokenCookie } from "./cookies.ts";

/** Which face a path belongs to. */
export function faceOf(path: string): Face {
  return /^\/(can-bo|ban-lam-viec|quan-tri)(\/|$)/.test(path) ? "officer" : "person";
}

/** Finds the session of the path's face; the other face's cookie is not even looked at. */
export const sessions = createMiddleware<AppEnv>(async (c, next) => {
  const face = faceOf(c.req.path);
  c.set("face", face);
  const token = tokenCookie(c, face);
  const found = token ? await findSession(c.get("services"), face, token) : undefined;
  c.set("session", found?.session && (await standingIn(c.get("services"), found.session)));
  c.set("ended", found?.ended);
  if (token && found) {
    const postId = found.ended ? found.ended.postId : found.session.face === "officer" ? found.session.postId : undefined;
    // The acting post is part of it: a page opened in another role cannot act in this one.
    c.set("csrfBinding", `${face}:${token}:${postId ?? ""}`);
  }
  const guest = c.get("csrfBinding") ? undefined : tokenCookie(c, "guest");
  if (guest) c.set("csrfBinding", `guest:${guest}`);
  await next();
});

/** With the officers on leave in whose place this one works at this moment. */
async function standingIn(services: AppEnv["Variables"]["services"], session: Session): Promise<Session> {
  if (session.face !== "officer" || !session.actor) return session;
  const standsFor = await standsForNow(services, session.actor);
  return standsFor.length > 0 ? { ...session, actor: { ...session.actor, standsFor } } : session;
}
