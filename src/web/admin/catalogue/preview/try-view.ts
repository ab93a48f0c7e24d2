import {
  type FieldMessage,
  feeFor,
  isAnswerOf,
  isRowType,
  missing,
  papersAsked,
  registerStage,
  subjectOf,
  timeFor,
  visiblePages,
  visibleRows,
} from "../../../../core/procedure/index.ts";
import type { Answers, CaseContext, Field, LawWaiver, Page } from "../../../../core/procedure/types.ts";
import { fieldInputs } from "../../../../features/filing/index.ts";
import type { AppContext } from "../../../context.ts";
import { postForm } from "../../../forms.ts";
import { evidencePairs } from "../../../portal/filing/evidence.ts";
import { feeTable } from "../../../portal/filing/fee-table.ts";
import { fieldInput } from "../../../portal/filing/fields.ts";
import { withRow } from "../../../portal/filing/rows-view.ts";
import { dayAndTime, termText } from "../../../portal/words.ts";
import { button, choice, definitionList, type FieldError, type Html, html, known, notice } from "../../../ui/index.ts";
import { page as portalPage } from "../../../ui/page.ts";
import { sampleFile } from "./trial-file.ts";
import type { Shown } from "./types.ts";

export type TrialView = {
  shown: Shown;
  answers: Answers;
  found: boolean;
  today: string;
  ctx: CaseContext;
  /** Of the law, on that day. */
  waivers: readonly LawWaiver[];
};
type PageView = TrialView & {
  page: Page;
  typed?: Readonly<Record<string, string>>;
  errors?: readonly FieldMessage[];
  warnings?: readonly FieldMessage[];
  /** The row of a question that was just added. */
  fresh?: { fieldId: string; row: number } | undefined;
  /** Input that gets the focus. */
  focus?: string | undefined;
};

const START = "Xem thử";

/** One question as the citizen sees it, with the list of the pages that are shown with these answers. */
export function pageView(c: AppContext, view: PageView): Response {
  const { page, shown, errors = [], warnings = [] } = view;
  const alone = page.fields.length === 1;
  const parts = [...new Set(shown.revision.pages.map(({ part }) => part))];
  const word =
    warnings.length > 0 &&
    notice({
      tone: "soon",
      title: "Hãy xem lại",
      body: html`${warnings.map(({ message }) => html`<p>${message}</p>`)}<p>Nếu đúng, bấm Tiếp tục lần nữa.</p>`,
      live: true,
    });
  const addresses = page.fields.flatMap((field) => [field, ...(field.fields ?? [])]).some(({ type }) => type === "address");
  // Enter in an input presses the first button of a form, which must not be one that takes a row away.
  const first =
    (addresses || page.fields.some(({ type }) => isRowType(type))) &&
    html`<button class="first" type="submit" tabindex="-1" aria-hidden="true">Tiếp tục</button>`;
  const head = alone ? undefined : html`<h1>${page.ask}</h1>${page.hint && html`<p class="hint">${page.hint}</p>`}`;
  const question = postForm(c, {
    action: `${shown.base}/dien`,
    body: html`${first}${state(view)}<input type="hidden" name="_trang" value="${page.id}">${warnings.length > 0 && html`<input type="hidden" name="_biet" value="${page.id}">`}${head}${page.fields.map((field) => fieldOf(c, view, field, alone))}<div class="row">${button({ text: "Tiếp tục" })}</div>`,
  });
  const body = html`${sign()}<p class="soft">Phần ${parts.indexOf(page.part) + 1} trong ${parts.length} · ${page.part}</p>${word}${question}${panel(c, view, page.id)}`;
  return portalPage(c, {
    title: `${START}: ${page.ask}`,
    body,
    errors: errors.map((one): FieldError => ({ field: inputOf(view, one), message: withRow(page, one) })),
    scripts: addresses ? ["address"] : [],
  });
}

const sign = (): Html =>
  notice({
    tone: "soon",
    body: "Đây là bản xem thử cho cán bộ. Không có gì được lưu hay gửi đi; dữ liệu tra cứu là dữ liệu mẫu.",
  });

const state = ({ answers, found }: TrialView): Html =>
  html`<input type="hidden" name="_tra-loi" value="${JSON.stringify(answers)}"><input type="hidden" name="_so" value="${found ? "co" : "khong"}">`;

/** Where an error leads: to the confirmation, to the part that is meant, or to the field. */
function inputOf({ shown, ctx }: PageView, { fieldId, part }: FieldMessage): string {
  if (registerStage(shown.revision, ctx, fieldId)?.stage === "confirm") return `${fieldId}.confirmed`;
  return part ? `${fieldId}.${part}` : fieldId;
}

