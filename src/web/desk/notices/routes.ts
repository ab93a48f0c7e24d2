import { Hono } from "hono";
import { LimitReached } from "../../../features/identity/index.ts";
import {
  type AddressAnswer,
  confirmAddress,
  listNotices,
  markAllRead,
  removeAddress,
  requestAddress,
  saveChoice,
  viewChoice,
} from "../../../features/notices/index.ts";
import { htmlAnswer } from "../../compress.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { bell } from "../../ui/bell.ts";
import { choicesPage } from "./choices-page.ts";
import type { Typed } from "./mail-part.ts";
import { noticesPage } from "./notices-page.ts";
import { NOTICE_CHOICES, NOTICES } from "./paths.ts";

/** Tin báo: what the officer was told, what they want to be told, and where mails go. Everything here is the officer's own. */
export function noticeRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", show);
  app.get("/so", (c) => htmlAnswer(c, String(bell(c)), 200));
  app.post("/da-doc", readAll);
  app.get("/lua-chon", (c) => showChoices(c, { errors: [] }));
  app.post("/lua-chon", keepChoice);
  app.post("/thu", nameAddress);
  app.post("/thu/ma", confirm);
  app.post("/thu/bo", remove);
  return app;
}

async function show(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const wanted = Number(/^[1-9]\d{0,5}$/.exec(c.req.query("trang") ?? "")?.[0] ?? 1);
  const [list, { mail }] = await Promise.all([
    listNotices(c.var.services, actor, wanted),
    viewChoice(c.var.services, actor.officerId),
  ]);
  return noticesPage(c, list, mail, c.req.query("xong") === "da-doc" ? "Đã đánh dấu đã đọc tất cả." : undefined);
}

async function readAll(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  await markAllRead(c.var.services, officerOf(c).actor, form.get("den"));
  return c.redirect(`${NOTICES}?xong=da-doc`, 303);
}

const NOTES: Readonly<Record<string, string>> = {
  luu: "Đã lưu lựa chọn. Các tin từ bây giờ theo lựa chọn này.",
  ma: "Đang gửi mã đến địa chỉ bạn ghi. Hãy mở thư, rồi nhập sáu chữ số vào ô Mã xác nhận.",
  "xac-nhan": "Đã xác nhận địa chỉ. Thư tổng hợp sẽ gửi đến địa chỉ này.",
  bo: "Đã bỏ địa chỉ. Mọi tin hiện trong ứng dụng.",
};

async function showChoices(c: AppContext, typed: Typed): Promise<Response> {
  const seen = await viewChoice(c.var.services, officerOf(c).actor.officerId);
  // A code that has ended leaves no field for itself: what is to be done is to send another one.
  const errors = seen.mail.pending ? typed.errors : typed.errors.map((error) => ({ ...error, field: "dia-chi" }));
  return choicesPage(c, { ...seen, ...typed, errors, note: NOTES[c.req.query("xong") ?? ""] });
}

async function keepChoice(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const wanted = { app: form.all("ung-dung"), mail: form.all("thu"), digest: form.get("luc") };
  await saveChoice(c.var.services, officerOf(c).actor.officerId, wanted);
  return c.redirect(`${NOTICE_CHOICES}?xong=luu`, 303);
}

async function nameAddress(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  if (!c.var.services.mail) return c.redirect(`${NOTICE_CHOICES}#thu`, 303);
  const typed = form.get("dia-chi");
  const asked = await requestAddress(c.var.services, officerOf(c).actor.officerId, { typed, key }).catch(tooOften);
  if (asked.ok) return c.redirect(`${NOTICE_CHOICES}?xong=ma#thu`, 303);
  return showChoices(c, { address: typed, errors: [{ field: "dia-chi", message: asked.message }] });
}

function tooOften(error: unknown): AddressAnswer {
  if (!(error instanceof LimitReached)) throw error;
  const minutes = Math.ceil(error.seconds / 60);
  return { ok: false, message: `Bạn đã gửi nhiều mã trong một giờ. Hãy thử lại sau ${minutes} phút.` };
}

async function confirm(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const confirmed = await confirmAddress(c.var.services, officerOf(c).actor.officerId, form.get("ma"));
  if (confirmed.ok) return c.redirect(`${NOTICE_CHOICES}?xong=xac-nhan#thu`, 303);
  return showChoices(c, { errors: [{ field: "ma", message: confirmed.message }] });
}

async function remove(c: AppContext): Promise<Response> {
  await removeAddress(c.var.services, officerOf(c).actor.officerId);
  return c.redirect(`${NOTICE_CHOICES}?xong=bo#thu`, 303);
}
