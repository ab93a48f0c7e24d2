import { Hono } from "hono";
import { findOfficePaper, listMoves, listOfficePapers, makeBook, makeHandover } from "../../../features/documents/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { sendPdf } from "../../send-pdf.ts";
import { type DatePart, datePartName, dateParts, type FieldError } from "../../ui/index.ts";
import { type OfficePageParams, officePage } from "./office-page.ts";
import { officePaperPath } from "./paths.ts";

/** Hand-over lists between counter and rooms, and the book of dossiers, for the officers of an agency. */
export function officePaperRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => show(c));
  app.post("/ban-giao", handOverMany);
  app.post("/so-theo-doi", printBook);
  app.get("/:file{[0-9a-f-]{36}\\.pdf}", sendPaper);
  return app;
}

const today = (c: AppContext): Temporal.PlainDate => c.var.services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate();

async function show(c: AppContext, more: Partial<OfficePageParams> = {}): Promise<Response> {
  const { actor } = officerOf(c);
  const now = today(c);
  const day = more.day ?? dayOf(c.req.query("ngay")) ?? now.toString();
  const [moves, papers] = await Promise.all([listMoves(c.var.services, actor, day), listOfficePapers(c.var.services, actor)]);
  const period = { from: dateParts(now.with({ day: 1 }).toString()), until: dateParts(now.toString()) };
  return officePage(c, { day, moves, papers, period, ...more });
}

async function handOverMany(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  const day = dayOf(form.get("ngay"));
  const kind = (["handoverList", "resultHandover"] as const).find((one) => one === form.get("loai"));
  if (!key || !day || !kind) throw new Problem(400);
  const codes = form.all("ma");
  const counter = form.get("quay");
  const sides = { room: form.get("phong"), ...(counter && { counter }) };
  const paper = codes.length > 0 && (await makeHandover(c.var.services, actor, { key, day, kind, ...sides, codes }));
  if (paper) return c.redirect(officePaperPath(paper.id), 303);
  const body = "Chưa chọn hồ sơ nào, hoặc hồ sơ vừa đổi. Hãy đánh dấu ô ở đầu dòng rồi bấm lại.";
  return show(c, { day, note: { tone: "soon", body } });
}

const PARTS: readonly DatePart[] = ["day", "month", "year"];

async function printBook(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const [from, until] = [dateIn(form, "tu"), dateIn(form, "den")];
  const typed = { from: partsIn(form, "tu"), until: partsIn(form, "den") };
  const wrong: FieldError[] = [
    ...(from ? [] : [{ field: "tu", message: "Ngày đầu chưa đúng. Hãy ghi đủ ngày, tháng, năm." }]),
    ...(until ? [] : [{ field: "den", message: "Ngày cuối chưa đúng. Hãy ghi đủ ngày, tháng, năm." }]),
  ];
  if (!from || !until) return show(c, { period: typed, errors: wrong });
  const made = await makeBook(c.var.services, actor, { key, from, until });
  if (made.ok) return c.redirect(officePaperPath(made.paper.id), 303);
  const message =
    made.why === "order"
      ? "Ngày cuối đứng trước ngày đầu. Hãy đổi lại."
      : "Có hơn 20.000 hồ sơ trong thời gian này. Hãy chọn thời gian ngắn hơn rồi in từng phần.";
  return show(c, { period: typed, errors: [{ field: "den", message }] });
}

function partsIn(form: Form, name: string): Partial<Record<DatePart, string>> {
  return Object.fromEntries(PARTS.map((part) => [part, form.get(datePartName(name, part)).trim()]));
}

function dateIn(form: Form, name: string): string | undefined {
  const { year = "", month = "", day = "" } = partsIn(form, name);
  return dayOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A date yyyy-MM-dd of our time; undefined for anything else. */
function dayOf(text: string | undefined): string | undefined {
  if (!text || !/^20\d{2}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}

async function sendPaper(c: AppContext): Promise<Response> {
  const id = (c.req.param("file") ?? "").replace(/\.pdf$/, "");
  const paper = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? await findOfficePaper(c.var.services, officerOf(c).actor, id)
    : undefined;
  if (!paper) throw notFound("Cơ quan bạn không có văn bản này.");
  return sendPdf(c, await c.var.services.files.get(paper.sha256), paper.name);
}
