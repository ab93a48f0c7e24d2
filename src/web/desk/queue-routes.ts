import { Hono } from "hono";
import { claimMany, listQueue, QUEUE_VIEWS, type QueueView } from "../../features/desk/index.ts";
import { countPapersToSign } from "../../features/extensions/index.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { formOf } from "../form-body.ts";
import { idempotencyKey } from "../forms.ts";
import { officerOf } from "../guards.ts";
import { Problem } from "../problem.ts";
import { waitingAtCounter } from "./counter/waiting.ts";
import { DESK, VIEW_SLUGS } from "./paths.ts";
import { queuePage } from "./queue-page.ts";

/** Lists, and taking several dossiers at once. */
export function queueRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => showQueue(c));
  app.post("/nhan", takeMany);
  return app;
}

async function showQueue(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const search = (c.req.query("tim") ?? "").normalize("NFC").trim().slice(0, 100);
  const page = Number(c.req.query("trang") ?? 1);
  const queue = await listQueue(c.var.services, actor, { view: viewOf(c.req.query("muc")), search, page });
  return queuePage(c, { queue, actor, search, note: noteOf(c), toSign: await toSignOf(c), waiting: await waitingAtCounter(c) });
}

async function toSignOf(c: AppContext): Promise<number | undefined> {
  const { actor } = officerOf(c);
  return actor.role === "leader" ? countPapersToSign(c.var.services, actor) : undefined;
}

function viewOf(slug: string | undefined): QueueView {
  return QUEUE_VIEWS.find((view) => VIEW_SLUGS[view] === slug) ?? "now";
}

async function takeMany(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const codes = form.all("ma");
  if (codes.length === 0) return c.redirect(`${DESK}?nhan=0`, 303);
  const { claimed, left } = await claimMany(c.var.services, { actor, codes, key });
  if (left.length === 0) return c.redirect(`${DESK}?nhan=${claimed.length}`, 303);
  const queue = await listQueue(c.var.services, actor, { view: "now" });
  const why = left.map(({ code, why }) => `${code}: ${why}`).join(" ");
  return queuePage(c, {
    queue,
    actor,
    search: "",
    waiting: await waitingAtCounter(c),
    toSign: await toSignOf(c),
    note: { tone: "soon", text: `Đã nhận ${claimed.length} hồ sơ. Chưa nhận được ${why}` },
  });
}

function noteOf(c: AppContext): { tone: "ok" | "soon"; text: string } | undefined {
  const taken = /^\d{1,2}$/.exec(c.req.query("nhan") ?? "")?.[0];
  if (taken === undefined) return undefined;
  if (taken === "0") return { tone: "soon", text: "Chưa chọn hồ sơ nào. Hãy đánh dấu ô ở đầu dòng rồi bấm lại." };
  return { tone: "ok", text: `Đã nhận ${taken} hồ sơ. Các hồ sơ này giờ là việc của bạn.` };
}
