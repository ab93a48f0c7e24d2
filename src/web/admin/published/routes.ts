import { Hono } from "hono";
import { lintPublished } from "../../../core/published/index.ts";
import { findProcedure, ruleContext } from "../../../features/catalogue/index.ts";
import { findPublished, importUpload, listPublished, listRuns, takeIn } from "../../../features/published/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { notFound } from "../../problem.ts";
import { type Child, type FieldError, html, notice } from "../../ui/index.ts";
import { authorOf } from "../catalogue/guard.ts";
import { editPath } from "../catalogue/paths.ts";
import { PUBLISHED, publishedList, UPLOAD } from "./list-page.ts";
import { publishedPage } from "./show-page.ts";

/** What the national catalogue publishes: looked through by rules, taken in, made into edits. Behind the guard of the controller. */
export function publishedRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => list(c, c.req.query("da") === "nhap" ? { said: STARTED } : {}));

  app.post("/nhap", async (c) => {
    authorOf(c);
    const file = (await formOf(c)).file(UPLOAD);
    const wrong = file
      ? await importUpload(c.var.services, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      : "Hãy chọn tệp danh mục cần nhập.";
    if (wrong) return list(c, { errors: [{ field: UPLOAD, message: wrong }] });
    return c.redirect(`${PUBLISHED}?da=nhap`, 303);
  });

  app.get("/:code", (c) => show(c));

  app.post("/:code/dua-vao-soan", async (c) => {
    const taken = await takeIn(c.var.services, authorOf(c), c.req.param("code"), idempotencyKey(await formOf(c)));
    if (taken.kind === "started") return c.redirect(editPath(taken.edit.id), 303);
    return show(c, notice({ tone: "late", title: "Chưa đưa vào soạn được", body: taken.say, live: true }));
  });
  return app;
}

const STARTED = notice({
  tone: "ok",
  title: "Đã nhận tệp",
  body: html`<p>Đang nhập ở phía sau. <a href="${PUBLISHED}">Tải lại trang</a> để xem đến đâu.</p>`,
  live: true,
});

async function list(c: AppContext, extra: { said?: Child; errors?: FieldError[] } = {}): Promise<Response> {
  const { services } = c.var;
  const search = (c.req.query("q") ?? "").trim().slice(0, 200);
  const rule = (c.req.query("luat") ?? "").slice(0, 50);
  const page = Math.max(1, Math.min(1000, Number.parseInt(c.req.query("trang") ?? "1", 10) || 1));
  const found = await listPublished(services, await ruleContext(services.clock), { search, rule, page });
  return publishedList(c, { list: found, runs: await listRuns(services), asked: { search, rule, page }, ...extra });
}

async function show(c: AppContext, said?: Child): Promise<Response> {
  const { services } = c.var;
  const code = c.req.param("code") ?? "";
  const procedure = await findPublished(services, code);
  if (!procedure) throw notFound("Chưa nhập thủ tục này từ danh mục quốc gia.");
  const findings = lintPublished(procedure, await ruleContext(services.clock));
  const offered = (await findProcedure(services, /^\d{1,2}\.\d{6}/.exec(code)?.[0] ?? code)) !== undefined;
  return publishedPage(c, { procedure, findings, offered, ...(said !== undefined && { said }) });
}
