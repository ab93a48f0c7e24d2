import { diffRevisions } from "../../../../core/procedure/index.ts";
import {
  approveEdit,
  type CheckedEdit,
  discardEdit,
  type Edit,
  findProcedure,
  getRevision,
  mayApprove,
  publicationClocks,
  returnEdit,
  submitEdit,
} from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { formOf } from "../../../form-body.ts";
import { postForm } from "../../../forms.ts";
import { button, type Child, type Html, html, link, longText, notice } from "../../../ui/index.ts";
import { clockList } from "../clocks.ts";
import { differences } from "../differences.ts";
import { authorOf, editOf } from "../guard.ts";
import { CATALOGUE, editPath, PREVIEW, procedurePath, REVIEW } from "../paths.ts";
import { countText } from "../words.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import { versionOf } from "./version.ts";

/** GET: everything that somebody needs who hands in or approves: what changes, what is wrong, the clocks, the cases. */
export async function showReview(c: AppContext): Promise<Response> {
  authorOf(c);
  return reviewPage(c, await editOf(c));
}

async function reviewPage(c: AppContext, edit: Edit, word?: Child, note = ""): Promise<Response> {
  const checked = await checkedEdit(c, edit);
  const clocks = (await publicationClocks(c.var.services)).filter(({ editId }) => editId === edit.id);
  const body = html`<h2>Khác gì bản đang áp dụng</h2>${await changesOf(c, edit, checked)}<h2>Kiểm tra</h2><p>${countText(checked.findings)}. ${casesText(edit, checked)}</p>${doubts(checked)}<h2>Thời hạn công bố</h2>${clockList(clocks)}<p>${link({ href: editPath(edit.id, PREVIEW), text: "Xem thử như người dân thấy" })}</p>${acts(c, edit, checked, note)}`;
  return editFrame(c, { edit, checked, slug: REVIEW, title: edit.state === "review" ? "Duyệt" : "Trình duyệt", body, word });
}

async function changesOf(c: AppContext, edit: Edit, { revision }: CheckedEdit): Promise<Html> {
  if (!revision) return html`<p>Còn lỗi nên chưa so sánh được. Sửa hết lỗi rồi xem lại.</p>`;
  const inForce = await findProcedure(c.var.services, revision.code);
  const base = edit.state === "approved" && edit.basedOn ? await getRevision(c.var.services, edit.basedOn) : inForce?.revision;
  if (!base) return html`<p>Thủ tục này chưa có bản nào đang áp dụng: đây là bản đầu tiên.</p>`;
  return differences(diffRevisions(base, revision));
}

function casesText(edit: Edit, { revision, findings }: CheckedEdit): string {
  const count = Object.keys(edit.files).filter((file) => file.startsWith("cases/")).length;
  if (count === 0) return "Chưa có tình huống kiểm thử nào.";
  if (!revision) return `${count} tình huống chưa chạy được vì còn lỗi.`;
  const failed = new Set(findings.filter(({ file }) => file.startsWith("cases/")).map(({ file }) => file)).size;
  return failed === 0
    ? `${count} tình huống đều cho kết quả như mong đợi.`
    : `${failed} trong ${count} tình huống không như mong đợi.`;
}

const doubts = ({ revision }: CheckedEdit): Html | undefined =>
  revision && revision.doubts.length > 0
    ? html`<h3>Điều người soạn chưa chắc</h3><ul>${revision.doubts.map(({ about, source }) => html`<li>${about} <span class="soft">Dựa vào: ${source}</span></li>`)}</ul>`
    : undefined;

function acts(c: AppContext, edit: Edit, checked: CheckedEdit, note: string): Html | undefined {
  const version = html`<input type="hidden" name="_phien" value="${edit.version}">`;
  const action = editPath(edit.id, REVIEW);
  const discard = html`<details><summary>Bỏ bản soạn này</summary>${postForm(c, { action, body: html`${version}<p>Bản soạn không mở lại được nữa, nhưng vẫn xem được. Các bản đã công bố không đổi.</p>${button({ text: "Bỏ bản soạn", kind: "danger", name: "_viec", value: "bo" })}` })}</details>`;
  if (edit.state === "draft") {
    const errors = checked.findings.filter(({ severity }) => severity === "error").length;
    const submit =
      errors > 0
        ? notice({ tone: "soon", title: `Còn ${errors} lỗi`, body: "Sửa hết lỗi ở khung bên cạnh thì trình duyệt được." })
        : postForm(c, {
            action,
            body: html`${version}<p>Người khác sẽ xem và công bố. Trong lúc chờ, bản soạn không sửa được.</p>${button({ text: "Trình duyệt", name: "_viec", value: "trinh" })}`,
          });
    return html`<h2>Trình duyệt</h2>${submit}${discard}`;
  }
  if (edit.state !== "review") return undefined;
  const approve =
    mayApprove(authorOf(c)) &&
    html`${postForm(c, {
      action,
      body: html`${version}<p>Bản này được công bố ngay và áp dụng từ ngày có hiệu lực. Không sửa được nữa; muốn sửa thì soạn bản mới.</p>${button({ text: "Phê duyệt và công bố", name: "_viec", value: "duyet" })}`,
    })}`;
  const giveBack = postForm(c, {
    action,
    body: html`${version}${longText({ name: "ly-do", label: "Lý do trả lại, cần sửa gì", value: note })}${button({ text: "Trả lại", kind: "quiet", name: "_viec", value: "tra" })}`,
  });
  return html`<h2>Duyệt</h2><p>Trình bởi ${edit.submittedBy?.name}. Người soạn hoặc trình không tự duyệt.</p>${approve}<h3>Chưa đạt?</h3>${giveBack}${discard}`;
}

/** POST: hands in, approves, gives back or throws away. */
export async function actOnEdit(c: AppContext): Promise<Response> {
  const author = authorOf(c);
  const { services } = c.var;
  const before = await editOf(c);
  const form = await formOf(c);
  const note = form.get("ly-do");
  const target = { id: before.id, expectedVersion: versionOf(form) };
  const outcome = await {
    trinh: () => submitEdit(services, author, target),
    duyet: () => approveEdit(services, author, target),
    tra: () => returnEdit(services, author, { ...target, note }),
    bo: () => discardEdit(services, author, { ...target, note }),
  }[actNamed(form.get("_viec"))]();
  switch (outcome.kind) {
    case "done":
      return c.redirect(
        outcome.edit.state === "discarded"
          ? `${CATALOGUE}?da=bo`
          : `${CATALOGUE}?da=${outcome.edit.state === "review" ? "trinh" : "tra"}`,
        303,
      );
    case "published":
      return c.redirect(`${procedurePath(outcome.edit.code ?? "")}?da=cong-bo`, 303);
    case "stale":
      return reviewPage(
        c,
        outcome.edit,
        notice({
          tone: "soon",
          title: "Bản soạn vừa thay đổi",
          body: "Chưa làm gì cả. Xem lại những gì khác rồi bấm lại.",
          live: true,
        }),
        note,
      );
    case "refused":
      return reviewPage(
        c,
        before,
        notice({ tone: "late", title: "Chưa làm được việc này", body: outcome.say, live: true }),
        note,
      );
  }
}

type Act = "trinh" | "duyet" | "tra" | "bo";
const actNamed = (name: string): Act => (name === "duyet" || name === "tra" || name === "bo" ? name : "trinh");
