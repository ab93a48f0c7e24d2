import { MANDATE_NAMES, MANDATE_STATE_NAMES, type Mandate } from "../../../core/mandate/index.ts";
import { findByNumber, listAtCounter } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { mandateTone, untilText } from "../../mandates/words.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, type Child, empty, type Html, html, link, notice, table, tag } from "../../ui/index.ts";

export const MANDATES = "/ban-lam-viec/uy-quyen";
const TITLE = "Ủy quyền, giám hộ, đại diện";

const DONE: Record<string, string> = {
  "ghi-nhan": "Đã ghi nhận giấy. Người làm thay nộp hồ sơ và nhận kết quả được từ bây giờ.",
  "kiem-tra": "Đã ghi kết quả kiểm tra.",
  "thu-hoi": "Đã thu hồi. Người làm thay không còn quyền từ bây giờ.",
};

/** GET: what waits to be checked here, what was recorded, and a search by the whole number of who stands at the counter. */
export async function showMandates(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const asked = (c.req.query("so") ?? "").trim().slice(0, 30);
  const [here, found] = await Promise.all([
    listAtCounter(c.var.services, actor),
    asked ? findByNumber(c.var.services, asked) : [],
  ]);
  const done = DONE[c.req.query("xong") ?? ""];
  const waiting = here.filter(({ state }) => state === "checking");
  const recorded = here.filter(({ state }) => state !== "checking");
  const bar = html`<h1>${TITLE}</h1>${searchForm(asked)}${link({ href: `${MANDATES}/moi`, text: "Ghi nhận giấy ủy quyền", look: "primary" })}`;
  const body = html`${done && notice({ tone: "ok", body: done, live: true })}${asked && results(asked, found)}${section("Chờ quầy này kiểm tra", waiting)}${section("Quầy này đã ghi nhận", recorded)}${!asked && here.length === 0 && nothing()}`;
  return deskPage(c, { title: TITLE, bar, body });
}

function searchForm(asked: string): Html {
  return html`<form class="seek grow" method="get" action="${MANDATES}" role="search"><input type="search" name="so" aria-label="Tìm theo số định danh" value="${asked}" placeholder="Đủ 12 số định danh hoặc mã số thuế" maxlength="30" inputmode="numeric">${button({ text: "Tìm", kind: "quiet" })}</form>`;
}

function results(asked: string, found: readonly Mandate[]): Html {
  if (found.length > 0) return section(`Của số ${asked}`, found) ?? html``;
  return notice({ body: "Không có quyền làm thay nào của số này. Hãy nhập đủ 12 số định danh hoặc cả mã số thuế." });
}

function nothing(): Html {
  return empty({
    title: "Chưa có giấy nào",
    body: "Khi người dân mang giấy ủy quyền có chứng thực đến, bấm Ghi nhận giấy ủy quyền. Giấy của người giám hộ gửi trên mạng hiện ở đây để bạn kiểm tra.",
  });
}

function section(title: string, mandates: readonly Mandate[]): Html | undefined {
  if (mandates.length === 0) return undefined;
  const rows = mandates.map((one): Child[] => [
    html`<a href="${MANDATES}/${one.id}">${one.giver.name}</a><span class="sub num">${one.giver.number}</span>`,
    html`${one.receiver.name}<span class="sub num">${one.receiver.personalId}</span>`,
    MANDATE_NAMES[one.kind],
    untilText(one),
    tag({ tone: mandateTone(one), text: MANDATE_STATE_NAMES[one.state] }),
  ]);
  const columns = ["Người có việc", "Người làm thay", "Theo", "Thời hạn", "Tình trạng"].map((label) => ({ label }));
  return html`<h2>${title}</h2>${table({ caption: title, captionHidden: true, columns, rows })}`;
}
