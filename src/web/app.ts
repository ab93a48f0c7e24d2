import { Hono } from "hono";
import type { Services } from "../platform/services.ts";
import { accessLog } from "./access-log.ts";
import { agencyRoutes } from "./admin/agencies/routes.ts";
import { countAlerts } from "./admin/alerts.ts";
import { catalogueDesk } from "./admin/catalogue/routes.ts";
import { peopleRoutes } from "./admin/people/routes.ts";
import { admin } from "./admin/routes.ts";
import { loadAssets, mountAssets } from "./assets.ts";
import { compress } from "./compress.ts";
import type { App, AppEnv, Site } from "./context.ts";
import { csrf } from "./csrf.ts";
import { ratingRoutes } from "./desk/counter/rating.ts";
import { countUnread } from "./desk/notices/count-unread.ts";
import { desk } from "./desk/routes.ts";
import { dev } from "./dev/routes.ts";
import { errorPage, mountErrorPages } from "./error-pages.ts";
import { hallRoutes } from "./hall/routes.ts";
import { securityHeaders } from "./headers.ts";
import { officerIdentity } from "./identity/officer-routes.ts";
import { personIdentity } from "./identity/person-routes.ts";
import { largeText } from "./large-text.ts";
import { offerLateForm } from "./late-form.ts";
import { mountPdfjs } from "./pdfjs.ts";
import { portal } from "./portal/routes.ts";
import { notFound } from "./problem.ts";
import { sessions } from "./sessions.ts";
import { share } from "./share/routes.ts";
import { mountUnits } from "./units.ts";

export type AppOptions = { site: Site };

/** The whole program as seen by a browser. */
export async function createApp(services: Services, options: AppOptions): Promise<App> {
  const app = await createShell(services, options);
  app.route("/can-bo", officerIdentity());
  app.get("/can-bo", (c) => c.redirect("/ban-lam-viec", 303));
  app.route("/", personIdentity());
  for (const part of ["/ban-lam-viec/*", "/quan-tri/*"]) app.use(part, countAlerts, countUnread);
  app.route("/ban-lam-viec", desk(services));
  app.route("/quan-tri/thu-tuc", catalogueDesk());
  app.route("/quan-tri/nguoi-dung", peopleRoutes());
  app.route("/quan-tri/co-quan", agencyRoutes());
  app.route("/quan-tri", admin(services));
  app.route("/lien-thong", share(services));
  app.route("/danh-gia", ratingRoutes());
  app.route("/", hallRoutes());
  app.route("/", portal(services));
  if (!services.config.production) app.route("/dev", dev());
  // This app is itself part of another one, whose notFound knows nothing of our pages.
  app.all("*", (c) => errorPage(c, 404));
  return app;
}

/** Everything around the pages: log, headers, compression, assets, sessions, CSRF, error pages. */
export async function createShell(services: Services, options: AppOptions): Promise<App> {
  const assets = await loadAssets();
  const app: App = new Hono<AppEnv>();
  mountErrorPages(app);
  app.use(async (c, next) => {
    c.set("services", services);
    c.set("site", options.site);
    c.set("assets", assets);
    await next();
  });
  app.use(accessLog, securityHeaders);
  mountAssets(app, assets);
  mountPdfjs(app);
  app.use(compress);
  mountUnits(app);
  app.route("/co-chu", largeText());
  app.use(sessions, csrf, offerLateForm);
  // No address and no search of ours holds a NUL, and the database would refuse it.
  app.use((c, next) => {
    if (c.req.url.includes("%00")) throw notFound();
    return next();
  });
  return app;
}
