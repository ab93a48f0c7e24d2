import type { Revision } from "../../../core/procedure/types.ts";
import { findProcedure, waiversToday } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { LEVEL_2 } from "../../level-words.ts";
import { notFound } from "../../problem.ts";
import { definitionList, facts, type Html, html, link, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { startForm } from "../filing/start.ts";
import { termText } from "../words.ts";
import { costText, feeSection } from "./fee-section.ts";
import { draftNotice, openDraftOf } from "./open-draft.ts";
import { paperSection } from "./procedure-papers.ts";
import { sampleOf } from "./sample.ts";

/** GET: everything to know before starting. */
export async function showProcedure(c: AppContext): Promise<Response> {
  const revision = (await findProcedure(c.var.services, c.req.param("code") ?? ""))?.revision;
  if (!revision) throw notFound("Không có thủ tục này. Hãy tìm lại bằng tên việc bạn cần làm.");
  const draft = await openDraftOf(c, revision.code);
  const { today, waivers } = await waiversToday(c.var.services);
  const legalName =
    revision.plain !== revision.name && html`<p class="soft">Tên theo pháp luật: ${revision.name} (mã ${revision.code})</p>`;
  const online = revision.channels.online;
  const body = html`<h1>${revision.plain}</h1>${legalName}<p>${revision.summary}</p>${facts(figures(revision, today))}${draft && draftNotice(draft)}${level(c, revision)}${online ? begin(c, revision, draft !== undefined) : html`<p>Thủ tục này chưa làm được trên mạng. Hãy đến quầy một cửa.</p>`}<h2>Ai làm được</h2><ul>${revision.audience.map((one) => html`<li>${one}</li>`)}</ul><p>Nơi giải quyết: ${revision.competent.by}.</p>${paperSection(revision, draft)}${feeSection(revision, today, waivers)}${resultSection(revision)}<div class="row">${link({ href: `/thu-tuc/${revision.code}/quy-trinh`, text: "Ai giải quyết, mỗi bước bao lâu", look: "quiet" })}</div><h2>Căn cứ pháp lý</h2><ul>${revision.legal.map((one) => html`<li>${one}</li>`)}<li>Quyết định công bố thủ tục: ${revision.decision.number}, ${revision.decision.by}</li></ul>`;
  return page(c, { title: revision.plain, body, back: { href: "/", text: "Trang chủ" } });
}

function figures(revision: Revision, today: string) {
  const terms = revision.channels.online ?? revision.channels.counter;
  return [
    { value: `${revision.minutesToFill} phút`, label: "để điền" },
    ...(terms ? [{ value: terms.sameDay ? "Trong ngày" : termText(terms), label: "có kết quả" }] : []),
    { value: costText(revision, "online", today), label: "chi phí khi nộp trực tuyến" },
  ];
}

function level(c: AppContext, revision: Revision): Html | undefined {
  const session = c.var.session;
  const wanted = revision.channels.online?.minLevel ?? 0;
  if (session?.face !== "person" || session.person.level >= wanted) return undefined;
  return notice({
    tone: "soon",
    title: `Tài khoản của bạn ở mức ${session.person.level}; nộp trực tuyến cần mức ${wanted}`,
    body: LEVEL_2,
  });
}

function begin(c: AppContext, revision: Revision, another: boolean): Html {
  if (c.var.session?.face === "person") return startForm(c, revision.code, another);
  const way = encodeURIComponent(`/nop/${revision.code}/bat-dau`);
  return html`<div class="row">${link({ href: `/dang-nhap?ve=${way}`, text: "Đăng nhập VNeID để bắt đầu", look: "primary" })}</div>`;
}

function resultSection(revision: Revision): Html {
  const items = revision.results.map((result) => {
    const sample =
      sampleOf(result.template) && html` <a href="/thu-tuc/${revision.code}/mau/${result.template}">Xem bản mẫu (PDF)</a>`;
    return { term: "Kết quả", value: html`${result.name}${sample}` };
  });
  return html`<h2>Bạn nhận được gì</h2>${definitionList({ items })}`;
}
