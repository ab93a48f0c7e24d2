import { listProcedures } from "../../../features/catalogue/index.ts";
import { type FindingAnswer, type FoundProcedure, findProcedures } from "../../../features/finding/index.ts";
import type { AppContext } from "../../context.ts";
import { type CardLinkParams, cardGrid, empty, type Html, html } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { lifeEvents } from "./life-events.ts";
import { searchForm } from "./search-form.ts";
import { cardOf } from "./summary.ts";

const MOST_LETTERS = 200;
const MOST = 20;
/** A best fit below this may be quite wrong; then the ways to other help are shown too. */
const UNSURE = 0.35;

/** What somebody asks, from the address. */
export const askedOf = (c: AppContext): string => (c.req.query("q") ?? "").normalize("NFC").trim().slice(0, MOST_LETTERS);

/** GET /tim?q=: procedures by need. */
export async function showSearch(c: AppContext): Promise<Response> {
  const asked = askedOf(c);
  const list = asked === "" ? await everything(c) : await found(c, asked);
  const title = asked === "" ? "Tất cả thủ tục làm được ở đây" : `Tìm “${asked}”`;
  return page(c, { title, body: html`<h1>${title}</h1>${searchForm(asked)}${list}`, back: { href: "/", text: "Trang chủ" } });
}

async function everything(c: AppContext): Promise<Html> {
  const offered = await listProcedures(c.var.services);
  return html`<h2>Thủ tục <span class="soft">(${offered.length})</span></h2>${cardGrid(offered.map(({ revision }) => cardOf(revision)))}`;
}

async function found(c: AppContext, asked: string): Promise<Html> {
  const answer = await findProcedures(c.var.services, asked, { limit: MOST });
  const { results } = answer;
  if (results.length === 0)
    return html`${empty({ title: "Chưa thấy thủ tục nào khớp", body: advice(c), act: html`<p><a class="tap" href="/tim">Xem tất cả thủ tục</a></p>` })}${lifeEvents()}`;
  const help = results[0]!.score < UNSURE && html`<p class="soft">Chưa đúng việc của bạn? ${advice(c)}</p>`;
  return html`${spelling(answer)}<h2>Có thể bạn cần <span class="soft">(${results.length})</span></h2>${cardGrid(results.map(cardOfFound))}${help}`;
}

/** Words put right are searched for at once; the person sees what was made of them. */
function spelling({ corrected }: FindingAnswer): Html | undefined {
  if (!corrected) return undefined;
  return html`<p>Có phải bạn tìm <a class="tap" href="/tim?q=${encodeURIComponent(corrected)}">${corrected}</a>?</p>`;
}

/** A procedure that was found, as a card; one that is published only says where it is handled. */
export function cardOfFound(one: FoundProcedure): CardLinkParams {
  const reason = one.fits === "related" ? ["có nhắc đến trong giấy tờ hoặc kết quả"] : [];
  if (one.revision) {
    const card = cardOf(one.revision);
    return { ...card, text: [card.text, ...reason].filter(Boolean).join(" · ") };
  }
  const legal = one.plain === one.name ? [] : [shorten(one.name)];
  return {
    href: `/thu-tuc/${one.code}`,
    title: shorten(one.plain),
    text: [...legal, one.tiers.join(", "), one.field, ...reason].filter(Boolean).join(" · "),
  };
}

const LONGEST = 140;
const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

function advice(c: AppContext): Html {
  const { hotline, hotlineHours } = c.var.site;
  return html`Hãy thử từ ngắn hơn và gần với việc cần làm, ví dụ “khai sinh”. Hoặc gọi ${phoneLink(hotline)} (${hotlineHours}); cán bộ sẽ chỉ đúng thủ tục cho bạn.`;
}
