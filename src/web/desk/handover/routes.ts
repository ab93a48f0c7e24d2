import { Hono } from "hono";
import { handOver } from "../../../features/organisation/index.ts";
import type { AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { handOverPage, POOL } from "./page.ts";

/** Bàn giao: the open dossiers of somebody who leaves or moves, each handed over for itself. */
export function handOverRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => handOverPage(c));
  app.get("/:officerId", (c) => handOverPage(c));
  app.post("/:officerId", async (c) => {
    const { actor } = officerOf(c);
    const form = await formOf(c);
    const key = idempotencyKey(form);
    if (!key) throw new Problem(400);
    const chosen = actor.role === "leader" ? form.get("nguoi-nhan") : POOL;
    const reason = form.get("ly-do").slice(0, 300);
    const to = chosen === POOL ? null : chosen;
    const done = await handOver(c.var.services, { actor, officerId: c.req.param("officerId"), to, reason, key });
    if (!done) throw notFound();
    if (!("ok" in done)) return handOverPage(c, { done });
    return handOverPage(c, { form, errors: [{ field: done.field === "to" ? "nguoi-nhan" : "ly-do", message: done.message }] });
  });
  return app;
}
