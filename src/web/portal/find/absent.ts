import { dateOnScreen } from "../../../core/procedure/index.ts";
import { historyOf, listWithdrawals, type RevisionEntry } from "../../../features/catalogue/index.ts";
import { findPublished } from "../../../features/published/index.ts";
import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { type Html, html, link, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { todayOf } from "../public/whole-offer.ts";
import { historyPath, nextOf } from "./as-of.ts";
import { publishedPage } from "./published-page.ts";
import { guideLinks } from "./related.ts";

const UNKNOWN = "Không có thủ tục này. Hãy tìm lại bằng tên việc bạn cần làm.";

/**
 * A procedure that is not in force here on a day: not yet, no longer, or only published nationally. People who come by an old link are told
 * what became of it, so the answer is a page like any other.
 * @throws Problem 404 for a code that was never heard of
 */
export async function showAbsent(c: AppContext, code: string, day: string): Promise<Response> {
  const { services } = c.var;
  const today = todayOf(services);
  const entries = await historyOf(services, code, today);
  const [newest] = entries;
  if (!newest) {
    const published = await findPublished(services, code);
    if (!published) throw notFound(UNKNOWN);
    return publishedPage(c, published);
  }
  const says = day === today ? await presentNotice(c, code, today, entries) : dayNotice(code, day);
  const guides = guideLinks(code);
  const body = html`<h1>${newest.name}</h1><p class="soft">Mã ${code}.</p>${says}<div class="row">${link({ href: historyPath(code), text: "Các lần thay đổi", look: "quiet" })}${link({ href: "/tim", text: "Tìm thủ tục khác", look: "quiet" })}</div>${guides.length > 0 && html`<h2>Việc liên quan</h2><ul class="links">${guides}</ul>`}`;
  return page(c, { title: newest.name, body, back: { href: "/", text: "Trang chủ" } });
}

const dayNotice = (code: string, day: string): Html =>
  notice({
    tone: "soon",
    title: `Ngày ${dateOnScreen(day)} thủ tục này không áp dụng`,
    body: html`<p><a class="tap" href="/thu-tuc/${code}">Xem hôm nay</a></p>`,
  });

async function presentNotice(c: AppContext, code: string, today: string, entries: readonly RevisionEntry[]): Promise<Html> {
  const next = nextOf(entries, today);
  if (next)
    return notice({
      title: `Thủ tục này áp dụng từ ngày ${dateOnScreen(next.from)}`,
      body: html`<p>Theo Quyết định ${next.decision.number}, ${next.decision.by}. Trước ngày đó chưa nộp được. ${link({ href: `/thu-tuc/${code}?ngay=${next.from}`, text: "Xem trước" })}</p>`,
    });
  const gone = (await listWithdrawals(c.var.services, code)).findLast(({ from }) => from <= today);
  const last = entries.find(({ from, until }) => until !== null && until >= from);
  const before =
    last?.until &&
    html`<p><a class="tap" href="/thu-tuc/${code}?ngay=${last.until}">Xem quy định đến hết ngày ${dateOnScreen(last.until)}</a></p>`;
  if (gone && entries.some(({ state }) => state === "withdrawn"))
    return notice({
      tone: "late",
      title: `Thủ tục này đã bãi bỏ từ ngày ${dateOnScreen(gone.from)}`,
      body: html`<p>Theo Quyết định ${gone.decision.number} ngày ${dateOnScreen(gone.decision.date)} của ${gone.decision.by}.${gone.note && ` ${gone.note}`}</p><p>Không nhận hồ sơ mới nữa. Hồ sơ đã nộp trước đó vẫn được giải quyết.</p>${before}`,
    });
  return notice({
    tone: "late",
    title: last?.until ? `Thủ tục này hết hiệu lực sau ngày ${dateOnScreen(last.until)}` : "Thủ tục này không áp dụng",
    body: html`<p>Hiện không nộp được. Hồ sơ đã nộp trước đó vẫn được giải quyết.</p>${before}`,
  });
}
