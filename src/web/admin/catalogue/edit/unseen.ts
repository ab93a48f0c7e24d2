import { type CheckedEdit, type Edit, unseenRevision } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { postForm } from "../../../forms.ts";
import { button, type Html, html, link, notice } from "../../../ui/index.ts";
import { moment } from "../../moment.ts";
import { dayShown } from "../days.ts";
import { editPath, procedurePath, REBASE } from "../paths.ts";

/** Somebody published the procedure after this edit was begun: what to do about it. */
export async function unseenNotice(c: AppContext, edit: Edit, { revision }: CheckedEdit): Promise<Html | undefined> {
  if (!revision || (edit.state !== "draft" && edit.state !== "review")) return undefined;
  const unseen = await unseenRevision(c.var.services, revision, edit.basedOn);
  if (!unseen) return undefined;
  const { code, decision, from, publishedAt, publishedBy } = unseen;
  const compare =
    edit.basedOn !== null &&
    html`<p>${link({ href: `${procedurePath(code)}/so-sanh?${new URLSearchParams({ a: edit.basedOn, b: unseen.id })}`, text: "Xem bản ấy đã đổi gì" })}</p>`;
  const choose =
    edit.state === "draft" &&
    postForm(c, {
      action: editPath(edit.id, REBASE),
      body: html`<input type="hidden" name="_phien" value="${edit.version}"><input type="hidden" name="_ban" value="${unseen.id}"><div class="row">${button({ text: "Ghép bản ấy vào bản soạn", kind: "quiet", name: "_viec", value: "ghep" })}${button({ text: "Tôi đã xem, giữ nguyên bản soạn", kind: "plain", name: "_viec", value: "giu" })}</div>`,
    });
  return notice({
    tone: "late",
    title: "Bản soạn này chưa tính đến một bản đã công bố",
    body: html`<p>${publishedBy?.name ?? "Phần mềm"} công bố lúc ${moment(publishedAt)} bản áp dụng từ ${dayShown(from)}, theo ${decision.number}. Công bố bản soạn này như đang có thì thay đổi ấy mất.</p>${compare}${choose}`,
  });
}
