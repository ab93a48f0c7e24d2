import type { PublishedProcedure } from "../../../core/published/index.ts";
import type { AppContext } from "../../context.ts";
import { type Child, definitionList, type Html, html, link, notice, table } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { slugOf } from "../public/fields.ts";
import { checklistPath } from "./checklist-path.ts";
import { copies, PUBLISHED_CHANNELS, publishedFees, publishedTime } from "./published-words.ts";
import { guideLinks } from "./related.ts";

/** A procedure that is not filed here: what the national catalogue publishes, in the order in which people ask. */
export function publishedPage(c: AppContext, procedure: PublishedProcedure): Response {
  const { code, name, audience, fields, steps, conditions, legal } = procedure;
  const guides = guideLinks(code);
  const related = [
    ...guides,
    ...fields.map(({ name: field }) => html`<li>${link({ href: `/linh-vuc/${slugOf(field)}`, text: `Lĩnh vực ${field}` })}</li>`),
  ];
  const body = html`<h1>${name}</h1><p class="soft">${[`Mã ${code}`, ...procedure.tiers].join(" · ")}</p>${about(procedure)}${list("Ai làm được", audience)}${paperSection(procedure)}<div class="row no-print">${link({ href: checklistPath(code), text: "In danh sách giấy tờ cần mang", look: "quiet" })}</div>${channelSection(procedure)}${agencySection(procedure)}${list(
    "Kết quả",
    procedure.results.map((result) => result.name),
  )}${steps.length > 0 && html`<h2>Trình tự</h2>${steps.map((step) => html`${step.case && html`<h3>${step.case}</h3>`}${paragraphs(step.text)}`)}`}${conditions && html`<h2>Yêu cầu, điều kiện</h2>${paragraphs(conditions)}`}${list(
    "Căn cứ pháp lý",
    legal.map(({ name: title, number }) => (number && !title.includes(number) ? `${title} (${number})` : title)),
  )}${unparsed(procedure)}${related.length > 0 && html`<h2>Việc liên quan</h2><ul class="links">${related}</ul>`}`;
  return page(c, { title: name, body, back: { href: "/thu-tuc", text: "Tất cả thủ tục" } });
}

function about({ decision, url }: PublishedProcedure): Html {
  return notice({
    title: "Chỉ để đọc, chưa nộp trên trang này",
    body: html`<p>Nội dung dưới đây lấy nguyên từ Cơ sở dữ liệu quốc gia về thủ tục hành chính${decision && `, Quyết định ${decision}`}.</p><p>${url && /^https:\/\//.test(url) && html`${link({ href: url, text: "Xem và nộp trên Cổng Dịch vụ công quốc gia" })}, hoặc `}hỏi Trung tâm Phục vụ hành chính công gần nhất.</p>`,
  });
}

const list = (title: string, items: readonly string[]): Html | undefined =>
  items.length > 0 ? html`<h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : undefined;

/** Published texts keep their lines. */
function paragraphs(text: string): Html[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => html`<p>${line}</p>`);
}

function paperSection({ cases }: PublishedProcedure): Html | undefined {
  const filled = cases.filter(({ papers }) => papers.length > 0);
  return filled.length > 0
    ? html`<h2>Giấy tờ</h2>${filled.map(({ name, papers }) => html`${name && html`<h3>${name}</h3>`}${paperList(papers)}`)}`
    : undefined;
}

/** Papers of one case with how many of each and the form that belongs to it. */
export function paperList(papers: PublishedProcedure["cases"][number]["papers"]): Html {
  return html`<ul>${papers.map((paper) => html`<li>${paper.name}${copies(paper) && html` <span class="soft">${copies(paper)}</span>`}${paper.form && html`<br><span class="soft">Mẫu: ${paper.form}</span>`}</li>`)}</ul>`;
}

function channelSection({ channels }: PublishedProcedure): Html | undefined {
  if (channels.length === 0) return undefined;
  const rows = channels.map((channel): Child[] => [
    PUBLISHED_CHANNELS[channel.channel],
    html`${publishedTime(channel)}${channel.note && html`<span class="sub">${channel.note}</span>`}`,
    html`<ul class="plain">${publishedFees(channel).map((fee) => html`<li>${fee}</li>`)}</ul>`,
  ]);
  return html`<h2>Thời gian và chi phí</h2>${table({ caption: "Thời gian và chi phí theo cách nộp", captionHidden: true, columns: [{ label: "Cách nộp" }, { label: "Thời gian" }, { label: "Chi phí" }], rows })}`;
}

function agencySection({ agencies }: PublishedProcedure): Html | undefined {
  const pairs = [
    { term: "Cơ quan thực hiện", value: agencies.performing.join("; ") },
    { term: "Cơ quan có thẩm quyền", value: agencies.competent },
    { term: "Cơ quan được ủy quyền", value: agencies.delegated },
    { term: "Cơ quan phối hợp", value: agencies.cooperating },
    { term: "Địa chỉ tiếp nhận", value: agencies.address },
  ].filter(({ value }) => value !== "");
  return pairs.length > 0 ? html`<h2>Cơ quan</h2>${definitionList({ items: pairs })}` : undefined;
}

/** Nothing that was published is kept from the reader. */
function unparsed({ unparsed: pieces, description, related }: PublishedProcedure): Html | undefined {
  const texts = [description, related, ...pieces.map(({ text }) => text)].filter(Boolean);
  return texts.length > 0 ? html`<h2>Nội dung khác đã công bố</h2>${texts.flatMap(paragraphs)}` : undefined;
}
