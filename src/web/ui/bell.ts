import type { AppContext } from "../context.ts";
import { NOTICE_COUNT, NOTICES } from "../nav.ts";
import { attrs, type Html, html } from "./html.ts";
import { isHere } from "./page.ts";

const EVERY_MS = 15_000;
/** As far as it is counted. */
const MOST = 99;

/** Tin báo: how many are unread, in the head of every page of the desk; stays true while the page is open. Nothing for whoever gets none. */
export function bell(c: AppContext): Html | undefined {
  const unread = c.get("notices");
  if (unread === undefined) return undefined;
  const here = c.req.path === NOTICE_COUNT ? c.req.query("day") === "1" : isHere(c, NOTICES);
  const shown = unread > MOST ? `${MOST}+` : String(unread);
  const count = unread > 0 && html` <b class="alerts num">${shown}<span class="vh"> tin chưa đọc</span></b>`;
  const link = html`<a${attrs({ href: NOTICES, "data-key": "0", "aria-current": here && "page" })}>Tin báo${count}</a>`;
  return html`<mc-poll id="tin" data-href="${NOTICE_COUNT}${here ? "?day=1" : ""}" data-every="${EVERY_MS}">${link}</mc-poll>`;
}
