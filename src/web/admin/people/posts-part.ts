import { type Account, coversPost, type HeldStep, stepsOfPost } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import type { Form } from "../../form-data.ts";
import { stewardOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { button, type FieldError, type Html, html, table, text } from "../../ui/index.ts";
import { fold, nameIn, reasonField } from "./fold.ts";
import { roomField } from "./post-fields.ts";
import { placeText, postText } from "./words.ts";

type Params = { account: Account; held: readonly HeldStep[]; errors: FieldError[]; form: Form };

/** The posts of an account, each with what may be done to it. */
export async function postsPart(c: AppContext, { account, held, errors, form }: Params): Promise<Html> {
  if (account.posts.length === 0) return html`<p class="soft">Chưa có vai nào, nên đăng nhập được mà chưa làm gì được.</p>`;
  const steward = stewardOf(c);
  const own = account.id === steward.officerId;
  const rows = await Promise.all(
    account.posts.map(async (post) => {
      const open = stepsOfPost(account, post, held).length;
      const slugs = { change: `vai/${post.id}/sua`, end: `vai/${post.id}/ket-thuc` };
      const position = nameIn(slugs.change, "chuc-vu");
      const room = nameIn(slugs.change, "phong");
      const kept = (name: string, stored: string): string => (form.has(name) ? form.get(name) : stored);
      const change = fold(c, account, {
        slug: slugs.change,
        title: "Sửa chức vụ, phòng",
        errors,
        body: html`${text({ name: position, label: "Chức vụ", value: kept(position, post.position), maxLength: 200, ...errorOf(errors, position) })}${await roomField(c, post.agencyId, kept(room, post.unit ?? ""), errors, room)}${button({ text: "Lưu vai" })}`,
      });
      const end = fold(c, account, {
        slug: slugs.end,
        title: "Kết thúc vai",
        errors,
        body: html`${reasonField(slugs.end, form, errors, "Vì sao kết thúc", "Ví dụ: Quyết định điều động số 12/QĐ-UBND")}${button({ text: "Kết thúc vai", kind: "danger", about: postText(post) })}`,
      });
      const acts =
        own || !coversPost(steward, post) ? html`<span class="soft">ngoài phạm vi của bạn</span>` : html`${change}${end}`;
      return [
        html`${ROLE_NAMES[post.role]}<span class="sub">${placeText(post)}</span>`,
        html`${post.agencyName}<span class="sub num">${post.agencyId}</span>`,
        open > 0 ? `${open} việc` : "không",
        acts,
      ];
    }),
  );
  const list = table({
    caption: "Các vai",
    captionHidden: true,
    columns: [{ label: "Vai" }, { label: "Cơ quan" }, { label: "Hồ sơ đang giữ" }, { label: "Thay đổi" }],
    rows,
  });
  return html`<div class="posts">${list}</div>`;
}
