import { createMiddleware } from "hono/factory";
import { type Face, type FoundSession, findSession, type PersonSession, type Session } from "../features/identity/index.ts";
import { standsForNow } from "../features/leave/index.ts";
import { findActing, personActor } from "../features/mandates/index.ts";
import type { AppContext, AppEnv } from "./context.ts";
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
  c.set("session", found?.session && (await actingNow(c, found.session)));
  c.set("ended", found?.ended);
  if (token && found) {
    // The acting post, or whom one acts for, is part of it: a page opened in another role cannot act in this one.
    c.set("csrfBinding", `${face}:${token}:${roleOf(found) ?? ""}`);
  }
  const guest = c.get("csrfBinding") ? undefined : tokenCookie(c, "guest");
  if (guest) c.set("csrfBinding", `guest:${guest}`);
  await next();
});

/** With whom the person acts for, or the officers on leave in whose place the officer works, at this moment. */
async function actingNow(c: AppContext, session: Session): Promise<Session> {
  if (session.face === "person") return session.mandateId ? asActing(c, session, session.mandateId) : session;
  if (!session.actor) return session;
  const standsFor = await standsForNow(c.get("services"), session.actor);
  return standsFor.length > 0 ? { ...session, actor: { ...session.actor, standsFor } } : session;
}

function roleOf({ session, ended }: FoundSession): string | undefined {
  if (!session) return ended?.postId;
  return session.face === "officer" ? session.postId : session.mandateId;
}

/** The session with whom the person acts for; without, and with the reason, when the mandate does not stand at this moment. */
async function asActing(c: AppContext, session: PersonSession, mandateId: string): Promise<PersonSession> {
  const found = await findActing(c.get("services"), session.person, mandateId);
  if (!found.ok) {
    c.set("actingEnded", found.why);
    return session;
  }
  const person = { ...session.person, acting: found.acting };
  return { ...session, person, actor: personActor(person) };
}
