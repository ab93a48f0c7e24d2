import { type CheckedEdit, checkEdit, type Edit, type EditFinding, listParked } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { officerOf } from "../../../guards.ts";
import { deskPage } from "../../../ui/desk-page.ts";
import { type Child, type FieldError, type Html, html, link, notice, pane, panes } from "../../../ui/index.ts";
import { moment } from "../../moment.ts";
import { CASES, CATALOGUE, editPath, FILES, NAMES, PREVIEW, procedurePath, REVIEW } from "../paths.ts";
import { SECTIONS } from "../shapes/index.ts";
import { countText, editState, findingList } from "../words.ts";
import { spotOfFinding } from "./places.ts";
import { unseenNotice } from "./unseen.ts";

export type EditView = {
  edit: Edit;
  checked: CheckedEdit;
  /** Of a section, or CASES, FILES, REVIEW. */
  slug: string;
  title: string;
  body: Child;
  /** Said before everything else, e.g. that somebody else saved meanwhile. */
  word?: Child;
  errors?: FieldError[];
  status?: 409;
};

/** The tab at which a finding is mended. */
function slugOf(found: EditFinding): string {
  return spotOfFinding(found)?.spot.section.slug ?? (/^cases(\/|$)/.test(found.file) ? CASES : FILES);
}

/** A page of the editor: its tabs with how much is wrong in each, the work, and beside it all findings. */
export async function editFrame(c: AppContext, view: EditView): Promise<Response> {
  const { edit, checked, slug, title } = view;
  const counted = Map.groupBy(checked.findings, slugOf);
  const item = (href: string, text: string, key: string) => {
    const found = counted.get(key);
    const late = found?.some(({ severity }) => severity === "error") ?? false;
    return { href, text, current: key === slug, late, ...(found && { count: found.length }) };
  };
  const bar = html`<h1>${edit.title}: ${title}</h1>${editState(edit.state)}<span class="soft">Lưu lúc ${moment(edit.changedAt)}, ${edit.changedBy.name}</span>${link({ href: editPath(edit.id, PREVIEW), text: "Xem thử" })}${edit.code && link({ href: procedurePath(edit.code), text: "Các bản đã công bố" })}${link({ href: CATALOGUE, text: "Danh sách thủ tục" })}`;
  const work = html`<div class="pane work">${view.body}</div>`;
  return deskPage(c, {
    title: `${edit.title}: ${title}`,
    bar,
    side: {
      label: "Các mục của bản soạn",
      sections: [
        { items: SECTIONS.map((section) => item(editPath(edit.id, section.slug), section.title, section.slug)) },
        {
          title: "Cả bản soạn",
          items: [
            item(editPath(edit.id, CASES), "Tình huống", CASES),
            item(editPath(edit.id, FILES), "Tệp", FILES),
            item(editPath(edit.id, NAMES), "Tên dùng trong điều kiện", NAMES),
            item(editPath(edit.id, REVIEW), edit.state === "review" ? "Duyệt" : "Trình duyệt", REVIEW),
          ],
        },
      ],
    },
    body: html`${view.word}${await parked(c, edit)}${closed(edit)}${await unseenNotice(c, edit, checked)}${panes(work, findingsPane(edit, checked.findings, slug))}`,
    errors: view.errors ?? [],
    ...(view.status && { status: view.status as 200 }),
  });
}

export const checkedEdit = (c: AppContext, edit: Edit): Promise<CheckedEdit> => checkEdit(c.var.services, edit);

function findingsPane(edit: Edit, findings: readonly EditFinding[], slug: string): Html {
  const here = findings.filter((found) => slugOf(found) === slug);
  const others = findings.filter((found) => slugOf(found) !== slug);
  const rest =
    others.length > 0 &&
    html`<details${here.length === 0 ? html` open` : ""}><summary>Ở mục khác: ${countText(others)}</summary>${findingList(edit.id, others)}</details>`;
  return pane({
    title: findings.length === 0 ? "Không có lỗi" : "Cần sửa",
    aside: true,
    body: html`${findings.length === 0 && html`<p>Máy đã kiểm tra cả bản soạn và không thấy gì phải sửa.</p>`}${here.length > 0 && html`<h3>Ở mục này: ${countText(here)}</h3>${findingList(edit.id, here)}`}${rest}`,
  });
}

/** What this officer typed while another saved first. */
async function parked(c: AppContext, edit: Edit): Promise<Html | undefined> {
  const { officerId } = officerOf(c);
  const mine = (await listParked(c.var.services, edit.id)).filter(({ by }) => by.officerId === officerId);
  if (mine.length === 0) return undefined;
  const items = mine.map(
    ({ id, at }) => html`<li>${link({ href: editPath(edit.id, "cat", id), text: `Phần bạn gõ lúc ${moment(at)}` })}</li>`,
  );
  return notice({
    tone: "soon",
    title: "Có phần bạn đã gõ mà chưa vào bản soạn",
    body: html`<p>Người khác lưu trước nên phần của bạn được cất riêng.</p><ul class="plain">${items}</ul>`,
  });
}

function closed(edit: Edit): Html | undefined {
  if (edit.state === "draft")
    return edit.note ? notice({ tone: "soon", title: "Bản soạn được trả lại để sửa", body: edit.note }) : undefined;
  const say = {
    review: "Bản soạn đang chờ duyệt nên không sửa được. Cần sửa thì nhờ người duyệt trả lại.",
    approved: "Bản soạn này đã công bố. Muốn sửa tiếp, hãy soạn bản mới từ trang của thủ tục.",
    discarded: "Bản soạn này đã bỏ.",
  }[edit.state];
  return notice({ body: say });
}
