import { type GuideStep, type GuideWalk, walkGuide } from "../../../core/guide/index.ts";
import { listGuides } from "../../../features/guides/index.ts";
import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { button, cardGrid, choice, type Html, html, link } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { costText } from "../find/fee-section.ts";
import { termText } from "../words.ts";
import { pageOf, type WholeOffer, wholeOffer } from "./whole-offer.ts";

const ALL = "/toi-can";
type Guide = ReturnType<typeof listGuides>[number];

/** GET /toi-can: which moment of life. */
export function showGuides(c: AppContext): Response {
  const title = "Tôi cần…";
  const cards = listGuides().map(({ id, title: text, lead }) => ({ href: `${ALL}/${id}`, title: text, text: lead }));
  const body = html`<h1>${title}</h1><p>Chọn chuyện của bạn. Chúng tôi hỏi hai, ba câu rồi chỉ đúng việc phải làm, theo thứ tự.</p>${cardGrid(cards)}<p>Không thấy chuyện của bạn? ${link({ href: "/tim", text: "Tìm theo tên việc" })} hoặc ${link({ href: "/thu-tuc", text: "xem tất cả thủ tục" })}.</p>`;
  return page(c, { title, body, back: { href: "/", text: "Trang chủ" } });
}

/** GET /toi-can/:event?…: the next question, or what there is to do. The answers stand in the address and nowhere else. */
export async function showGuide(c: AppContext): Promise<Response> {
  const guide = listGuides().find(({ id }) => id === c.req.param("event"));
  if (!guide) throw notFound("Không có phần hướng dẫn này. Hãy chọn lại ở trang Tôi cần….");
  const walk = walkGuide(guide, c.req.query());
  const back = { href: ALL, text: "Tôi cần…" };
  const said = answers(guide, walk);
  if (walk.next) {
    const body = html`${questionForm(guide, walk, walk.next)}${said}`;
    return page(c, { title: `${guide.title}: ${walk.next.ask}`, body, back });
  }
  const offer = await wholeOffer(c.var.services);
  const steps = walk.steps.map((step) => stepItem(offer, step));
  const spared = walk.spared.map(
    ({ text, legal }) => html`<li>${text}${legal && html` <span class="soft">(${legal})</span>`}</li>`,
  );
  const many = walk.steps.length > 1;
  const body = html`<h1>${guide.title}: việc phải làm</h1>${many && html`<p>Làm lần lượt theo thứ tự sau.</p>`}<ol class="steps">${steps}</ol>${spared.length > 0 && html`<h2>Không phải làm</h2><ul>${spared}</ul>`}${said}<div class="row"><mc-print></mc-print></div>`;
  return page(c, { title: `${guide.title}: việc phải làm`, body, back, scripts: ["print"] });
}

function questionForm(guide: Guide, walk: GuideWalk, next: NonNullable<GuideWalk["next"]>): Html {
  const kept = walk.answered.map(({ question, value }) => html`<input type="hidden" name="${question.id}" value="${value}">`);
  const asked = choice({
    name: next.id,
    label: next.ask,
    heading: true,
    ...(next.hint && { hint: next.hint }),
    options: next.choices.map(({ value, label, hint }) => ({ value, label, ...(hint && { hint }) })),
  });
  return html`<form method="get" action="${ALL}/${guide.id}">${kept}${asked}<div class="row">${button({ text: "Tiếp tục" })}</div></form>`;
}

/** What was said so far; each answer can be changed, which asks what follows again. */
function answers(guide: Guide, { answered }: GuideWalk): Html | undefined {
  if (answered.length === 0) return undefined;
  const items = answered.map(({ question, label }, index) => {
    const before = new URLSearchParams(answered.slice(0, index).map((one) => [one.question.id, one.value]));
    const href = `${ALL}/${guide.id}${before.size > 0 ? `?${before}` : ""}`;
    return html`<li>${question.ask} <b>${label}</b> ${link({ href, text: "Sửa", about: question.ask })}</li>`;
  });
  return html`<h2>Bạn đã chọn</h2><ul class="plain">${items}</ul>`;
}

function stepItem(offer: WholeOffer, step: GuideStep): Html {
  const href = pageOf(offer, step.code);
  const name = href ? html`<a href="${href}">${step.name}</a>` : step.name;
  const lines = [step.due, way(offer, step)].filter(Boolean).map((text) => html`<li>${text}</li>`);
  return html`<li><h2>${name}</h2><p>${step.why}${step.legal && html` <span class="soft">(${step.legal})</span>`}</p>${lines.length > 0 && html`<ul class="soft">${lines}</ul>`}</li>`;
}

/** Where it is done, in one line. */
function way(offer: WholeOffer, { code, where }: GuideStep): string {
  if (where) return `Nơi làm: ${where}.`;
  const revision = code ? offer.here.get(code) : undefined;
  if (!revision) return "Không nộp trên trang này. Hỏi Trung tâm Phục vụ hành chính công gần nhất.";
  const channel = revision.channels.online ? "online" : "counter";
  const terms = revision.channels[channel];
  const time = terms && (terms.sameDay ? "trong ngày" : termText(terms));
  const parts = [time, costText(revision, channel, offer.day).replace("*", "").toLocaleLowerCase("vi")]
    .filter(Boolean)
    .join(", ");
  return `${revision.channels.online ? "Nộp được trên trang này" : "Nộp tại quầy một cửa"}: ${parts}.`;
}
