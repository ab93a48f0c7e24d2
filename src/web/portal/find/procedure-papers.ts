import type { Paper, Revision } from "../../../core/procedure/types.ts";
import type { DraftCase } from "../../../features/filing/index.ts";
import { type Html, html } from "../../ui/index.ts";

/** Papers: of the case that is being filled in, when there is one; otherwise those of every case, and those that depend on it. */
export function paperSection(revision: Revision, draft: DraftCase | undefined): Html {
  if (draft && Object.keys(draft.draft.answers).length > 0) return ofDraft(draft);
  const always = revision.papers.filter((paper) => paper.when === undefined);
  const depending = revision.papers.filter((paper) => paper.when !== undefined);
  return html`<h2>Giấy tờ</h2><p>Bạn không phải chuẩn bị hết những thứ dưới đây. Khi bạn trả lời các câu hỏi, chúng tôi tra dữ liệu của Nhà nước rồi chỉ hỏi giấy tờ còn thiếu.</p>${always.length > 0 && html`<h3>Luôn cần</h3>${list(always)}`}${depending.length > 0 && html`<h3>Tùy trường hợp</h3>${list(depending)}`}`;
}

function ofDraft(draft: DraftCase): Html {
  const wanted = draft.papers.filter(({ satisfiedBy }) => satisfiedBy === undefined).map(({ paper }) => paper);
  const spared = draft.papers.filter(({ satisfiedBy }) => satisfiedBy !== undefined).map(({ paper }) => paper.name);
  return html`<h2>Giấy tờ trong trường hợp của bạn</h2><p class="soft">Tính theo những gì bạn đã điền đến lúc này.</p>${wanted.length > 0 ? list(wanted) : html`<p>Chưa cần giấy tờ nào.</p>`}${spared.length > 0 && html`<p>Không phải nộp vì Nhà nước đã có dữ liệu: ${spared.join(", ")}.</p>`}`;
}

function list(papers: readonly Paper[]): Html {
  return html`<ul>${papers.map((paper) => html`<li>${paper.name}${paper.satisfiedBy.length > 0 && html` – <span class="soft">không cần nếu Nhà nước đã có dữ liệu</span>`}${paper.help && html`<br><span class="soft">${paper.help}</span>`}</li>`)}</ul>`;
}
