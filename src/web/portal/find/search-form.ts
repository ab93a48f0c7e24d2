import { type Html, html } from "../../ui/index.ts";

/** The box in which people say what they need. Without script it is an ordinary form; with it, answers show while they type. */
export function searchForm(value = ""): Html {
  return html`<mc-find data-href="/tim/goi-y"><form class="search" role="search" action="/tim"><input type="search" name="q" aria-label="Tìm thủ tục" placeholder="Ví dụ: làm khai sinh cho con" value="${value}" maxlength="200" autocomplete="off"><button class="btn" type="submit">Tìm</button></form></mc-find>`;
}
