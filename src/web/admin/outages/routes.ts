import { Hono } from "hono";
import { closeOutage, listOutages, recordOutage } from "../../../features/outages/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { officerOf } from "../../guards.ts";
import type { FieldError, NoticeParams } from "../../ui/index.ts";
import { OUTAGES, type OutagesView, outagesPage } from "./list-page.ts";
import { readMoment } from "./read-moment.ts";

const NOTHING: OutagesView["typed"] = { from: { time: "", parts: {} }, to: { time: "", parts: {} }, what: "" };
const FIELDS = { from: "tu-gio", to: "den-gio", what: "su-co" } as const;
const DONE: Record<string, NoticeParams> = {
  ghi: { tone: "ok", title: "Đã ghi nhận", body: "Sự cố được gợi ý làm lý do khi gia hạn hồ sơ." },
  xong: { tone: "ok", title: "Đã ghi nhận", body: "Sự cố đã khắc phục xong." },
};

/** Outages; behind the guard of the controller. */
export function outageRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => show(c, { said: DONE[c.req.query("da") ?? ""], typed: NOTHING }));

  app.post("/", async (c) => {
    const form = await formOf(c);
    const [from, to] = [readMoment(form, "tu"), readMoment(form, "den")];
    const what = form.get("su-co").slice(0, 400);
    const typed = { from: from.typed, to: to.typed, what };
    const errors: FieldError[] = [...from.errors, ...to.errors];
    if (!from.instant && from.errors.length === 0)
      errors.push({ field: FIELDS.from, message: "Hãy ghi sự cố bắt đầu lúc nào, ví dụ 08:30." });
    if (errors.length > 0 || !from.instant) return show(c, { errors, typed });
    const problems = await recordOutage(c.var.services, officerOf(c).actor, { from: from.instant, to: to.instant, what });
    if (problems.length === 0) return c.redirect(`${OUTAGES}?da=ghi`, 303);
    return show(c, { errors: problems.map(({ field, message }) => ({ field: FIELDS[field], message })), typed });
  });

  app.post("/:id{[0-9a-f-]{36}}/xong", async (c) => {
    const { services } = c.var;
    const wrong = await closeOutage(services, officerOf(c).actor, { id: c.req.param("id"), to: services.clock.now() });
    if (!wrong) return c.redirect(`${OUTAGES}?da=xong`, 303);
    return show(c, { said: { tone: "late", title: "Chưa ghi được", body: wrong }, typed: NOTHING });
  });
  return app;
}

async function show(c: AppContext, view: Omit<OutagesView, "outages">): Promise<Response> {
  return outagesPage(c, { outages: await listOutages(c.var.services), ...view });
}
