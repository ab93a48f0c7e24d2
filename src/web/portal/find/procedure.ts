import type { Revision } from "../../../core/procedure/types.ts";
import { findProcedureOn, historyOf, waiversOfDay } from "../../../features/catalogue/index.ts";
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
  const { revision } = found;
  const isToday = day === today;
  const draft = isToday ? await openDraftOf(c, code) : undefined;
  const [entries, { waivers }, where, related] = await Promise.all([
    historyOf(services, code, today),
    waiversOfDay(services, day),
    whereSection(c, revision),
    relatedSection(c, revision, today),
  ]);
  const legalName = html`<p class="soft">${revision.plain !== revision.name && `Tên theo pháp luật: ${revision.name}. `}Mã ${code}.</p>`;
  const change = isToday
    ? changeNotice(code, today, entries)
    : otherDayNotice(
        code,
        day,
        today,
        entries.find(({ id }) => id === found.id),
      );
  const { number, by } = revision.decision;
  const body = html`<h1>${revision.plain}</h1>${legalName}${change}<p>${revision.summary}</p>${facts(figures(revision, day))}${draft && draftNotice(draft)}${isToday && beginning(c, revision, draft !== undefined)}<h2>Ai làm được</h2><ul>${revision.audience.map((one) => html`<li>${one}</li>`)}</ul>${paperSection(revision, draft)}<div class="row no-print">${link({ href: checklistPath(code), text: "In danh sách giấy tờ cần mang", look: "quiet" })}</div>${feeSection(revision, day, waivers)}${where}${resultSection(revision)}${doubtSection(revision, c.var.site.hotline)}<div class="row no-print">${link({ href: `/thu-tuc/${code}/quy-trinh`, text: "Ai giải quyết, mỗi bước bao lâu", look: "quiet" })}</div><h2>Căn cứ pháp lý</h2><ul>${revision.legal.map((one) => html`<li>${one}</li>`)}<li>Quyết định công bố thủ tục: ${number}, ${by}. ${link({ href: historyPath(code), text: "Các lần thay đổi" })}</li></ul>${related}`;
  return page(c, { title: revision.plain, body, back: { href: "/", text: "Trang chủ" } });
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
