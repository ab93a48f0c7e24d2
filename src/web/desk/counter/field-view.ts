import { type FieldMessage, isAnswerOf, isRowType, registerStage, visibleRows } from "../../../core/procedure/index.ts";
import type { AnswerValue, Field, Page } from "../../../core/procedure/types.ts";
import { ACCEPTED, type DraftCase, fieldInputs, megabytes, pinOf } from "../../../features/filing/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext } from "../../context.ts";
import { evidence } from "../../portal/filing/evidence.ts";
import { fieldInput } from "../../portal/filing/fields.ts";
import { fileDetail } from "../../portal/filing/paper-view.ts";
import { button, fieldId, fileUpload, type Html, html } from "../../ui/index.ts";
import { visitFile } from "./paths.ts";

/** Name of the button that takes a file back; its value is the file's id. */
export const REMOVE_FILE = "_bo-tep";

export type FieldOf = {
  visitId: string;
  draft: DraftCase;
  page: Page;
  field: Field;
  /** What was typed and not saved, by input name. */
  typed?: Readonly<Record<string, string>> | undefined;
  errors: readonly FieldMessage[];
  focus?: string | undefined;
  /** Numbers whose card was scanned and agrees with the register. */
  proven?: ReadonlySet<string>;
};

/** One question as a clerk sees it: short, with what is nearly always so already in it, and short lists that one key writes. */
export function counterField(c: AppContext, of: FieldOf): Html {
  const { draft, page, field, typed } = of;
  const { message: error } = of.errors.find(({ fieldId: id }) => id === field.id) ?? {};
  const stage = registerStage(draft.revision, draft.ctx, field.id);
  const id = `o-${field.id.replaceAll(".", "-")}`;
  if (stage?.stage === "lookUp")
    return html`<mc-poll id="${id}"><p role="status">${field.label}: đang hỏi cơ sở dữ liệu…</p></mc-poll>`;
  if (stage?.stage === "confirm" && typed?.[field.id] === undefined) {
    const answer = draft.ctx.answers[`${field.id}.confirmed`];
    // Whose card was seen and agrees need not be confirmed once more.
    const seen =
      field.type === "person" && stage.value.found && Object.values(stage.value.asked).some((id) => of.proven?.has(id));
    const said = typed?.[`${field.id}.confirmed`] ?? (answer === true || seen ? "yes" : answer === false ? "no" : undefined);
    const pin = html`<input type="hidden" name="_xem.${field.id}" value="${pinOf(stage.value)}">`;
    return html`<div id="${id}">${pin}${evidence({ draft, field, value: stage.value, ask: page.ask, said, error, heading: false })}</div>`;
  }
  const body = field.type === "file" ? fileField(c, of, error) : input(c, of, error);
  return html`<div id="${id}"${field.required ? undefined : html` data-skip`}>${body}${field.common && commonList(field, field.common)}</div>`;
}

function input(c: AppContext, { draft, page, field, typed, errors, focus }: FieldOf, error: string | undefined): Html {
  const values = typed ?? valuesOf(c, draft, field);
  const hint = [page.hint, field.hint].filter(Boolean).join(" ");
  return fieldInput({
    field: { ...field, label: page.fields.length > 1 ? field.label : shortLabel(field, page), ...(hint && { hint }) },
    values,
    error,
    part: errors.find(({ fieldId: id }) => id === field.id)?.part,
    focus,
    ownProvince: c.get("site").province,
    ...(isRowType(field.type) && {
      rowErrors: errors.filter(({ fieldId: id }) => isAnswerOf(field, id)),
      rowFields: visibleRows(draft.revision, draft.ctx, field, values),
    }),
  });
}

/** A pledge is a sentence of its own; everything else is called as in the form, not as it is asked. */
const shortLabel = ({ type, label }: Field, { ask }: Page): string => (type === "choice" && label.length < 4 ? ask : label);

/** What is stored or known; else what is nearly always so. */
function valuesOf(c: AppContext, draft: DraftCase, field: Field): Record<string, string> {
  const { ctx, known } = draft;
  const denied = field.type === "person" && ctx.answers[`${field.id}.confirmed`] === false;
  if (denied && ctx.answers[field.id] === ctx.requester.personalId) return {};
  const answers = { ...known, ...ctx.answers };
  if (answers[field.id] !== undefined || field.usual === undefined) return fieldInputs(field, answers);
  return fieldInputs(field, { [field.id]: usualAnswer(c, field, field.usual) });
}

function usualAnswer(c: AppContext, { type }: Field, usual: string): AnswerValue {
  if (type === "date") return c.var.services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  if (type === "yesNo") return usual === "true";
  return type === "number" ? Number(usual) : usual;
}

/** Answers that come up most, each under its number; the script makes the key write it. */
function commonList(field: Field, common: readonly string[]): Html {
  return html`<mc-common data-for="${fieldId(field.id)}"><p class="hint">Bấm phím số khi ô còn trống:</p><ol class="common">${common.map((text) => html`<li>${text}</li>`)}</ol></mc-common>`;
}

function fileField(c: AppContext, { visitId, draft, page, field }: FieldOf, error: string | undefined): Html {
  const files = draft.draft.papers.filter(({ paperId }) => paperId === field.id);
  const hint = [page.hint, field.hint, `Ảnh JPG, PNG hoặc tệp PDF, tối đa ${megabytes(c.var.services.config.maxUpload)}.`];
  return fileUpload({
    name: field.id,
    label: field.label,
    hint: hint.filter(Boolean).join(" "),
    optional: !field.required,
    accept: [...ACCEPTED],
    files: files.map(({ id, file }) => ({
      name: file.name,
      detail: fileDetail(file),
      href: visitFile(visitId, file.sha256),
      act: button({ text: "Xóa", about: file.name, kind: "plain", name: REMOVE_FILE, value: id }),
    })),
    ...(error && { error }),
  });
}
