import { newDefinition } from "../../../core/procedure/index.ts";
import { findProcedure, importFiles, listProcedures, startEdit } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { attrs } from "../../ui/html.ts";
import { back, button, type Child, type FieldError, html, link, notice, select, text } from "../../ui/index.ts";
import { authorOf } from "./guard.ts";
import { CATALOGUE, editPath, procedurePath } from "./paths.ts";

/** GET: a procedure that the province did not offer before. */
export async function showNew(c: AppContext): Promise<Response> {
  authorOf(c);
  return newPage(c, {}, []);
}

async function newPage(c: AppContext, typed: Record<string, string>, errors: FieldError[], word?: Child): Promise<Response> {
  const fields = new Map(
    (await listProcedures(c.var.services)).map(({ revision }) => [revision.field.code, revision.field.name]),
  );
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const at = (name: string) => {
    const message = error(name);
    return { name, value: typed[name] ?? "", ...(message && { error: message }) };
  };
  const body = html`${back(CATALOGUE, "Danh sách thủ tục")}${word}<p>Máy tạo sẵn một bản soạn điền được ngay; các lỗi bên cạnh nói còn phải điền gì. Chưa ai ngoài người soạn và người duyệt thấy.</p>${postForm(
    c,
    {
      body: html`${idempotencyField()}${text({ ...at("ma"), label: "Mã thủ tục", hint: "Mã trong Cơ sở dữ liệu quốc gia về TTHC, ví dụ 1.001193.", width: 20 })}${text({ ...at("ten"), label: "Tên chính thức" })}${select({ ...at("linh-vuc"), label: "Lĩnh vực", prompt: "Ghi sau", options: [...fields].map(([value, label]) => ({ value, label })), optional: true })}${button({ text: "Bắt đầu soạn" })}`,
    },
  )}`;
  return deskPage(c, { title: "Soạn thủ tục mới", body, errors });
}

/** POST: begins it. */
export async function beginNew(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const { services } = c.var;
  const form = await formOf(c);
  const [code, name, fieldCode] = [form.get("ma").trim(), form.get("ten").trim(), form.get("linh-vuc")];
  const typed = { ma: code, ten: name, "linh-vuc": fieldCode };
  const errors: FieldError[] = [
    ...(/^\d{1,2}\.\d{6}$/.test(code)
      ? []
      : [{ field: "ma", message: "Mã có dạng 1.001193: một hoặc hai chữ số, dấu chấm, sáu chữ số." }]),
    ...(name ? [] : [{ field: "ten", message: "Ghi tên chính thức của thủ tục." }]),
  ];
  if (errors.length > 0) return newPage(c, typed, errors);
  if (await findProcedure(services, code)) {
    const there = html`<p>Hãy mở thủ tục đó rồi bấm Soạn bản mới.</p><p>${link({ href: procedurePath(code), text: `Mở thủ tục ${code}` })}</p>`;
    return newPage(
      c,
      typed,
      [],
      notice({ tone: "soon", title: `Thủ tục ${code} đã có trong danh mục`, body: there, live: true }),
    );
  }
  const field = (await listProcedures(services)).find(({ revision }) => revision.field.code === fieldCode)?.revision.field;
  const files = newDefinition({ code, name, ...(field && { field }) });
  const edit = await startEdit(services, author, { files, origin: "screen" }, idempotencyKey(form));
  return c.redirect(editPath(edit.id, "chung"), 303);
}

/** GET: files from elsewhere. */
export function showImport(c: AppContext): Response {
  authorOf(c);
  return importPage(c);
}

function importPage(c: AppContext, word?: Child): Response {
  const input = html`<div class="field"><label for="f-tep">Tệp của thủ tục</label><p class="hint">Một tệp .zip, hoặc chọn cùng lúc procedure.yaml, form.yaml, papers.yaml, process.yaml và các tình huống .json.</p><input${attrs({ type: "file", id: "f-tep", name: "tep", multiple: true, accept: ".zip,.yaml,.yml,.json,.md" })}></div>`;
  const body = html`${back(CATALOGUE, "Danh sách thủ tục")}${word}<p>Tệp có lỗi vẫn nhận được: bản soạn mở ra với các lỗi bên cạnh để sửa tiếp trên màn hình.</p>${postForm(c, { multipart: true, body: html`${idempotencyField()}${input}${button({ text: "Nhập" })}` })}`;
  return deskPage(c, { title: "Nhập thủ tục từ tệp", body });
}

/** POST: takes them in as an edit. */
export async function importUpload(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const form = await formOf(c);
  const uploads = form.files("tep");
  const [first] = uploads;
  if (!first)
    return importPage(
      c,
      notice({
        tone: "late",
        title: "Chưa chọn tệp nào",
        body: "Chọn một tệp .zip hoặc các tệp của thủ tục rồi bấm Nhập.",
        live: true,
      }),
    );
  const bytes = async (file: File) => new Uint8Array(await file.arrayBuffer());
  const zipped = uploads.length === 1 && /\.zip$/i.test(first.name);
  // A browser sends the names of files without their folders; cases are the only ones that lie in one.
  const placed = (name: string) => (/\.json$/i.test(name) && !name.includes("/") ? `cases/${name}` : name);
  const given = zipped
    ? { zip: await bytes(first) }
    : {
        files: Object.fromEntries(
          await Promise.all(uploads.map(async (file) => [placed(file.name), await bytes(file)] as const)),
        ),
      };
  const outcome = await importFiles(c.var.services, author, given, idempotencyKey(form));
  if (outcome.kind === "imported") return c.redirect(editPath(outcome.edit.id, "chung"), 303);
  const problems = outcome.problems.slice(0, 20).map((problem) => html`<li>${problem}</li>`);
  return importPage(
    c,
    notice({
      tone: "late",
      title: "Chưa nhập được",
      body: problems.length > 0 ? html`<ul>${problems}</ul>` : outcome.say,
      live: true,
    }),
  );
}
