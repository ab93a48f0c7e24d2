import type { Revision } from "../../../core/procedure/types.ts";
import { findProcedureOn, historyOf, waiversOfDay } from "../../../features/catalogue/index.ts";
import type { DraftCase } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { LEVEL_2 } from "../../level-words.ts";
import { definitionList, facts, type Html, html, link, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { startForm } from "../filing/start.ts";
import { todayOf } from "../public/whole-offer.ts";
import { termText } from "../words.ts";
import { showAbsent } from "./absent.ts";
import { changeNotice, dayAsked, historyPath, otherDayNotice } from "./as-of.ts";
import { checklistPath } from "./checklist-path.ts";
import { doubtSection } from "./doubts.ts";
import { costText, feeSection } from "./fee-section.ts";
import { draftNotice, openDraftOf } from "./open-draft.ts";
import { paperSection } from "./procedure-papers.ts";
import { relatedSection } from "./related.ts";
import { sampleOf } from "./sample.ts";
import { whereSection } from "./where-section.ts";

/** GET: everything to know before starting; with `?ngay=` as it stood or will stand on another day. */
export async function showProcedure(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const code = c.req.param("code") ?? "";
  const today = todayOf(services);
  const day = dayAsked(c) ?? today;
  const found = await findProcedureOn(services, code, day);
  if (!found) return showAbsent(c, code, day);
  const { revision, id } = found;
  const entries = await historyOf(services, code, today);
  if (day !== today) {
    const shown = entries.find((entry) => entry.id === id);
    return procedurePage(c, revision, undefined, { day, says: otherDayNotice(code, day, today, shown) });
  }
  return procedurePage(c, revision, await openDraftOf(c, code), { day, says: changeNotice(code, today, entries) });
}

/** A day (yyyy-MM-dd) on which a revision is shown, and what is to be said about that. */
type Seen = { day: string; says: Html | undefined };

/** The page of a revision, in force or tried out before it is; on another day than today nothing can be begun. */
export async function procedurePage(
  c: AppContext,
  revision: Revision,
  draft: DraftCase | undefined,
  seen?: Seen,
): Promise<Response> {
  const { services, site } = c.var;
  const { code, plain, name, decision } = revision;
  const today = todayOf(services);
  const day = seen?.day ?? today;
  const [{ waivers }, where, related] = await Promise.all([
    waiversOfDay(services, day),
    whereSection(c, revision),
    relatedSection(c, revision, today),
  ]);
  const legalName = html`<p class="soft">${plain !== name && `Tên theo pháp luật: ${name}. `}Mã ${code}.</p>`;
  const body = html`<h1>${plain}</h1>${legalName}${seen?.says}<p>${revision.summary}</p>${facts(figures(revision, day))}${draft && draftNotice(draft)}${day === today && beginning(c, revision, draft !== undefined)}<h2>Ai làm được</h2><ul>${revision.audience.map((one) => html`<li>${one}</li>`)}</ul>${paperSection(revision, draft)}<div class="row no-print">${link({ href: checklistPath(code), text: "In danh sách giấy tờ cần mang", look: "quiet" })}</div>${feeSection(revision, day, waivers)}${where}${resultSection(revision)}${doubtSection(revision, site.hotline)}<div class="row no-print">${link({ href: `/thu-tuc/${code}/quy-trinh`, text: "Ai giải quyết, mỗi bước bao lâu", look: "quiet" })}</div><h2>Căn cứ pháp lý</h2><ul>${revision.legal.map((one) => html`<li>${one}</li>`)}<li>Quyết định công bố thủ tục: ${decision.number}, ${decision.by}. ${link({ href: historyPath(code), text: "Các lần thay đổi" })}</li></ul>${related}`;
  return page(c, { title: plain, body, back: { href: "/", text: "Trang chủ" } });
}

function beginning(c: AppContext, revision: Revision, another: boolean): Html {
  if (!revision.channels.online) return html`<p>Thủ tục này chưa làm được trên mạng. Hãy đến quầy một cửa.</p>`;
  return html`${level(c, revision)}${begin(c, revision, another)}`;
}

function figures(revision: Revision, day: string) {
  const channel = revision.channels.online ? "online" : "counter";
  const terms = revision.channels[channel];
  return [
    ...(revision.channels.online ? [{ value: `${revision.minutesToFill} phút`, label: "để điền" }] : []),
    ...(terms ? [{ value: terms.sameDay ? "Trong ngày" : termText(terms), label: "có kết quả" }] : []),
    {
      value: costText(revision, channel, day),
      label: channel === "online" ? "chi phí khi nộp trực tuyến" : "chi phí khi nộp tại quầy",
    },
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
  const preview = c.get("preview");
  if (preview) return html`<div class="row">${link({ href: preview.start, text: "Điền thử tờ khai", look: "primary" })}</div>`;
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
