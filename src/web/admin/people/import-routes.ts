import { Hono } from "hono";
import { confirmImport, importTemplate, MOST_FILE, uploadImport, viewImport } from "../../../features/organisation/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { stewardOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type FieldError, fileUpload, html, link } from "../../ui/index.ts";
import { askedOf } from "./asked.ts";
import { importPage } from "./import-page.ts";
import { IMPORT, PEOPLE, TEMPLATE } from "./paths.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** People from a spreadsheet: template, upload, preview, confirmation. */
export function importRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/", (c) => uploadPage(c, []));
  app.get("/mau.xlsx", async (c) => {
    const bytes = await importTemplate(c.var.services, stewardOf(c));
    const headers = { "content-type": XLSX, "content-disposition": 'attachment; filename="mau-nguoi-dung.xlsx"' };
    return c.body(new Uint8Array(bytes), 200, headers);
  });
  app.post("/", async (c) => {
    const { form, intent } = await askedOf(c);
    const file = form.file("tep");
    if (!file) return uploadPage(c, [{ field: "tep", message: "Hãy chọn tệp Excel (.xlsx)." }]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const uploaded = await uploadImport(c.var.services, { ...intent, fileName: file.name, bytes });
    if (!uploaded.ok) return uploadPage(c, [{ field: "tep", message: uploaded.message }]);
    return c.redirect(`${IMPORT}/${uploaded.id}`, 303);
  });
  app.get("/:id", async (c) => importPage(c, await previewOf(c), c.req.query("trang") ?? ""));
  app.post("/:id", async (c) => {
    const preview = await previewOf(c);
    const done = await confirmImport(c.var.services, stewardOf(c), preview.id);
    if (done.ok) return c.redirect(`${IMPORT}/${preview.id}`, 303);
    return importPage(c, preview, "", done.message);
  });
  return app;
}

async function previewOf(c: AppContext) {
  const preview = await viewImport(c.var.services, stewardOf(c), c.req.param("id") ?? "");
  if (!preview) throw notFound("Danh sách này không còn: mỗi danh sách giữ một ngày, cho người đã tải lên. Hãy tải tệp lên lại.");
  return preview;
}

function uploadPage(c: AppContext, errors: FieldError[]): Response {
  const field = fileUpload({
    name: "tep",
    label: "Danh sách người dùng",
    hint: `Tệp Excel (.xlsx) theo mẫu, tối đa ${MOST_FILE / 1024 / 1024} MB. Mỗi dòng là một vai; một người nhiều vai ghi nhiều dòng cùng tên đăng nhập.`,
    accept: [".xlsx", XLSX],
    ...errorOf(errors, "tep"),
  });
  const form = postForm(c, {
    action: IMPORT,
    multipart: true,
    body: html`${idempotencyField()}${field}${button({ text: "Xem trước" })}`,
  });
  const body = html`<div class="act-page"><p>Tải tệp mẫu, điền danh sách, rồi tải lên. Chương trình chỉ đọc và cho xem trước; bấm xác nhận mới ghi.</p><p>${link({ href: TEMPLATE, text: "Tải tệp mẫu (.xlsx)", look: "quiet" })}</p>${form}</div>`;
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>Nhập từ Excel</h1>`;
  return deskPage(c, { title: "Nhập từ Excel", bar, body, errors });
}
