import { fromBpmn, type Plain, processGraph, toBpmn } from "../../../../core/procedure/index.ts";
import type { Revision, Step } from "../../../../core/procedure/types.ts";
import type { CheckedEdit, Edit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import { postForm } from "../../../forms.ts";
import { notFound } from "../../../problem.ts";
import { attrs } from "../../../ui/html.ts";
import { button, type Html, html, link, notice } from "../../../ui/index.ts";
import { processDiagram } from "../../../ui/process-diagram.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath } from "../paths.ts";
import { process } from "../shapes/process.ts";
import { keptNotice } from "./conflict.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import type { Spot } from "./places.ts";
import { saveChanges } from "./save-node.ts";
import { versionOf } from "./version.ts";

export const BPMN = "bpmn";

/** Below the steps: the process as a drawing, out to a file and in from one. */
export function bpmnPart(
  c: AppContext,
  { edit, spot, checked }: { edit: Edit; spot: Spot; checked: CheckedEdit },
): Html | undefined {
  if (spot.section !== process || spot.list) return undefined;
  const action = editPath(edit.id, process.slug, BPMN);
  const { revision } = checked;
  const drawing = revision
    ? html`${processDiagram(processGraph(revision))}<p>${link({ href: action, text: "Tải sơ đồ BPMN 2.0" })}</p>`
    : html`<p class="soft">Sơ đồ hiện ra khi bản soạn hết lỗi.</p>`;
  return html`<h2>Sơ đồ</h2>${drawing}${edit.state === "draft" && upload(c, edit, action)}`;
}

function upload(c: AppContext, edit: Edit, action: string): Html {
  const input = html`<div class="field"><label for="f-bpmn">Tệp BPMN 2.0</label><p class="hint">Vẽ bằng công cụ nào cũng được. Mỗi bước là một Task; các bước trong tệp thay cho các bước ở trên.</p><input${attrs({ type: "file", id: "f-bpmn", name: "tep", accept: ".bpmn,.xml" })}></div>`;
  const body = html`<input type="hidden" name="_phien" value="${edit.version}">${input}${button({ text: "Lấy các bước từ tệp", kind: "quiet" })}`;
  return html`<details><summary>Lấy các bước từ tệp BPMN</summary>${postForm(c, { action, multipart: true, body })}</details>`;
}

/** GET: the drawing as a file. */
export async function sendEditBpmn(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const { revision } = await checkedEdit(c, edit);
  if (!revision) throw notFound("Bản soạn còn lỗi nên chưa vẽ được sơ đồ. Sửa hết lỗi rồi tải lại.");
  return c.body(await toBpmn(revision satisfies Revision), 200, {
    "content-type": "application/xml; charset=utf-8",
    "content-disposition": `attachment; filename="quy-trinh-${revision.code}.bpmn"`,
  });
}

/** POST: the steps of a drawing take the place of those of the edit. */
export async function takeBpmn(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  const form = await formOf(c);
  const file = form.file("tep");
  if (edit.state !== "draft") return say(c, edit, keptNotice(edit));
  if (versionOf(form) !== edit.version)
    return say(
      c,
      edit,
      notice({
        tone: "soon",
        title: `${edit.changedBy.name} vừa lưu bản soạn này`,
        body: "Chưa lấy gì từ tệp. Xem lại các bước rồi chọn lại tệp.",
        live: true,
      }),
    );
  if (!file)
    return say(c, edit, notice({ tone: "late", title: "Chưa chọn tệp", body: "Chọn một tệp .bpmn rồi bấm lại.", live: true }));
  const { steps, findings } = await fromBpmn(await file.text());
  const told = findings.map(({ message, path }) => html`<li>${message}${path && html` <span class="soft">${path}</span>`}</li>`);
  if (steps.length === 0)
    return say(c, edit, notice({ tone: "late", title: "Chưa lấy được bước nào", body: html`<ul>${told}</ul>`, live: true }));
  const saved = await saveChanges(c, edit, [{ op: "set", file: process.file, path: ["steps"], value: steps.map(written) }]);
  if (saved.kind !== "saved")
    return say(
      c,
      edit,
      notice({
        tone: "late",
        title: "Chưa lưu được",
        body: saved.kind === "refused" ? saved.say : "Bản soạn vừa thay đổi. Xem lại rồi chọn lại tệp.",
        live: true,
      }),
    );
  const rest = told.length > 0 ? html`<p>Những điều cần xem lại:</p><ul>${told}</ul>` : "Không có điều gì phải xem lại.";
  return say(
    c,
    saved.edit,
    notice({ tone: told.length > 0 ? "soon" : "ok", title: `Đã lấy ${steps.length} bước từ tệp`, body: rest, live: true }),
  );
}

/** As a hand would write it: nothing that is taken anyway. */
const written = ({ needs, ...step }: Step): Plain => ({ ...step, ...(needs.length > 0 && { needs }) }) as Plain;

async function say(c: AppContext, edit: Edit, word: Html): Promise<Response> {
  const body = html`<p>${link({ href: editPath(edit.id, process.slug), text: "Về quy trình", look: "quiet" })}</p>`;
  return editFrame(c, { edit, checked: await checkedEdit(c, edit), slug: process.slug, title: process.title, word, body });
}
