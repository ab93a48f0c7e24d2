import { searchAgencies } from "../../../features/catalogue/index.ts";
import { type Account, type AccountQuestion, listAccounts, reaches, type Steward } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { stewardOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  button,
  type Child,
  empty,
  type Html,
  html,
  link,
  notice,
  type Option,
  pagination,
  select,
  type TableParams,
  table,
  text,
} from "../../ui/index.ts";
import { pageOf, queryOf, withQuery } from "./asked.ts";
import { issueForm } from "./issue-page.ts";
import { accountPath, DAYS_OFF, IMPORT, LOG, NEW, PEOPLE } from "./paths.ts";
import { postText, STATE_NAMES, stateTag } from "./words.ts";

const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** Agencies that may be chosen: the main ones within reach. */
export async function agencyOptions(c: AppContext, steward: Steward): Promise<Option[]> {
  const all = await searchAgencies(c.var.services, "");
  return all.filter(({ id }) => reaches(steward, id)).map(({ id, name }) => ({ value: id, label: name }));
}

/** Accounts within reach: who they are, what they may act as, whether they may sign in. */
export async function listPage(c: AppContext): Promise<Response> {
  const steward = stewardOf(c);
  const [search, role, state, agencyId] = ["tim", "vai", "trang-thai", "co-quan"].map((name) => queryOf(c, name)) as [
    string,
    string,
    string,
    string,
  ];
  const question: AccountQuestion = { search, role, state, agencyId, page: pageOf(c) };
  const [found, agencies] = await Promise.all([listAccounts(c.var.services, steward, question), agencyOptions(c, steward)]);
  const { accounts, total, page, pages } = found;
  const rows = accounts.map(lineOf);
  const list =
    rows.length > 0
      ? accountTable({
          caption: `${total.toLocaleString("vi-VN")} tài khoản`,
          columns: [
            { label: "Họ tên" },
            { label: "Tên đăng nhập" },
            { label: "Vai" },
            { label: "Cơ quan" },
            { label: "Tình trạng" },
          ],
          rows,
        })
      : empty({ title: "Không có tài khoản nào khớp", body: "Gõ một phần tên, tên đăng nhập hoặc số định danh, không cần dấu." });
  const hrefOf = (number: number): string =>
    withQuery(PEOPLE, { tim: search, vai: role, "trang-thai": state, "co-quan": agencyId, trang: number > 1 ? number : "" });
  const done =
    c.req.query("xong") === "tao" && notice({ tone: "ok", live: true, title: "Đã ghi", body: "Tài khoản đã được tạo." });
  const bar = html`<h1>Người dùng</h1>${link({ href: NEW, text: "Thêm người", look: "primary" })}${link({ href: IMPORT, text: "Nhập từ Excel", look: "quiet" })}${link({ href: LOG, text: "Nhật ký thay đổi", look: "quiet" })}${link({ href: DAYS_OFF, text: "Ngày nghỉ", look: "quiet" })}`;
  const body = html`${done}${searchForm(question, agencies)}${list}${state === "waiting" && accounts.length > 0 && issueForm(c, accounts)}${pagination({ page, pages, hrefOf })}`;
  return deskPage(c, { title: "Người dùng", bar, body });
}

const accountTable = (params: TableParams): Html => html`<div class="accounts">${table(params)}</div>`;

function searchForm({ search, role, state, agencyId }: AccountQuestion, agencies: Option[]): Html {
  const all = (name: string, label: string, value: string, options: Option[]): Html =>
    select({ name, label, value, prompt: "Tất cả", options });
  const where = agencies.length > 1 && all("co-quan", "Cơ quan", agencyId, agencies);
  return html`<form method="get" action="${PEOPLE}" class="filters" role="search">${text({ name: "tim", label: "Tìm người", value: search, width: 20, maxLength: 100 })}${where}${all("vai", "Vai", role, optionsOf(ROLE_NAMES))}${all("trang-thai", "Tình trạng", state, optionsOf(STATE_NAMES))}${button({ text: "Tìm", kind: "quiet" })}</form>`;
}

function lineOf(account: Account): Child[] {
  const { id, name, username, posts } = account;
  const agencies = [...new Set(posts.map(({ agencyName }) => agencyName))];
  return [
    link({ href: accountPath(id), text: name }),
    html`<span class="num">${username}</span>`,
    posts.length > 0
      ? posts.map((post) => html`<span class="line">${postText(post)}</span>`)
      : html`<span class="soft">chưa có vai</span>`,
    agencies.map((agency) => html`<span class="line">${agency}</span>`),
    stateTag(account),
  ];
}
