import { type Account, coversAccount, findAccount, type HeldStep, heldSteps } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { shortMoment } from "../../desk/words.ts";
import { type Form, toForm } from "../../form-data.ts";
import { stewardOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  checkbox,
  definitionList,
  email,
  type FieldError,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  phone,
  table,
  text,
} from "../../ui/index.ts";
import { withQuery } from "./asked.ts";
import { fold, nameIn, reasonField } from "./fold.ts";
import { accountPath, LOG, newPostPath, PEOPLE } from "./paths.ts";
import { postsPart } from "./posts-part.ts";
import { stateTag } from "./words.ts";

export type AccountView = { note?: NoticeParams | undefined; errors?: FieldError[]; form?: Form };

/** The account of this address, if the steward may see it. @throws Problem 404 */
export async function accountOf(c: AppContext): Promise<Account> {
  const account = await findAccount(c.var.services, stewardOf(c), c.req.param("id") ?? "");
  if (!account) throw notFound("Không có tài khoản này trong phạm vi quản trị của bạn.");
  return account;
}

/** One person: who they are, their posts, what they have open, and everything that may be done. */
export async function accountPage(c: AppContext, { note, errors = [], form = toForm([]) }: AccountView): Promise<Response> {
  const steward = stewardOf(c);
  const account = await accountOf(c);
  const held = await heldSteps(c.var.services, account.id);
  const own = account.id === steward.officerId;
  const whole = !own && coversAccount(steward, account);
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>${account.name}</h1>${stateTag(account)}`;
  const said = note && notice({ live: true, ...note });
  const limits = own
    ? notice({
        title: "Đây là tài khoản của bạn",
        body: "Bạn không tự thay đổi tài khoản của mình. Hãy nhờ một người quản trị khác.",
      })
    : !whole &&
      notice({
        title: "Một phần ngoài phạm vi của bạn",
        body: "Người này còn giữ vai ở nơi khác, nên bạn chỉ thay đổi được vai trong phạm vi của mình.",
      });
  const add = !own && account.state !== "closed" && link({ href: newPostPath(account.id), text: "Giao thêm vai", look: "quiet" });
  const posts = await postsPart(c, { account, held, errors, form });
  const history = link({ href: withQuery(LOG, { tim: account.username }), text: "Nhật ký thay đổi của tài khoản này" });
  const body = html`${said}<div class="act-page wide">${limits}${factsOf(account)}<h2>Vai</h2>${posts}<div class="row">${add}</div>${heldPart(c, account, held, own, errors, form)}${whole && acts(c, account, errors, form)}<p>${history}</p></div>`;
  return deskPage(c, { title: account.name, bar, body, errors });
}

function factsOf({ username, personalId, phone: number, email: mail, mustChange, state }: Account): Html {
  const words = {
    waiting: "Chưa cấp; người này chưa đăng nhập được",
    active: mustChange ? "Mật khẩu lần đầu, phải đổi khi đăng nhập" : "Do người dùng tự đặt",
    locked: "Không đăng nhập được khi tài khoản bị khóa",
    closed: "Không đăng nhập được",
  };
  return definitionList({
    items: [
      { term: "Tên đăng nhập", value: html`<span class="num">${username}</span>` },
      { term: "Số định danh", value: html`<span class="num">${personalId}</span>` },
      { term: "Điện thoại", value: number || "chưa có" },
      { term: "Thư điện tử", value: mail || "chưa có" },
      { term: "Mật khẩu", value: words[state] },
    ],
  });
}

/** Codes and steps alone: an administrator sees no dossier. */
function heldPart(
  c: AppContext,
  account: Account,
  held: readonly HeldStep[],
  own: boolean,
  errors: FieldError[],
  form: Form,
): Html | undefined {
  if (held.length === 0) return undefined;
  const shown = held.slice(0, 50);
  const list = table({
    caption: `${held.length} việc đang giữ${held.length > shown.length ? `, ${shown.length} việc đến hạn trước` : ""}`,
    columns: [{ label: "Hồ sơ" }, { label: "Bước" }, { label: "Cơ quan" }, { label: "Hạn của bước" }],
    rows: shown.map(({ code, agencyName, step, share }) => [
      html`<span class="num">${code}</span>`,
      `${step.name}${share ? " (một phần)" : ""}`,
      agencyName,
      shortMoment(step.dueAt),
    ]),
  });
  const why = html`<p class="soft">Phải bàn giao hết mới kết thúc vai, chuyển phòng hay đóng tài khoản được. Người quản trị không xử lý hồ sơ: lãnh đạo cơ quan bàn giao ở trang “Ai đang giữ việc gì”.</p>`;
  const agencies = [...new Map(held.map((one) => [one.agencyId, one.agencyName]))];
  const ask =
    !own &&
    agencies.map(([agencyId, agencyName]) => {
      const slug = `ban-giao/${agencyId}`;
      return fold(c, account, {
        slug,
        title: `Đề nghị lãnh đạo ${agencyName} bàn giao`,
        errors,
        body: html`${reasonField(slug, form, errors, "Vì sao cần bàn giao", "Ví dụ: chuyển công tác từ 01/12")}${button({ text: "Gửi đề nghị", kind: "quiet" })}`,
      });
    });
  return html`<h2>Hồ sơ đang giữ</h2>${why}${list}${ask}`;
}

function acts(c: AppContext, account: Account, errors: FieldError[], form: Form): Html {
  const { state } = account;
  const field = (name: string, stored: string) => {
    const full = nameIn("thong-tin", name);
    return { name: full, value: form.has(full) ? form.get(full) : stored, ...errorOf(errors, full) };
  };
  const details = fold(c, account, {
    slug: "thong-tin",
    title: "Sửa họ tên, điện thoại, thư",
    errors,
    body: html`${text({ label: "Họ và tên", maxLength: 100, ...field("ho-ten", account.name) })}${phone({ label: "Điện thoại", optional: true, autocomplete: "off", ...field("dien-thoai", account.phone) })}${email({ label: "Thư điện tử", optional: true, autocomplete: "off", ...field("thu", account.email) })}${button({ text: "Lưu" })}`,
  });
  const first = state === "waiting";
  const reset = fold(c, account, {
    slug: "cap-lai",
    title: first ? "Cấp mật khẩu và mã một lần" : "Cấp lại mật khẩu, mã một lần",
    open: first,
    errors,
    body: html`${checkbox({ name: "mat-khau", label: "Mật khẩu mới", note: "Hiện một lần; người dùng phải đổi ở lần đăng nhập đầu", checked: true })}${checkbox({ name: "ma", label: "Mã một lần mới", note: "Khi mất hoặc đổi điện thoại; mã cũ hết dùng được", checked: first })}${button({ text: first ? "Cấp và hiện một lần" : "Cấp lại và hiện một lần", kind: first ? "primary" : "danger" })}`,
  });
  const lock = fold(c, account, {
    slug: "khoa",
    title: "Khóa ngay",
    errors,
    body: html`<p>Đăng xuất người này khỏi mọi máy và không cho đăng nhập, ví dụ khi mất điện thoại hoặc lộ mật khẩu. Hồ sơ đang giữ vẫn còn đó.</p>${reasonField("khoa", form, errors, "Vì sao khóa")}${button({ text: "Khóa tài khoản", kind: "danger" })}`,
  });
  const unlock = fold(c, account, {
    slug: "mo-khoa",
    title: state === "closed" ? "Mở lại tài khoản" : "Mở khóa",
    open: true,
    errors,
    body: button({ text: state === "closed" ? "Mở lại" : "Mở khóa" }),
  });
  const close = fold(c, account, {
    slug: "dong",
    title: "Đóng tài khoản",
    errors,
    body: html`<p>Kết thúc mọi vai và đóng tài khoản, khi người này nghỉ hẳn. Phải bàn giao hết hồ sơ trước.</p>${reasonField("dong", form, errors, "Vì sao đóng", "Ví dụ: nghỉ hưu từ 01/12/2026")}${button({ text: "Đóng tài khoản", kind: "danger" })}`,
  });
  const barred = state === "locked" || state === "closed";
  return html`<h2>Tài khoản</h2>${details}${state !== "closed" && reset}${state === "active" && lock}${barred && unlock}${state !== "closed" && close}`;
}

/** Address of the page after something was done. */
export const donePath = (account: Pick<Account, "id">, done: string): string => `${accountPath(account.id)}?xong=${done}`;
