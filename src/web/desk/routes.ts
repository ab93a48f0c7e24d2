import { Hono } from "hono";
import type { Services } from "../../platform/services.ts";
import type { AppEnv } from "../context.ts";
import { requireOfficer } from "../guards.ts";
import { homeOf } from "../nav.ts";
import { actRoutes } from "./act-routes.ts";
import { appointmentRoutes } from "./appointments/routes.ts";
import { batchRoutes } from "./batch/routes.ts";
import { counterRoutes } from "./counter/routes.ts";
import { decisionRoutes } from "./decisions/routes.ts";
import { dossierRoutes } from "./dossier-routes.ts";
import { extensionRoutes } from "./extensions/routes.ts";
import { fileRoutes } from "./file-routes.ts";
import { handOverRoutes } from "./handover/routes.ts";
import { queueRoutes } from "./lists/queue-routes.ts";
import { deskMandates } from "./mandates/routes.ts";
import { readByOpening } from "./notices/count-unread.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { officePaperRoutes } from "./papers/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { talkRoutes } from "./talk/routes.ts";
import { teamRoutes } from "./team/routes.ts";
import { ticketRoutes } from "./tickets/routes.ts";
import { tillRoutes } from "./till/routes.ts";

/** Pages of this face. Controllers act on no dossier and have a room of their own; reports they read here. */
export function desk(_services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  // Figures are for the controller too.
  app.route("/bao-cao", reportRoutes());
  app.use(async (c, next) => {
    const session = c.var.session?.face === "officer" ? c.var.session : undefined;
    if (session?.administrator) return c.redirect(homeOf(session.administrator.role), 303);
    return session?.actor?.role === "controller" ? c.redirect(homeOf(session.actor.role), 303) : next();
  });
  app.use(requireOfficer("receptionist", "specialist", "leader"));
  app.route("/", queueRoutes());
  app.route("/lo", batchRoutes());
  app.route("/tai-quay", counterRoutes());
  app.route("/goi-so", ticketRoutes());
  app.route("/quay-thu", tillRoutes());
  app.route("/", teamRoutes());
  app.route("/cho-quyet-dinh", decisionRoutes());
  app.route("/so-sach", officePaperRoutes());
  app.route("/lich-hen", appointmentRoutes());
  app.route("/gia-han", extensionRoutes());
  app.route("/tin-bao", noticeRoutes());
  app.get("/ho-so/:code", readByOpening);
  app.route("/ho-so", dossierRoutes());
  app.route("/ho-so", actRoutes());
  app.route("/ho-so", talkRoutes());
  app.route("/ho-so", fileRoutes());
  app.route("/uy-quyen", deskMandates());
  app.route("/ban-giao", handOverRoutes());
  return app;
}
