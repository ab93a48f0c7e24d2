import { Hono } from "hono";
import { decideDifference, listDifferences } from "../../../features/appointments/index.ts";
import type { AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import type { NoticeParams } from "../../ui/index.ts";
import { DESK } from "../paths.ts";
import { appointmentsPage, reasonField } from "./list-page.ts";

export const APPOINTMENTS = `${DESK}/lich-hen`;

const DONE: Record<string, NoticeParams> = {
  giu: { tone: "ok", title: "Đã ghi nhận", body: "Hạn đã hẹn được giữ nguyên." },
  doi: { tone: "ok", title: "Đã đổi hạn", body: "Hạn mới đã ghi vào hồ sơ; người dân được báo." },
};

/** Appointments of the leader's agency, and the decision about each. */
export function appointmentRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer("leader"));

  app.get("/", async (c) => {
    const differences = await listDifferences(c.var.services, officerOf(c).actor);
    return appointmentsPage(c, { differences, action: APPOINTMENTS, said: DONE[c.req.query("da") ?? ""] });
  });

  app.post("/:id{[0-9a-f-]{36}}", async (c) => {
    const { services } = c.var;
    const { actor } = officerOf(c);
    const id = c.req.param("id");
    const form = await formOf(c);
    const asked = form.get("quyet-dinh");
    if (asked !== "giu" && asked !== "doi") throw notFound();
    const reason = form.get(reasonField(id)).slice(0, 500);
    const outcome = await decideDifference(services, actor, { id, decision: asked === "giu" ? "keep" : "apply", reason });
    if (outcome.ok) return c.redirect(`${APPOINTMENTS}?da=${asked}`, 303);
    const differences = await listDifferences(services, actor);
    const errors = [{ field: reasonField(id), message: outcome.message }];
    return appointmentsPage(c, { differences, action: APPOINTMENTS, errors, typed: { id, reason } });
  });
  return app;
}