function fieldOf(c: AppContext, view: PageView, field: Field, alone: boolean): Html {
  const { page, ctx, typed, errors = [], fresh, focus } = view;
  const { revision } = view.shown;
  const { message: error, part } = errors.find(({ fieldId }) => fieldId === field.id) ?? {};
  const stage = registerStage(revision, ctx, field.id);
  if (stage?.stage === "confirm" && typed?.[field.id] === undefined) {
    const { value } = stage;
    const shown = value.found
      ? known({ source: value.source, at: dayAndTime(value.at), items: evidencePairs(field, value) })
      : notice({ tone: "soon", body: "Cơ sở dữ liệu không tìm thấy. Người dân xác nhận rồi khai tay ở trang sau." });
    const options = [
      { value: "yes", label: value.found ? "Đúng" : "Số này đúng, tôi đi tiếp" },
      { value: "no", label: "Không đúng" },
    ];
    return html`<h2>${field.label}</h2>${shown}${choice({ name: `${field.id}.confirmed`, label: "Chọn một", options, ...(error && { error }) })}`;
  }
  const values = typed ?? fieldInputs(field, ctx.answers);
  const input = fieldInput({
    field,
    values,
    error,
    part,
    focus,
    heading: alone ? { text: page.ask, hint: page.hint } : undefined,
    ownProvince: c.get("site").province,
    ...(isRowType(field.type) && {
      rowErrors: errors.filter(({ fieldId }) => isAnswerOf(field, fieldId)),
      rowFields: visibleRows(revision, ctx, field, values),
      freshRow: fresh?.fieldId === field.id ? fresh.row : undefined,
    }),
  });
  return field.type === "file" ? html`${input}${sampleFile(field, String(ctx.answers[field.id] ?? ""))}` : input;
}

/** For the controller only: which pages these answers show, and how registers answer. */
function panel(c: AppContext, view: TrialView, current: string): Html {
  const { shown, ctx, found } = view;
  const pages = visiblePages(shown.revision, ctx);
  const items = pages.map(
    ({ id, ask }, index) =>
      html`<li>${id === current ? html`<b>${index + 1}. ${ask}</b>` : button({ text: `${index + 1}. ${ask}`, kind: "plain", name: "_den", value: id })}</li>`,
  );
  const action = `${shown.base}/dien`;
  const jump = postForm(c, {
    action,
    body: html`${state(view)}<p>${pages.length} trong ${shown.revision.pages.length} trang hiện ra với các câu trả lời đến lúc này.</p><ul class="plain">${items}<li>${button({ text: "Xem kết quả: giấy tờ, phí, thời hạn", kind: "plain", name: "_den", value: "_het" })}</li></ul>`,
  });
  const turn = postForm(c, {
    action,
    body: html`<input type="hidden" name="_tra-loi" value="${JSON.stringify(view.answers)}"><input type="hidden" name="_so" value="${found ? "khong" : "co"}"><input type="hidden" name="_den" value="${current}"><p>Cơ sở dữ liệu đang: <b>${found ? "tìm thấy" : "không tìm thấy"}</b>. ${button({ text: found ? "Thử khi không tìm thấy" : "Thử khi tìm thấy", kind: "quiet" })}</p>`,
  });
  return html`<details class="trial" open><summary>Dành cho người soạn</summary>${jump}${turn}</details>`;
}

/** What comes of the answers: papers, fees, time. */
export function endView(c: AppContext, view: TrialView): Response {
  const { shown, ctx } = view;
  const { revision } = shown;
  const asked = papersAsked(revision, ctx);
  const names = (spared: boolean) =>
    asked.filter(({ satisfiedBy }) => (satisfiedBy !== undefined) === spared).map(({ paper }) => paper.name);
  const list = (texts: readonly string[], none: string) =>
    texts.length === 0 ? none : html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
  const fee = feeFor(revision, ctx, view.waivers);
  const time = timeFor(revision, ctx);
  const lacking = missing(
    revision,
    ctx,
    asked.map(({ paper }) => paper.id),
  );
  const left = lacking.fields.map(({ pageId, label }) => `${label} (${pageId})`);
  const body = html`${sign()}<h1>Hồ sơ với các câu trả lời này</h1>${definitionList({
    items: [
      { term: "Trích yếu", value: subjectOf(revision, ctx) },
      { term: "Câu hỏi còn thiếu", value: list(left, "Không còn") },
      { term: "Giấy tờ phải nộp", value: list(names(false), "Không có") },
      { term: "Không phải nộp vì đã có dữ liệu", value: list(names(true), "Không có") },
      {
        term: "Thời hạn",
        value: time
          ? `${termText({ time: time.time, sameDay: time.sameDay })}${time.say ? ` – ${time.say}` : ""}`
          : "Chưa nhận trực tuyến",
      },
    ],
  })}${feeTable(fee, names(true).length)}${panel(c, view, "")}`;
  return portalPage(c, { title: `${START}: kết quả`, body });
}
