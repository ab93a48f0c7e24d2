import { Hono } from "hono";
import { endAbsence, recordAbsence } from "../../../features/leave/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { datePartName } from "../../ui/index.ts";
import { LEAVE } from "../paths.ts";
import { leavePage } from "./leave-page.ts";
import { workloadPage } from "./workload-page.ts";

/** Nghỉ phép, and who has what. */
export function teamRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/ai-giu-viec", requireOfficer("leader"), workloadPage);
  app.get("/nghi-phep", (c) => leavePage(c, { form: toForm([]), note: noteOf(c) }));
  app.post("/nghi-phep", record);
  app.post("/nghi-phep/:id/ket-thuc", end);
  return app;
}

const NOTES: Readonly<Record<string, string>> = {
  ghi: "Đã ghi ngày nghỉ. Việc đang giữ hiện trong danh sách của người làm thay từ ngày đầu nghỉ.",
  "ket-thuc": "Đã ghi đi làm lại. Việc trở về người giữ.",
};

function noteOf(c: AppContext): { tone: "ok"; body: string } | undefined {
  const body = NOTES[c.req.query("xong") ?? ""];
  return body === undefined ? undefined : { tone: "ok", body };
}

const FIELDS = { officer: "can-bo", from: "tu", to: "den", substitute: "nguoi-thay", reason: "ly-do" } as const;

async function record(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const id = idempotencyKey(form);
  if (!id) throw new Problem(400);
  const recorded = await recordAbsence(c.var.services, {
    actor,
    id,
    officerId: form.get("can-bo") || actor.officerId,
    from: dayOf(form, "tu"),
    to: dayOf(form, "den"),
    substituteId: form.get("nguoi-thay") || undefined,
    reason: form.get("ly-do").slice(0, 300),
  });
  if (recorded.ok) return c.redirect(`${LEAVE}?xong=ghi`, 303);
  return leavePage(c, { form, errors: [{ field: FIELDS[recorded.field], message: recorded.refusal.message }] });
}

async function end(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const ended = await endAbsence(c.var.services, { actor, id: c.req.param("id") ?? "" });
  if (ended.ok) return c.redirect(`${LEAVE}?xong=ket-thuc`, 303);
  return leavePage(c, { form: toForm([]), note: { tone: "late", title: "Chưa làm được", body: ended.refusal.message } });
}

/** yyyy-MM-dd of the three inputs; whatever is typed wrong is for the calendar to refuse. */
function dayOf(form: Form, name: string): string {
  const [day, month, year] = (["day", "month", "year"] as const).map((part) => form.get(datePartName(name, part)).trim());
  return `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}
