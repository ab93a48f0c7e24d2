import type { CheckedRow, ImportPreview } from "../../../features/organisation/index.ts";
import { unitName } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, html, link, notice, pagination, type Tone, table, tag } from "../../ui/index.ts";
import { withQuery } from "./asked.ts";
import { IMPORT, PEOPLE } from "./paths.ts";

const PAGE = 100;
const WORDS: Record<CheckedRow["what"], { tone: Tone; text: string }> = {
  create: { tone: "ok", text: "Người mới" },
  addPost: { tone: "ok", text: "Thêm vai" },
  same: { tone: "info", text: "Đã có" },
  wrong: { tone: "late", text: "Có lỗi" },
};

/** A list before it is written, what is wrong with it first; or what came of it. */
export function importPage(c: AppContext, preview: ImportPreview, asked: string, refused?: string): Response {
  const { rows, confirmed, fileName, id } = preview;
  const count = (what: CheckedRow["what"]): number => rows.filter((row) => row.what === what).length;
  const good = count("create") + count("addPost");
  const sorted = [...rows].sort((a, b) => Number(b.what === "wrong") - Number(a.what === "wrong") || a.row - b.row);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1));
  const path = `${IMPORT}/${id}`;
  const said = confirmed
    ? notice({
        tone: "ok",
        live: true,
        title: "Đã ghi danh sách",
        body: html`<p>${confirmed.accounts} tài khoản mới, ${confirmed.posts} vai. ${confirmed.same} dòng đã có từ trước, ${confirmed.wrong} dòng có lỗi chưa ghi.</p><p>Tài khoản mới chưa có mật khẩu. Cấp cho cả trang một lần rồi in phiếu, hoặc mở từng người.</p><p>${link({ href: `${PEOPLE}?trang-thai=waiting`, text: "Những người chưa được cấp mật khẩu" })}</p>`,
      })
    : notice({
        tone: count("wrong") > 0 ? "soon" : "ok",
        title: `${rows.length} dòng: ${count("create")} người mới, ${count("addPost")} vai thêm, ${count("same")} đã có, ${count("wrong")} có lỗi`,
        body:
          count("wrong") > 0
            ? "Chưa ghi gì. Sửa các dòng có lỗi trong tệp rồi tải lên lại, hoặc ghi những dòng đúng trước; lần sau nhập lại cả tệp cũng không trùng."
            : "Chưa ghi gì. Xem lại danh sách rồi bấm xác nhận.",
      });
  const problem = refused && notice({ tone: "late", live: true, title: "Chưa ghi được", body: refused });
  const confirm = !confirmed && good > 0 && postForm(c, { action: path, body: button({ text: `Ghi ${good} dòng đúng` }) });
  const list = table({
    caption: "Danh sách, dòng có lỗi đứng trước",
    columns: [
      { label: "Dòng", numeric: true },
      { label: "Họ tên" },
      { label: "Vai" },
      { label: "Cơ quan" },
      { label: "Kết quả" },
    ],
    rows: sorted.slice((page - 1) * PAGE, page * PAGE).map(lineOf),
  });
  const other = link({ href: IMPORT, text: "Tải tệp khác", look: "quiet" });
  const hrefOf = (number: number): string => withQuery(path, { trang: number });
  const body = html`${problem}${said}<div class="row">${confirm}${other}</div>${list}${pagination({ page, pages, hrefOf })}`;
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>Xem trước: ${fileName}</h1>`;
  return deskPage(c, { title: "Xem trước danh sách", bar, body });
}

/** "Ô B5, Số định danh: " */
function where(cell: string, label: string): Child {
  const place = [cell && `Ô ${cell}`, label].filter(Boolean).join(", ");
  return place && html`<b>${place}:</b> `;
}

function lineOf({ row, name, username, agencyId, what, faults, post }: CheckedRow): Child[] {
  const role = post.role ? ROLE_NAMES[post.role] : "";
  return [
    String(row),
    html`${name}<span class="sub num">${username}</span>`,
    html`${role}<span class="sub">${[post.position, post.unit && unitName(post.unit)].filter(Boolean).join(" – ")}</span>`,
    html`<span class="num">${agencyId}</span>`,
    html`${tag(WORDS[what])}${faults.map(({ cell, label, message }) => html`<span class="sub">${where(cell, label)}${message}</span>`)}`,
  ];
}
