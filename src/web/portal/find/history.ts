import { CHANGE_PARTS, type Change, dateOnScreen, diffRevisions } from "../../../core/procedure/index.ts";
import {
  getRevision,
  historyOf,
  listWithdrawals,
  REVISION_STATE_NAMES,
  type RevisionEntry,
} from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { button, type Html, html, link } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { todayOf } from "../public/whole-offer.ts";

/** Parts that tell a citizen nothing: how the program works out what it shows. */
const INSIDE: readonly Change["part"][] = ["Điều kiện", "Quy trình"];

/** GET: every published revision with its decision, and what each changed. Revisions that never counted are left out. */
export async function showHistory(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const code = c.req.param("code") ?? "";
  const today = todayOf(services);
  const [entries, withdrawals] = await Promise.all([historyOf(services, code, today), listWithdrawals(services, code)]);
  const counted = entries.filter(({ from, until }) => until === null || until >= from);
  if (counted.length === 0) throw notFound("Thủ tục này chưa có bản nào được công bố ở đây.");
  const sections = await Promise.all(counted.map((entry, index) => section(c, entry, counted[index + 1])));
  const gone = withdrawals.map(
    ({ from, decision }) =>
      html`<li>Bãi bỏ từ ngày ${dateOnScreen(from)}, Quyết định ${decision.number} ngày ${dateOnScreen(decision.date)} của ${decision.by}.</li>`,
  );
  const name = counted[0]!.name;
  const form = html`<form method="get" action="/thu-tuc/${code}" class="no-print"><div class="field"><label for="ngay">Xem quy định của một ngày</label><input type="date" id="ngay" name="ngay" value="${today}"></div><div class="row">${button({ text: "Xem", kind: "quiet" })}</div></form>`;
  const body = html`<h1>Các lần thay đổi</h1><p>${name} (mã ${code})</p>${gone.length > 0 && html`<ul>${gone}</ul>`}${sections}${form}`;
  return page(c, { title: `Các lần thay đổi – ${name}`, body, back: { href: `/thu-tuc/${code}`, text: "Thủ tục" } });
}

async function section(c: AppContext, entry: RevisionEntry, before: RevisionEntry | undefined): Promise<Html> {
  const { services } = c.var;
  const { number, by, date } = entry.decision;
  const span = `Từ ${dateOnScreen(entry.from)}${entry.until ? ` đến hết ${dateOnScreen(entry.until)}` : ""}`;
  const head = html`<h2>${span}</h2><p>${REVISION_STATE_NAMES[entry.state]}. Quyết định ${number}${date && ` ngày ${dateOnScreen(date)}`}, ${by}. ${link({ href: `/thu-tuc/${entry.code}?ngay=${entry.from}`, text: "Xem toàn văn", about: span })}</p>`;
  if (!before) return html`<section>${head}<p class="soft">Bản đầu tiên được công bố ở đây.</p></section>`;
  const [was, now] = await Promise.all([getRevision(services, before.id), getRevision(services, entry.id)]);
  const changes = diffRevisions(was, now).filter(({ part }) => !INSIDE.includes(part));
  return html`<section>${head}${changeList(changes)}</section>`;
}

function changeList(changes: readonly Change[]): Html {
  if (changes.length === 0) return html`<p>Không có gì thay đổi đối với người nộp.</p>`;
  const parts = CHANGE_PARTS.flatMap((part) => {
    const own = changes.filter((change) => change.part === part);
    return own.length > 0 ? [html`<h3>${part}</h3><ul>${own.map((change) => html`<li>${sentence(change)}</li>`)}</ul>`] : [];
  });
  return html`<details><summary>Khác bản trước ${changes.length} chỗ</summary>${parts}</details>`;
}

function sentence({ place, kind, before, after }: Change): Html {
  if (kind === "added") return html`Thêm ${place}${after && after !== place && html`: <ins>${after}</ins>`}`;
  if (kind === "removed") return html`Bỏ ${place}${before && before !== place && html`: <del>${before}</del>`}`;
  if (kind === "moved") return html`${place}: chuyển chỗ, ${before} → ${after}`;
  return html`${place}: <del>${before}</del> → <ins>${after}</ins>`;
}
