import { Hono } from "hono";
import { listDifferences } from "../../features/appointments/index.ts";
import { viewMails } from "../../features/notices/index.ts";
import { retrySweeps, viewSweeps } from "../../features/sweeps/index.ts";
import { findFailure, listFailures, replay, viewLanes, wakeLane } from "../../features/sync/index.ts";
import type { Services } from "../../platform/services.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { appointmentsPage } from "../desk/appointments/list-page.ts";
import { difficultiesBody } from "../desk/counter/difficulties.ts";
import { actorOf, officerOf, requireOfficer } from "../guards.ts";
import { homeOf } from "../nav.ts";
import { forbidden, notFound } from "../problem.ts";
import { deskPage } from "../ui/desk-page.ts";
import { html, nothing, notice } from "../ui/index.ts";
import { failureView } from "./failure-page.ts";
import { lanesView } from "./lanes-page.ts";
import { mailsPart } from "./mails-part.ts";
import { outageRoutes } from "./outages/routes.ts";
import { publishedRoutes } from "./published/routes.ts";
import { sweepsPart } from "./sweeps-part.ts";

/** Pages of the controller (cán bộ kiểm soát TTHC): links to other systems. */
export function admin(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  // Administrators of people have a room of their own.
  app.get("/", async (c, next) => {
    const session = c.var.session;
    return session?.face === "officer" && session.administrator ? c.redirect(homeOf(session.administrator.role), 303) : next();
  });
  app.use(requireOfficer("controller"));

  app.get("/", async (c) => {
    const lanes = await viewLanes(services);
    const views = await Promise.all(lanes.map(async (lane) => ({ lane, failures: await listFailures(services, lane.name) })));
    return deskPage(c, {
      title: "Liên thông với các hệ thống khác",
      body: html`${done(c)}${lanesView(c, views)}${sweepsPart(c, await viewSweeps(services))}${mailsPart(await viewMails(services))}`,
    });
  });

  app.route("/danh-muc", publishedRoutes());
  app.route("/su-co", outageRoutes());
  app.get("/lich-hen", async (c) => appointmentsPage(c, { differences: await listDifferences(services, officerOf(c).actor) }));

  app.get("/kho-khan", async (c) =>
    deskPage(c, {
      title: "Vướng mắc tại quầy",
      body: await difficultiesBody(c, { action: "/quan-tri/kho-khan", agencyId: null }),
    }),
  );

  app.post("/lan/:name/gui-ngay", async (c) => {
    const name = c.req.param("name");
    if (!(await viewLanes(services)).some((lane) => lane.name === name)) throw notFound();
    await wakeLane(services, name);
    return c.redirect("/quan-tri?da=ngay", 303);
  });

  app.post("/gui-lai", async (c) => {
    await again(services, c, "all");
    return c.redirect("/quan-tri?da=lai", 303);
  });

  app.post("/viec-tu-dong/thu-lai", async (c) => {
    await retrySweeps(services);
    return c.redirect("/quan-tri?da=tu-dong", 303);
  });

  app.get("/ban-tin/:id", async (c) => {
    const failure = await findFailure(services, c.req.param("id"));
    if (!failure) throw notFound("Bản tin này không còn bị từ chối: nó đã được gửi hoặc đang chờ gửi.");
    return deskPage(c, { title: "Bản tin bị từ chối", body: failureView(c, failure) });
  });

  app.post("/ban-tin/:id/gui-lai", async (c) => {
    await again(services, c, { ids: [c.req.param("id")] });
    return c.redirect("/quan-tri?da=lai", 303);
  });
  return app;
}

async function again(services: Services, c: AppContext, what: Parameters<typeof replay>[2]): Promise<void> {
  const replayed = await replay(services, actorOf(c), what);
  if (!replayed.ok) throw forbidden(replayed.refusal.message);
}

const DONE: Record<string, string> = {
  ngay: "Đã yêu cầu gửi ngay. Tải lại trang sau vài giây để xem kết quả.",
  "tu-dong": "Các việc tự động chưa làm được sẽ được thử lại trong vòng một phút.",
  lai: "Đã cho gửi lại. Bản tin còn bị từ chối sẽ hiện lại ở đây.",
};

function done(c: AppContext) {
  const say = DONE[c.req.query("da") ?? ""];
  return say ? notice({ tone: "ok", title: "Đã ghi nhận", body: say, live: true }) : nothing;
}
