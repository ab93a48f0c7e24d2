import { Hono } from "hono";
import { endAbsence, recordAbsence } from "../../../features/leave/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { toForm } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { LEAVE } from "../paths.ts";
import { dayOf } from "./days.ts";
import { delegationPage } from "./delegation-page.ts";
import { delegate, doneNote, endOne } from "./delegation-routes.ts";
import { donePage } from "./done-page.ts";
import { leavePage } from "./leave-page.ts";
import { workloadPage } from "./workload-page.ts";

/** Nghỉ phép, and who has what. */
export function teamRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/ai-giu-viec", requireOfficer("leader"), workloadPage);
  app.get("/ai-giu-viec/:officer{[0-9a-f-]{36}}", requireOfficer("leader"), donePage);
  app.get("/nghi-phep", (c) => leavePage(c, { form: toForm([]), note: noteOf(c) }));
  app.post("/nghi-phep", record);
  app.post("/nghi-phep/:id/ket-thuc", end);
  app.get("/uy-quyen-viec", (c) => delegationPage(c, { form: toForm([]), note: doneNote(c) }));
  app.post("/uy-quyen-viec", delegate);
  app.post("/uy-quyen-viec/:id/ket-thuc", endOne);
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
