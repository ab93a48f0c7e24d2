import { createMiddleware } from "hono/factory";
import type { OfficerActor } from "../../../features/identity/index.ts";
import { countNotices, markRead } from "../../../features/notices/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";

/** Counts what the officer has not read, so that every page of the desk says so. */
export const countUnread = createMiddleware<AppEnv>(async (c, next) => {
  const actor = toldOf(c);
  if (actor) c.set("notices", await countNotices(c.var.services, actor));
  return next();
});

/** Whoever opens a dossier has read what there is about it. */
export const readByOpening = createMiddleware<AppEnv>(async (c, next) => {
  const actor = toldOf(c);
  const code = c.req.param("code");
  if (actor && code && (await markRead(c.var.services, actor.officerId, code)))
    c.set("notices", await countNotices(c.var.services, actor));
  return next();
});

/** Those who work on dossiers. */
function toldOf(c: AppContext): OfficerActor | undefined {
  const session = c.get("session");
  const actor = session?.face === "officer" ? session.actor : undefined;
  return actor && actor.role !== "controller" ? actor : undefined;
}
