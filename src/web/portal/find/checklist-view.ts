import type { ChecklistPaper, timeFor } from "../../../core/procedure/index.ts";
import type { Answers, Channel, Field, Paper, Revision } from "../../../core/procedure/types.ts";
import { acceptingCentres, hoursOf } from "../../../features/catalogue/index.ts";
import { qrCode } from "../../../features/documents/index.ts";
import type { AppContext } from "../../context.ts";
import { trusted } from "../../ui/html.ts";
import { button, choice, definitionList, type Html, html, link, yesNo } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { hoursText } from "../public/hours-text.ts";
import { CHANNELS, termText } from "../words.ts";
import { checklistPath } from "./checklist-path.ts";
import { costs } from "./fee-section.ts";

/** More papers than this would not go on one A4 in the largest type. */
const MANY = 10;

export type ChecklistView = {
  revision: Revision;
  channel: Channel;
  /** Ways of handing in that are offered, by their word in the address. */
  channels: (readonly [string, Channel])[];
  questions: readonly Field[];
  answers: Readonly<Answers>;
  papers: readonly ChecklistPaper[];
  time: ReturnType<typeof timeFor>;
  today: string;
  /** Of the procedure's page; goes into the code to scan. */
  address: string;
};

/** One sheet in large type: papers with boxes to tick, fee, time, place, hours, and a code that leads back to the procedure. */
export async function checklistPage(c: AppContext, view: ChecklistView): Promise<Response> {
  const { revision, papers, address } = view;
  const always = papers.filter(({ needed, paper }) => needed === "yes" && paper.required);
  const perhaps = papers.filter(({ needed, paper }) => needed === "maybe" || !paper.required);
  const code = await qrCode(address);
  const body = html`<div class="${papers.length > MANY ? "sheet dense" : "sheet"}"><div class="sheet-head"><div><h1>Cần mang: ${revision.plain}</h1><p class="soft">${revision.name}, mã ${revision.code}</p></div>${qr(code, address)}</div>${caseText(view)}${paperLists(view, always, perhaps)}${definitionList({ items: await particulars(c, view) })}</div>${form(view)}<div class="row no-print"><mc-print></mc-print>${link({ href: `/thu-tuc/${revision.code}`, text: "Xem thủ tục", look: "quiet" })}</div>`;
  const title = `Cần mang: ${revision.plain}`;
  return page(c, { title, body, back: { href: `/thu-tuc/${revision.code}`, text: revision.plain }, scripts: ["print"] });
}

/** A code to scan with the camera; its address is said to those who cannot see it. */
export function qr(code: string, address: string): Html {
  return html`<div class="qr" role="img" aria-label="Mã QR dẫn tới ${address}">${trusted(code)}</div>`;
}

function paperLists({ channel }: ChecklistView, always: readonly ChecklistPaper[], perhaps: readonly ChecklistPaper[]): Html {
  const identity =
    channel === "counter" &&
    html`<li>Thẻ căn cước, hoặc VNeID trên điện thoại <span class="soft">để cán bộ biết bạn là ai; không phải nộp</span></li>`;
  const first =
    always.length > 0 || identity
      ? html`<ul class="ticks">${identity}${always.map(({ paper }) => item(paper))}</ul>`
      : html`<p>Không phải chuẩn bị giấy tờ nào.</p>`;
  return html`<h2>Mang theo</h2>${first}${perhaps.length > 0 && html`<h2>Tùy trường hợp</h2><ul class="ticks">${perhaps.map(({ paper }) => item(paper))}</ul>`}`;
}

function item(paper: Paper): Html {
  const count = [paper.original > 0 && `${paper.original} bản chính`, paper.copy > 0 && `${paper.copy} bản sao`];
  const notes = [...count, paper.satisfiedBy.length > 0 && "không cần nếu Nhà nước đã có dữ liệu", !paper.required && "nếu có"];
  return html`<li>${paper.name} <span class="soft">${notes.filter(Boolean).join("; ")}</span></li>`;
}

async function particulars(c: AppContext, { revision, channel, time, today }: ChecklistView) {
  const { services, site } = c.var;
  const [first] = await acceptingCentres(services, revision);
  const when = time && (time.sameDay ? termText({ ...time }) : `${termText(time)}${time.say ? ` (${time.say})` : ""}`);
  const anywhere = revision.acceptedAt === "agency" ? "của nơi giải quyết" : "trong tỉnh, nơi nào cũng được";
  return [
    {
      term: "Chi phí",
      value: html`${costs(revision, channel, today)}${revision.fees.length > 0 && html`<span class="sub">* chỉ thu trong trường hợp cần đến</span>`}`,
    },
    ...(when ? [{ term: "Có kết quả", value: when }] : []),
    ...(channel === "counter" ? [{ term: "Nộp tại", value: `Trung tâm Phục vụ hành chính công ${anywhere}` }] : []),
    ...(channel === "online" ? [{ term: "Nộp tại", value: "Trang này, bằng tài khoản VNeID; giấy tờ thì chụp ảnh" }] : []),
    ...(channel === "post" ? [{ term: "Nộp tại", value: "Bưu điện gần nhất; gửi bản sao có chứng thực" }] : []),
    ...(first && channel !== "online" ? [{ term: "Giờ làm việc", value: hoursText(hoursOf(first, services.clock.now())) }] : []),
    { term: "Hỏi", value: html`${phoneLink(site.hotline)} (${site.hotlineHours})` },
  ];
}

/** What the sheet was made for, so that a printed one says so. */
function caseText({ questions, answers, channel }: ChecklistView): Html {
  const said = questions.flatMap((field) => {
    const value = answers[field.id];
    if (value === undefined) return [];
    const label = field.type === "yesNo" ? (value ? "Có" : "Không") : field.choices?.find((one) => one.value === value)?.label;
    return [html`<li>${field.label}: <b>${label}</b></li>`];
  });
  return html`<ul class="plain"><li>Cách nộp: <b>${CHANNELS[channel]}</b></li>${said}</ul>`;
}

function form({ revision, channel, channels, questions, answers }: ChecklistView): Html | undefined {
  if (questions.length === 0 && channels.length < 2) return undefined;
  const way =
    channels.length > 1 &&
    choice({
      name: "kenh",
      label: "Bạn nộp thế nào?",
      value: channels.find(([, one]) => one === channel)?.[0] ?? "",
      options: channels.map(([value, one]) => ({ value, label: CHANNELS[one] })),
    });
  const asked = questions.map((field) => {
    const value = answers[field.id];
    const common = { name: field.id, label: field.label, ...(field.hint && { hint: field.hint }) };
    if (field.type === "yesNo") return yesNo({ ...common, ...(value !== undefined && { value: String(value) }) });
    return choice({ ...common, ...(value !== undefined && { value: String(value) }), options: field.choices ?? [] });
  });
  return html`<section class="no-print"><h2>Danh sách đúng trường hợp của bạn</h2><p>Trả lời những câu bạn biết; câu nào chưa biết thì bỏ qua.</p><form method="get" action="${checklistPath(revision.code)}">${way}${asked}<div class="row">${button({ text: "Cập nhật danh sách" })}</div></form></section>`;
}
