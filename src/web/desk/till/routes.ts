import { Hono } from "hono";
import { closeTill, MOST_NOTES, NOTES, printClosing, viewAgencyTills, viewTill } from "../../../features/till/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { sendPdf } from "../../send-pdf.ts";
import type { FieldError } from "../../ui/index.ts";
import { agencyPage } from "./agency-page.ts";
import { TILL } from "./paths.ts";
import { amountOf } from "./pay-fields.ts";
import { closedNote, noteName, tillPage } from "./till-page.ts";

/** The till: a cashier's money of the day and its closing; for the leader all tills of the agency. */
export function tillRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", requireOfficer("receptionist"), showTill);
  app.post("/dong", requireOfficer("receptionist"), close);
  app.get("/co-quan", requireOfficer("leader"), async (c) =>
    agencyPage(c, await viewAgencyTills(c.var.services, officerOf(c).actor.agencyId)),
  );
  app.get("/bang-ke/:file{[0-9a-f-]{36}\\.pdf}", sendSheet);
  return app;
}

async function showTill(c: AppContext): Promise<Response> {
  const view = await viewTill(c.var.services, officerOf(c).actor);
  const id = c.req.query("xong");
  const closing = view.closings.find((one) => one.id === id);
  return tillPage(c, { view, ...(closing && { note: closedNote(closing, c.req.query("lai") === "1") }) });
}

async function close(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  const day = dayIn(form);
  const seen = { lines: Number(form.get("dong")), cash: Number(form.get("phai-co")) };
  if (!key || !day || !Number.isInteger(seen.lines) || !Number.isInteger(seen.cash)) throw new Problem(400);
  const counted = countIn(form);
  const again = async (errors: FieldError[]) => tillPage(c, { view: await viewTill(c.var.services, actor), form, errors });
  if (!counted.ok) return again(counted.errors);
  const reason = form.get("ly-do").trim().slice(0, 500);
  const closed = await closeTill(c.var.services, actor, { key, day, seen, counted: counted.value, reason });
  if (closed.ok) return c.redirect(`${TILL}?xong=${closed.closing.id}${closed.repeated ? "&lai=1" : ""}`, 303);
  switch (closed.why) {
    case "reason":
      return again([{ field: "ly-do", message: closed.message }]);
    case "amount":
      return again([{ field: "dem", message: closed.message }]);
    default: {
      const view = await viewTill(c.var.services, actor);
      const note = { tone: "late", title: "Chưa đóng được quầy", body: closed.message } as const;
      return tillPage(c, { view, form, note, status: 409 });
    }
  }
}

type Counted = { ok: true; value: { notes: Record<string, number> } | { sum: number } } | { ok: false; errors: FieldError[] };

/** The sum, or how many of each bank note; one of both, so that they never contradict each other. */
function countIn(form: Form): Counted {
  const typed = NOTES.map((value) => ({ value, text: form.get(noteName(value)).trim() })).filter(({ text }) => text !== "");
  const sum = form.get("dem").trim();
  if (typed.length === 0) {
    const amount = amountOf(sum);
    const message = "Hãy ghi số tiền đếm được bằng đồng, ví dụ 1.250.000; không có tiền thì ghi 0.";
    return amount === undefined ? { ok: false, errors: [{ field: "dem", message }] } : { ok: true, value: { sum: amount } };
  }
  if (sum !== "")
    return {
      ok: false,
      errors: [{ field: "dem", message: "Chỉ ghi tổng số tiền, hoặc chỉ ghi số tờ từng loại. Hãy xóa một trong hai." }],
    };
  const wrong = typed.filter(({ text }) => !/^\d{1,5}$/.test(text) || Number(text) > MOST_NOTES);
  if (wrong.length > 0) {
    const message = `Số tờ phải là số nguyên, nhiều nhất ${MOST_NOTES.toLocaleString("vi-VN")}.`;
    return { ok: false, errors: wrong.map(({ value }) => ({ field: noteName(value), message })) };
  }
  return { ok: true, value: { notes: Object.fromEntries(typed.map(({ value, text }) => [String(value), Number(text)])) } };
}

function dayIn(form: Form): string | undefined {
  const text = form.get("ngay");
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

async function sendSheet(c: AppContext): Promise<Response> {
  const id = (c.req.param("file") ?? "").replace(/\.pdf$/, "");
  const valid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const sheet = valid ? await printClosing(c.var.services, officerOf(c).actor, id) : undefined;
  if (!sheet) throw notFound("Không có bảng kê này trong các bảng kê bạn được xem.");
  return sendPdf(c, sheet.pdf, sheet.name);
}
