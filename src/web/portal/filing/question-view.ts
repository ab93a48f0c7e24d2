import { type FieldMessage, isAnswerOf, isRowType, registerStage, visibleRows } from "../../../core/procedure/index.ts";
import type { Field, Page } from "../../../core/procedure/types.ts";
import { type DraftCase, fieldInputs, pinOf } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { button, type FieldError, type Html, html, notice } from "../../ui/index.ts";
import { evidence } from "./evidence.ts";
import { fieldInput } from "./fields.ts";
import { fileShown } from "./file-view.ts";
import { frame, fromCheck, progress } from "./frame.ts";
import { CHECK, originPath, pagePath, reportPath } from "./paths.ts";
import { withRow } from "./rows-view.ts";

export type QuestionParams = {
  draft: DraftCase;
  page: Page;
  /** What was typed, by input name; stored answers are shown when absent. */
  typed?: Readonly<Record<string, string>>;
  errors?: readonly FieldMessage[];
  /** Said before the question, e.g. that another window saved this page. */
  word?: Html;
  /** Warnings that the next press of the button lets pass. */
  accept?: string;
  /** Version of the draft when the page was first shown, when it comes back without being saved. */
  version?: number;
  /** The row of a field that was just added. */
  fresh?: { fieldId: string; row: number } | undefined;
  /** Input that gets the focus. */
  focus?: string | undefined;
};

/** One question. */
export function questionPage(c: AppContext, params: QuestionParams): Response {
  const { draft, page } = params;
  if (page.fields.some((field) => stageOf(draft, field) === "lookUp")) return waiting(c, params);
  const errors = (params.errors ?? []).map((error) => ({
    field: inputOf(draft, page, error),
    message: withRow(page, error),
  }));
  const alone = page.fields.length === 1;
  const note = page.fields.map((field) => draft.notes[field.id]).filter(Boolean);
  const files = page.fields.some(({ type }) => type === "file");
  const addresses = page.fields.flatMap((field) => [field, ...(field.fields ?? [])]).some(({ type }) => type === "address");
  // Enter in an input presses the first button of a form, which must not be one that takes a row or a file away.
  const first =
    (addresses || page.fields.some(({ type }) => type === "file" || isRowType(type))) &&
    html`<button class="first" type="submit" tabindex="-1" aria-hidden="true">Tiếp tục</button>`;
  const body = html`<div id="cau-hoi">${progress(draft, page.part)}${params.word}${note.map((text) => notice({ tone: "soon", title: "Cơ quan đề nghị", body: text! }))}${postForm(
    c,
    {
      action: formAction(c, draft, page),
      multipart: files,
      body: html`${first}${alone ? undefined : html`<h1>${page.ask}</h1>${page.hint && html`<p class="hint">${page.hint}</p>`}`}${page.fields.map((field) => fieldOf(c, params, field, alone))}${hidden(params)}<div class="row">${button({ text: "Tiếp tục" })}${button({ text: "Lưu và thoát", kind: "quiet", name: "_thoat", value: "1" })}</div>`,
    },
  )}</div>`;
  const scripts = [...(files ? ["upload"] : []), ...(addresses ? ["address"] : [])];
  return frame(c, { draft, title: page.ask, body, errors, scripts, back: backOf(c, draft, page) });
}

function fieldOf(c: AppContext, params: QuestionParams, field: Field, alone: boolean): Html {
  const { draft, page, errors, focus } = params;
  const { message: error, part } = errors?.find((one) => one.fieldId === field.id) ?? {};
  const stage = registerStage(draft.revision, draft.ctx, field.id);
  const typed = params.typed;
  if (stage?.stage === "confirm" && typed?.[field.id] === undefined) {
    const answer = draft.ctx.answers[`${field.id}.confirmed`];
    const said = typed?.[`${field.id}.confirmed`] ?? (answer === true ? "yes" : answer === false ? "no" : undefined);
    const reportHref = reportPath(draft.draft.id, field.id);
    return evidence({ draft, field, value: stage.value, ask: page.ask, said, error, heading: alone, reportHref });
  }
  // What VNeID or a register already knows stands in the field, ready to be changed.
  const values = typed ?? (isSomebodyElse(draft, field) ? {} : fieldInputs(field, { ...draft.known, ...draft.ctx.answers }));
  return fieldInput({
    field,
    values,
    error,
    part,
    heading: alone ? { text: page.ask, hint: page.hint } : undefined,
    focus,
    ownProvince: c.get("site").province,
    ...(field.type === "file" && { file: fileShown(draft, field.id, c.var.services.config.maxUpload) }),
    ...(isRowType(field.type) && {
      rowErrors: errors?.filter(({ fieldId }) => isAnswerOf(field, fieldId)),
      rowFields: visibleRows(draft.revision, draft.ctx, field, values),
      freshRow: params.fresh?.fieldId === field.id ? params.fresh.row : undefined,
    }),
  });
}

/** The applicant said that it is not themselves who is meant, so their own number is not there to be wiped out. */
function isSomebodyElse({ ctx }: DraftCase, { id, type }: Field): boolean {
  return type === "person" && ctx.answers[`${id}.confirmed`] === false && ctx.answers[id] === ctx.requester.personalId;
}

/** The version and the register's answers that are on the screen. */
function hidden({ draft, page, accept, version }: QuestionParams): Html {
  const pins = page.fields.flatMap(({ id }) => {
    const value = draft.ctx.registers[id];
    return value ? [html`<input type="hidden" name="_xem.${id}" value="${pinOf(value)}">`] : [];
  });
  return html`<input type="hidden" name="_phien" value="${version ?? draft.draft.version}">${pins}${accept && html`<input type="hidden" name="_biet" value="${accept}">`}`;
}

/** The register has not answered yet; with script the page looks again by itself. */
function waiting(c: AppContext, { draft, page }: QuestionParams): Response {
  const body = html`<div aria-live="polite"><mc-poll id="cau-hoi">${progress(draft, page.part)}<h1>Đang tra cứu…</h1><div><p>Chúng tôi đang hỏi cơ sở dữ liệu của Nhà nước để bạn không phải gõ lại. Thường mất vài giây; nếu lâu, bạn vẫn đi tiếp được.</p></div><p><a class="btn" href="${formAction(c, draft, page)}">Xem lại</a></p></mc-poll></div>`;
  return frame(c, { draft, title: page.ask, body, back: backOf(c, draft, page) });
}

function stageOf({ revision, ctx }: DraftCase, field: Field) {
  return registerStage(revision, ctx, field.id)?.stage;
}

/** Where an error leads: to the first input, to the confirmation, or to the part of the date that is meant. */
function inputOf(draft: DraftCase, page: Page, { fieldId, part }: FieldMessage): FieldError["field"] {
  const field = page.fields.find(({ id }) => id === fieldId);
  if (field && stageOf(draft, field) === "confirm") return `${fieldId}.confirmed`;
  return part ? `${fieldId}.${part}` : fieldId;
}

function formAction(c: AppContext, draft: DraftCase, page: Page): string {
  return pagePath(draft.draft.id, page.id) + (fromCheck(c) ? `?ve=${CHECK}` : "");
}

function backOf(c: AppContext, draft: DraftCase, page: Page): string {
  if (fromCheck(c)) return pagePath(draft.draft.id, CHECK);
  const before = draft.pages[draft.pages.findIndex(({ id }) => id === page.id) - 1];
  return before ? pagePath(draft.draft.id, before.id) : originPath(draft);
}
