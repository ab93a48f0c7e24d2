import { type Edit, safePath, saveEdit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import { postForm } from "../../../forms.ts";
import { notFound } from "../../../problem.ts";
import {
  button,
  type Child,
  checkbox,
  type FieldError,
  type Html,
  html,
  link,
  longText,
  notice,
  text,
} from "../../../ui/index.ts";
import { moment } from "../../moment.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath, FILES } from "../paths.ts";
import { keptNotice } from "./conflict.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import { mergeLines } from "./merge-lines.ts";
import { saveFiles, unpark } from "./save-node.ts";
import { versionOf } from "./version.ts";

/** Every definition has these. */
const NEEDED = ["procedure.yaml", "form.yaml", "papers.yaml", "process.yaml"];
const filePath = (edit: Edit, file: string): string => `${editPath(edit.id, FILES)}?tep=${encodeURIComponent(file)}`;

const holds = (edit: Edit, file: string): boolean => Object.hasOwn(edit.files, file);

/** GET: the files as they are, the way of those who know them. */
export async function showFiles(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const file = c.req.query("tep") ?? "procedure.yaml";
  if (!NEEDED.includes(file) && !holds(edit, file)) throw notFound("Bản soạn không có tệp này. Hãy mở lại từ mục Tệp.");
  const word = c.req.query("da") && notice({ tone: "ok", body: DONE[c.req.query("da") ?? ""] ?? "Đã lưu.", live: true });
  return filePage(c, { edit, file, word });
}

const DONE: Readonly<Record<string, string>> = {
  luu: "Đã lưu. Các lỗi bên cạnh vừa được tính lại.",
  ghep: "Đã lưu. Người khác cũng vừa lưu chỗ khác; hai phần đã được ghép và đều còn.",
  bo: "Đã bỏ tệp.",
};

type FileView = {
  edit: Edit;
  file: string;
  typed?: string;
  word?: Child;
  errors?: FieldError[];
  parkedId?: string;
  conflict?: boolean;
};

async function filePage(c: AppContext, view: FileView): Promise<Response> {
  const { edit, file } = view;
  const names = [...new Set([...NEEDED, ...Object.keys(edit.files)])];
  const list = names.map((name) => html`<li>${link({ href: filePath(edit, name), text: name, current: name === file })}</li>`);
  const body = html`<h2>Tệp của thủ tục</h2><p>Màn hình và tệp là một: sửa ở đâu cũng như nhau. Chú thích và cách trình bày trong tệp được giữ nguyên.</p><ul class="plain file-names">${list}</ul>${editor(c, view)}${edit.state === "draft" && another(c, edit)}`;
  const checked = await checkedEdit(c, edit);
  const common = { edit, checked, slug: FILES, title: file, body, word: view.word, errors: view.errors ?? [] };
  return editFrame(c, view.conflict ? { ...common, status: 409 } : common);
}

function editor(c: AppContext, { edit, file, typed, parkedId, conflict }: FileView): Html {
  const value = typed ?? (holds(edit, file) ? edit.files[file]! : "");
  const area = longText({ name: "noi-dung", label: file, value, rows: Math.min(40, Math.max(12, value.split("\n").length)) });
  const gone = !NEEDED.includes(file) && holds(edit, file) && checkbox({ name: "bo", label: "Bỏ tệp này khỏi bản soạn" });
  const save = edit.state === "draft" && button({ text: conflict ? "Lưu phần của tôi lên bản mới nhất" : "Lưu tệp này" });
  return postForm(c, {
    action: filePath(edit, file),
    className: "edit-form raw",
    body: html`<input type="hidden" name="_phien" value="${edit.version}"><input type="hidden" name="_cat" value="${parkedId}">${area}${gone}<div class="act-bar">${save}</div>`,
  });
}

function another(c: AppContext, edit: Edit): Html {
  return html`<details><summary>Thêm tệp</summary>${postForm(c, {
    action: editPath(edit.id, FILES),
    body: html`<input type="hidden" name="_phien" value="${edit.version}">${text({ name: "ten-tep", label: "Tên tệp", hint: "Ví dụ cases/nop-tai-quay.json hoặc ghi-chu.md." })}${button({ text: "Thêm tệp", kind: "quiet" })}`,
  })}</details>`;
}

/** POST: stores one file, takes one out, or begins a new one. */
export async function saveFile(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const form = await formOf(c);
  const added = form.get("ten-tep").trim();
  const file = added || (c.req.query("tep") ?? "");
  if (!safePath(file) || (added && holds(edit, added))) {
    const message = safePath(file)
      ? "Đã có tệp này."
      : "Tên tệp chỉ gồm chữ, số, dấu chấm và gạch ngang, ví dụ cases/nop-tai-quay.json.";
    return filePage(c, { edit, file: "procedure.yaml", errors: [{ field: "ten-tep", message }] });
  }
  const typed = form.get("noi-dung");
  const version = versionOf(form);
  const { [file]: _, ...others } = edit.files;
  const files = form.has("bo") ? others : { ...edit.files, [file]: added ? beginning(added) : typed };
  if (edit.state === "draft" && (version === edit.version || added)) {
    const saved = await saveFiles(c, edit, files);
    if (saved.kind === "saved") {
      await unpark(c, form.get("_cat"));
      return c.redirect(form.has("bo") ? `${editPath(edit.id, FILES)}?da=bo` : `${filePath(edit, file)}&da=luu`, 303);
    }
    if (saved.kind === "stale") return onNewest(c, { edit: saved.edit, file, typed, version, files });
    const word =
      saved.kind === "refused"
        ? notice({ tone: "late", title: "Chưa lưu được", body: saved.say, live: true })
        : keptNotice(saved.edit);
    return filePage(c, { edit: "edit" in saved ? saved.edit : edit, file, typed, word, conflict: saved.kind !== "refused" });
  }
  return onNewest(c, { edit, file, typed, version, files });
}

const beginning = (file: string): string => (/^cases\/.+\.json$/.test(file) ? `${JSON.stringify(EMPTY_CASE, null, 2)}\n` : "\n");
const EMPTY_CASE = { name: "", today: "", channel: "online", answers: {}, expect: {} };

type Late = { edit: Edit; file: string; typed: string; version: number; files: Record<string, string> };

/** Somebody saved first: what does not touch is put together, anything else is shown side by side. */
async function onNewest(c: AppContext, { edit, file, typed, version, files }: Late): Promise<Response> {
  const author = authorOf(c);
  const outcome = await saveEdit(c.var.services, author, { id: edit.id, expectedVersion: version, files });
  if (outcome.kind === "saved") return c.redirect(`${filePath(edit, file)}&da=luu`, 303);
  if (outcome.kind === "refused")
    return filePage(c, { edit, file, typed, word: notice({ tone: "late", body: outcome.say, live: true }) });
  if (outcome.kind === "closed")
    return filePage(c, { edit: outcome.edit, file, typed, word: keptNotice(outcome.edit), conflict: true });
  const { theirs, base, parkedId } = outcome;
  const merged = mergeLines(base[file] ?? "", typed, theirs.files[file] ?? "");
  if (merged !== undefined) {
    const saved = await saveFiles(c, theirs, { ...theirs.files, [file]: merged });
    if (saved.kind === "saved") {
      await unpark(c, parkedId);
      return c.redirect(`${filePath(edit, file)}&da=ghep`, 303);
    }
  }
  const word = notice({
    tone: "soon",
    title: `${theirs.changedBy.name} vừa lưu tệp này lúc ${moment(theirs.changedAt)}`,
    body: html`<p>Phần của bạn chưa được lưu, và không mất: nó vẫn ở ô dưới đây. Hai người sửa cùng một chỗ nên máy không tự ghép. Chép những gì cần giữ từ bản kia vào ô của bạn rồi lưu.</p><details open><summary>Bản ${theirs.changedBy.name} đã lưu</summary><section class="scroll" tabindex="0" aria-label="Bản mới nhất"><pre>${theirs.files[file] ?? ""}</pre></section></details>`,
    live: true,
  });
  return filePage(c, { edit: theirs, file, typed, word, parkedId, conflict: true });
}
