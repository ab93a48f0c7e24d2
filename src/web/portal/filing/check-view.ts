import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  addressNote,
  answerLines,
  dateInWords,
  decidingUnit,
  isRowType,
  missing,
  partialDateInWords,
  timeFor,
} from "../../../core/procedure/index.ts";
import type { Field, Page, RegisterValue } from "../../../core/procedure/types.ts";
import { getAgency, listRooms } from "../../../features/catalogue/index.ts";
import { DRAFT_DAYS, type DraftCase, feeOfDraft, fetchesAtCounter } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { LEVEL_2 } from "../../level-words.ts";
import { button, type Child, definitionList, type Html, html, notice, type Pair } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { dayAndTime, termText } from "../words.ts";
import { evidencePairs } from "./evidence.ts";
import { feeTable } from "./fee-table.ts";
import { storedFile } from "./file-view.ts";
import { checkProgress, savedNote } from "./frame.ts";
import { movedNotice } from "./moved-notice.ts";
import { fileDetail } from "./paper-view.ts";
import { AGENCY, CHECK, FETCH, originPath, pagePath, paperPath } from "./paths.ts";

export type CheckParams = { draft: DraftCase; word?: Html; status?: ContentfulStatusCode };

/** Kiểm tra câu trả lời: all answers, papers, cost and time on one page, then the one button that hands them in. */
export async function checkPage(c: AppContext, { draft, word, status }: CheckParams): Promise<Response> {
  const { revision, dossier, ctx } = draft;
  const { level } = missing(revision, ctx, []);
  const title = dossier ? "Kiểm tra phần bổ sung" : "Kiểm tra trước khi nộp";
  const end = draft.draft.ended ? undefined : level === undefined ? submitForm(c, draft) : levelWord(level);
  const body = html`${checkProgress(draft)}${movedNotice(draft, true)}${word}<h1>${title}</h1><p>Chưa có gì được gửi đi. Xem lại từng mục; bấm Sửa nếu cần.</p>${parts(draft)}${papers(draft)}${dossier ? undefined : await terms(c, draft)}${end}`;
  return page(c, {
    title,
    body,
    ...(status && { status }),
    back: { href: originPath(draft), text: "Để sau, đã lưu" },
    service: {
      name: revision.plain,
      note: savedNote(c, draft),
      exit: { href: "/ho-so", text: "Hồ sơ của tôi" },
    },
  });
}

function submitForm(c: AppContext, draft: DraftCase): Html {
  return postForm(c, {
    action: pagePath(draft.draft.id, CHECK),
    body: html`<input type="hidden" name="_phien" value="${draft.draft.version}"><p>Khi bấm nút dưới đây, bạn xác nhận những điều trên là đúng.</p><div class="row">${button({ text: draft.dossier ? "Nộp phần bổ sung" : "Nộp hồ sơ" })}</div>`,
  });
}

function levelWord(level: number): Html {
  return notice({
    tone: "soon",
    title: `Để nộp trực tuyến, tài khoản VNeID cần mức ${level}`,
    body: html`<p>${LEVEL_2}</p><p>Những gì bạn điền được giữ ${DRAFT_DAYS} ngày. Sau khi nâng mức, đăng nhập lại và mở phần này trong <a href="/ho-so">Hồ sơ của tôi</a> để nộp. Cần ngay? Mang giấy tờ đến quầy một cửa gần nhất.</p>`,
  });
}

function parts({ draft, pages, ...rest }: DraftCase): Html[] {
  const names = [...new Set(pages.map((one) => one.part))];
  return names.map((name) => {
    const items = pages
      .filter((one) => one.part === name)
      .flatMap((one) => one.fields.flatMap((field) => pairs({ draft, pages, ...rest }, one, field)));
    return html`<h2>${name}</h2>${definitionList({ items, review: true })}`;
  });
}

function pairs(draft: DraftCase, one: Page, field: Field): Pair[] {
  const { ctx } = draft;
  const act = change(pagePath(draft.draft.id, one.id), field.label);
  const value = ctx.registers[field.id];
  const lines: Child[] = value?.found
    ? [...evidencePairs(field, value).map((pair) => html`${pair.term}: ${pair.value}<br>`), source(value.source, value.at)]
    : [];
  const report = draft.draft.reports[field.id];
  const typed = typedText(draft, field);
  const text =
    lines.length > 0
      ? html`${typed && html`<span class="num">${typed}</span><br>`}${lines}`
      : html`${typed ?? (value ? "" : "Để trống")}${lacking(value, typed !== undefined)}${inWords(field, shownAnswer(draft, field))}${oldAddress(draft, field)}`;
  return [
    { term: field.label, value: html`${text}${report && html`<br><span class="soft">Bạn báo chưa đúng: ${report}</span>`}`, act },
  ];
}

