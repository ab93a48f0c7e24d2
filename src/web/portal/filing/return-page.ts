import { isAnswerOf, parsePage } from "../../../core/procedure/index.ts";
import type { Field, Page } from "../../../core/procedure/types.ts";
import { attachPaper, type DraftCase, openCase, removePaper } from "../../../features/filing/index.ts";
import { limit } from "../../../features/identity/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { personOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { type Html, notice, ROWS_BUTTON } from "../../ui/index.ts";
import { choosingIn } from "./address-field.ts";
import { REMOVE_FILE } from "./file-view.ts";
import { type QuestionParams, questionPage } from "./question-view.ts";
import { afterRowAct, rowAct } from "./rows-view.ts";

type Message = { fieldId: string; message: string };

/**
 * What a page does with rows, files and lists of communes before its answers are saved: a row more or less, a file taken back, files that came with the form
 * kept. When there is something to see first, the page comes back with all that was typed, unsaved.
 * @returns undefined when the answers can be saved now
 */
export async function returnPage(c: AppContext, form: Form, fields: readonly Field[]): Promise<Response | undefined> {
  const ids = fields.filter(({ type }) => type === "file").map(({ id }) => id);
  if (form.has(ROWS_BUTTON)) return changeRow(c, form);
  const choosing = choosingIn(form, fields);
  if (choosing) return again(c, form, () => ({ focus: `${choosing}.commune` }));
  if (ids.includes(form.get(REMOVE_FILE))) return takeBack(c, form);
  const errors = await keepFiles(c, form, ids);
  return errors.length > 0
    ? again(c, form, (draft, page) => ({ errors: [...errors, ...otherErrors(form, draft, page, errors)] }))
    : undefined;
}

/** Every text that was sent, the first of each name. */
export function firstValues(form: Form): Record<string, string> {
  return Object.fromEntries(Object.entries(form.values).map(([name, values]) => [name, values[0] ?? ""]));
}

function changeRow(c: AppContext, form: Form): Promise<Response> {
  return again(c, form, (_, page) => {
    const act = rowAct(page, form.get(ROWS_BUTTON));
    if (!act) return {};
    const { typed, fresh } = afterRowAct(act, firstValues(form));
    const name = (act.field.rowName ?? "Dòng").toLocaleLowerCase("vi");
    const word = "remove" in act.change ? said(`Đã bỏ ${name} ${act.change.row}. Những dòng sau được đánh số lại.`) : undefined;
    return { typed, ...(fresh !== undefined && { fresh: { fieldId: act.field.id, row: fresh } }), ...(word && { word }) };
  });
}

async function takeBack(c: AppContext, form: Form): Promise<Response> {
  const { person } = personOf(c);
  const draftId = c.req.param("draftId") ?? "";
  const fieldId = form.get(REMOVE_FILE);
  const draft = await openCase(c.var.services, person, draftId);
  for (const { id } of draft?.draft.papers.filter(({ paperId }) => paperId === fieldId) ?? [])
    await removePaper(c.var.services, { person, draftId, id });
  return again(c, form, () => ({ word: said("Đã xóa tệp.") }));
}

async function keepFiles(c: AppContext, form: Form, ids: readonly string[]): Promise<Message[]> {
  const { services } = c.var;
  const { person } = personOf(c);
  const errors: Message[] = [];
  for (const id of ids) {
    const file = form.file(id);
    if (!file) continue;
    await limit(services, "upload", person.id);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const draftId = c.req.param("draftId") ?? "";
    const attached = await attachPaper(services, { person, draftId, paperId: id, file: { name: file.name, bytes } });
    if (attached && !attached.ok) errors.push({ fieldId: id, message: attached.message });
  }
  return errors;
}

/** What else is wrong with the page is said at the same time. */
function otherErrors(form: Form, { revision, ctx }: DraftCase, page: Page, told: readonly Message[]): Message[] {
  const parsed = parsePage(revision, page, firstValues(form), ctx);
  const shown = (fieldId: string) => page.fields.some((field) => isAnswerOf(field, fieldId));
  return parsed.ok ? [] : parsed.errors.filter(({ fieldId }) => shown(fieldId) && !told.some((one) => one.fieldId === fieldId));
}

type Change = (draft: DraftCase, page: Page) => Partial<QuestionParams>;

/** The page once more; nothing of it is saved, so it keeps the version that it was shown with. */
async function again(c: AppContext, form: Form, change: Change): Promise<Response> {
  const { person } = personOf(c);
  const draft = await openCase(c.var.services, person, c.req.param("draftId") ?? "");
  const page = draft?.pages.find(({ id }) => id === c.req.param("pageId"));
  if (!draft || !page) throw notFound();
  const version = Number(form.get("_phien")) || 0;
  return questionPage(c, { draft, page, typed: firstValues(form), version, ...change(draft, page) });
}

const said = (body: string): Html => notice({ tone: "ok", body, live: true });
