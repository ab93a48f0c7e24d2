import { createMiddleware } from "hono/factory";
import { countDifferences } from "../../features/appointments/index.ts";
import { mayEdit } from "../../features/catalogue/index.ts";
import { countFailing } from "../../features/sweeps/index.ts";
import { viewLanes } from "../../features/sync/index.ts";
import type { AppEnv } from "../context.ts";
import { catalogueTasks } from "./catalogue/tasks.ts";

/** Counts what waits for whoever works on the catalogue, so that every page of the desk says so beside its main links. */
export const countAlerts = createMiddleware<AppEnv>(async (c, next) => {
  const session = c.get("session");
  const actor = session?.face === "officer" ? session.actor : undefined;
  if (actor && mayEdit(actor)) {
    const [{ reviews, clocks }, lanes, failing] = await Promise.all([
      catalogueTasks(c.var.services, actor),
      actor.role === "controller" ? viewLanes(c.var.services) : [],
      actor.role === "controller" ? countFailing(c.var.services) : 0,
    ]);
    c.set("alerts", {
      "/quan-tri/thu-tuc": reviews.length + clocks.length,
      "/quan-tri": lanes.reduce((sum, { failed }) => sum + failed, 0) + failing,
    });
  }
  if (actor?.role === "leader")
    c.set("alerts", { ...c.get("alerts"), "/ban-lam-viec/lich-hen": await countDifferences(c.var.services, actor) });
  return next();
});