/** What was answered, rows one below the other, a file to be opened; undefined when it was left blank. */
function typedText(draft: DraftCase, field: Field): Child {
  if (field.type === "marriage") return undefined;
  const stored = field.type === "file" ? storedFile(draft, field.id) : undefined;
  if (stored) return html`<a href="${stored.href}">${stored.file.name}</a> <span class="soft">${fileDetail(stored.file)}</span>`;
  const [first, ...more] = answerLines(field, isRowType(field.type) ? draft.known : { ...draft.known, ...draft.ctx.answers });
  return first === undefined ? undefined : html`${first}${more.map((line) => html`<br>${line}`)}`;
}

/** Not found and not answered are two things. */
function lacking(value: RegisterValue | undefined, below: boolean): Html | undefined {
  if (!value) return undefined;
  const words = value.unavailable ? "Chưa tra cứu được, cơ quan sẽ tra lại" : "Chưa có trong cơ sở dữ liệu";
  return html`${below && html`<br>`}<span class="soft">${words}</span>`;
}

/** The certificate says dates in words too. */
function inWords(field: Field, answer: unknown): Html | undefined {
  if ((field.type !== "date" && field.type !== "partialDate") || typeof answer !== "string" || answer === "") return undefined;
  const words = field.type === "date" ? dateInWords(answer) : partialDateInWords(answer);
  return words ? html`<br><span class="soft">Bằng chữ: ${words}</span>` : undefined;
}

function oldAddress({ ctx, known }: DraftCase, field: Field): Html | undefined {
  const note = field.type === "address" && addressNote(field.id, { ...known, ...ctx.answers });
  return note ? html`<br><span class="soft">${note}</span>` : undefined;
}

/** Prefilled answers are stored nowhere until they are filed. */
function shownAnswer({ ctx, known }: DraftCase, field: Field) {
  return ctx.answers[field.id] ?? known[field.id];
}

const source = (name: string, at: string): Html => html`<span class="soft">Theo ${name}, ${dayAndTime(at)}</span>`;

function change(href: string, about: string): Html {
  return html`<a href="${href}?ve=${CHECK}">Sửa<span class="vh"> ${about}</span></a>`;
}

function papers(draft: DraftCase): Html | undefined {
  if (draft.papers.length === 0) return undefined;
  const items = draft.papers.map(({ paper, satisfiedBy }): Pair => {
    if (satisfiedBy !== undefined) return { term: paper.name, value: "Không phải nộp, Nhà nước đã có dữ liệu" };
    const files = draft.draft.papers.filter(({ paperId }) => paperId === paper.id);
    const path = paperPath(draft.draft.id, paper.id);
    const lines = files.map(
      ({ file }) => html`<a href="${path}/${file.sha256}">${file.name}</a> <span class="soft">${fileDetail(file)}</span><br>`,
    );
    return { term: paper.name, value: files.length > 0 ? lines : "Không nộp", act: change(path, paper.name) };
  });
  return html`<h2>Giấy tờ</h2>${definitionList({ items, review: true })}`;
}

const LEFT = "Chưa biết; Trung tâm Phục vụ hành chính công của tỉnh nhận và chuyển giúp bạn";

/** Where a paper result is fetched; any counter of the province. Only for those who come for it. */
async function fetching(c: AppContext, draft: DraftCase): Promise<Pair[]> {
  if (!fetchesAtCounter(draft)) return [];
  const { fetchAt } = draft.draft;
  const place = fetchAt ? (await getAgency(c.var.services, fetchAt)).name : "Quầy một cửa của nơi giải quyết";
  return [{ term: "Nhận kết quả tại", value: place, act: change(pagePath(draft.draft.id, FETCH), "nơi nhận kết quả") }];
}

/** The room of the commune that decides, where one does; the dossier goes through the commune. */
async function office(c: AppContext, { draft, revision }: DraftCase): Promise<Child> {
  if (!draft.agencyId) return LEFT;
  const agency = await getAgency(c.var.services, draft.agencyId);
  const room = (await listRooms(c.var.services, agency.id)).find(({ unit }) => unit === decidingUnit(revision));
  return room ? html`${room.name}<br><span class="soft">Nộp qua ${agency.name}</span>` : agency.name;
}

/** Where, how long, how much; and what filing here saves. */
async function terms(c: AppContext, draft: DraftCase): Promise<Html> {
  const { revision, ctx } = draft;
  const time = timeFor(revision, ctx);
  const items: Pair[] = [
    { term: "Nơi giải quyết", value: await office(c, draft), act: change(pagePath(draft.draft.id, AGENCY), "nơi giải quyết") },
    ...(time
      ? [{ term: "Thời gian", value: html`${termText(time)}${time.say && html`<br><span class="soft">${time.say}</span>`}` }]
      : []),
    ...(await fetching(c, draft)),
  ];
  const spared = draft.papers.filter(({ satisfiedBy }) => satisfiedBy !== undefined).length;
  return html`<h2>Nơi giải quyết, thời gian, chi phí</h2>${definitionList({ items, review: true })}${feeTable(await feeOfDraft(draft), spared)}`;
}
