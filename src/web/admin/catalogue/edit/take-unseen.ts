import { exportRevision, rebaseEdit } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import { type Html, html, link, notice, table } from "../../../ui/index.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath, FILES } from "../paths.ts";
import { placeName } from "../words.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import { type FileClash, mergeFiles } from "./merge-files.ts";
import { findingPath } from "./places.ts";
import { versionOf } from "./version.ts";

/** POST: puts what was published meanwhile into the edit, or says that somebody looked at it and the edit stays as it is. */
export async function takeUnseen(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const { services } = c.var;
  const edit = await editOf(c);
  const form = await formOf(c);
  const onto = form.get("_ban");
  const [base, theirs] = await Promise.all([
    edit.basedOn === null ? undefined : exportRevision(services, edit.basedOn),
    exportRevision(services, onto),
  ]);
  const merged =
    form.get("_viec") === "ghep" && theirs
      ? mergeFiles(base?.files ?? {}, edit.files, theirs.files)
      : { files: edit.files, clashes: [] };
  const target = { id: edit.id, expectedVersion: versionOf(form) };
  const outcome = await rebaseEdit(services, author, { ...target, onto, files: merged.files });
  const now = outcome.kind === "refused" ? edit : outcome.edit;
  const word =
    outcome.kind === "done"
      ? taken(merged.clashes, edit.id)
      : notice({
          tone: "soon",
          title: outcome.kind === "stale" ? `${now.changedBy.name} vừa lưu bản soạn này` : "Chưa làm được việc này",
          body: outcome.kind === "stale" ? "Chưa làm gì cả. Xem lại rồi bấm lại." : outcome.say,
          live: true,
        });
  const body = html`<p>${link({ href: editPath(edit.id, "chung"), text: "Về bản soạn", look: "quiet" })}</p>`;
  return editFrame(c, { edit: now, checked: await checkedEdit(c, now), slug: FILES, title: "Ghép bản đã công bố", word, body });
}

function taken(clashes: readonly FileClash[], editId: string): Html {
  if (clashes.length === 0)
    return notice({
      tone: "ok",
      title: "Bản soạn đã tính đến bản ấy",
      body: "Xem mục Trình duyệt để biết còn khác gì.",
      live: true,
    });
  const rows = clashes.map((clash) => [
    link({ href: findingPath(editId, clash), text: placeName(clash) }),
    html`<span class="as-typed">${clash.mine || "(không có)"}</span>`,
    html`<span class="as-typed">${clash.theirs || "(không có)"}</span>`,
  ]);
  return notice({
    tone: "soon",
    title: `Đã ghép; ${clashes.length} chỗ hai bên cùng sửa thì giữ chữ của bản soạn`,
    body: html`<p>Xem từng chỗ dưới đây. Muốn lấy chữ của bản đã công bố thì mở chỗ đó và chép vào.</p>${table({ caption: "Hai bên cùng sửa", columns: [{ label: "Chỗ" }, { label: "Bản soạn, được giữ" }, { label: "Bản đã công bố" }], rows })}`,
    live: true,
  });
}
