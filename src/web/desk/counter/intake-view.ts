import { mandateText } from "../../../core/mandate/index.ts";
import { askablePages, isRegisterType, registerStage } from "../../../core/procedure/index.ts";
import type { Page } from "../../../core/procedure/types.ts";
import { decidingAgencies } from "../../../features/catalogue/index.ts";
import {
  type Clerk,
  checkCards,
  difficultiesOf,
  findOpen,
  type KeptCard,
  spotOf,
  type VisitView,
} from "../../../features/counter/index.ts";
import { type DraftCase, feeOfDraft, nextStop } from "../../../features/filing/index.ts";
import { listFilers } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { feeTable } from "../../portal/filing/fee-table.ts";
import { withRow } from "../../portal/filing/rows-view.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, choice, type FieldError, type Html, html, type NoticeParams, notice, select } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { payFields } from "../till/pay-fields.ts";
import { cardField, SAVE_BUTTON } from "./card-field.ts";
import { difficultyBoxes } from "./difficulty-view.ts";
import { counterField } from "./field-view.ts";
import { openPart } from "./open-part.ts";
import { lackingPapers, papersView } from "./papers-view.ts";
import { COUNTER, visitAct } from "./paths.ts";
import { personCard } from "./person-view.ts";

/** A page of the form that was not saved, with what was typed. */
export type PageProblem = {
  page: Page;
  typed: Readonly<Record<string, string>>;
  errors: readonly { fieldId: string; message: string; part?: string }[];
  warnings: readonly { fieldId: string; message: string }[];
  accept?: string;
};
export type IntakeParams = {
  view: VisitView & { draft: DraftCase };
  clerk: Clerk;
  form?: Form;
  /** Who came and what was made sure of, from before the page grew. */
  said?: Form;
  problems?: readonly PageProblem[];
  /** Of papers, the office, and what is made sure of. */
  errors?: readonly FieldError[];
  note?: NoticeParams;
  focus?: string;
  /** Version that the form was first shown with, when it comes back unsaved. */
  version?: number;
};

export const AGENCY = "co-quan";
export const WHO_CAME = "ai-den";
export const SELF = "self";
export const WITHOUT_PAPERS = "_thieu";
export const spotName = (id: string): string => `tai-cho.${id}`;

/** All that is asked of this case on one page, which grows as answers call for more; then papers, cost, and the one button. */
export async function intakePage(c: AppContext, params: IntakeParams): Promise<Response> {
  const { view, problems = [], note } = params;
  const { draft, visit } = view;
  const errors = [
    ...problems.flatMap((problem) => problem.errors.map((error) => linked(draft, problem.page, error))),
    ...(params.errors ?? []),
  ];
  const warnings = problems.flatMap((problem) => problem.warnings);
  const told = html`${note && notice({ live: note.tone !== "info", ...note })}${warnings.length > 0 && warned(warnings)}`;
  const bar = html`${back(COUNTER, "Tại quầy")}<h1>${draft.revision.plain}</h1><span class="num soft">${draft.revision.code}</span>`;
  const body = html`${told}${postForm(c, { action: visitAct(visit.id, "to-khai"), multipart: true, body: await formBody(c, params, errors) })}`;
  return deskPage(c, { title: draft.revision.plain, bar, body, errors, scripts: ["counter", "address", "mc-keys"] });
}

async function formBody(c: AppContext, params: IntakeParams, errors: readonly FieldError[]): Promise<Html> {
  const { view, clerk, form } = params;
  const { draft, visit } = view;
  const { services } = c.var;
  const [cards, noted, underWay] = await Promise.all([
    checkCards(services, visit),
    difficultiesOf(services, visit),
    view.person ? findOpen(services, clerk, view.person) : [],
  ]);
  const complete = nextStop(draft).kind !== "page";
  const spot = spotOf(clerk, draft);
  const send = html`<div class="acts">${button({ text: "Nhận hồ sơ", name: "_nhan", value: "1", key: "N" })}<p class="soft">Đủ thì nhận ngay; còn câu hỏi hay tra cứu thì trang hiện thêm.</p><button class="btn quiet" type="submit" id="${SAVE_BUTTON}">Lưu, tra cứu</button></div>`;
  const first = html`<button class="first" type="submit" name="_nhan" value="1" tabindex="-1" aria-hidden="true">Nhận hồ sơ</button>`;
  const onSpot = draft.revision.channels.counter?.onSpot === true;
  const ready = onSpot && draft.draft.agencyId === clerk.agencyId;
  const ways =
    complete &&
    onSpot &&
    !spot.ok &&
    notice({
      tone: "soon",
      title: "Không giải quyết tại chỗ được",
      body: `${spot.why} Nhận theo cách thường, có giấy hẹn; hồ sơ vẫn là một.`,
    });
  const fee = complete ? await feePart(params) : html`<h2>Phí, lệ phí</h2><p class="soft">Tính khi đã điền đủ.</p>`;
  return html`${first}${idempotencyField(form)}<input type="hidden" name="_phien" value="${params.version ?? draft.draft.version}"><div class="panes counter-panes"><section class="pane" aria-label="Tờ khai"><mc-quick data-save="${SAVE_BUTTON}">${cardField(draft, cards, form, errors)}${pages(c, params, cards)}</mc-quick></section><section class="pane"><h2>Giấy tờ</h2>${papersView({ visitId: visit.id, draft, form, errors, ready, complete })}${incomplete(draft, errors)}${fee}</section><aside class="pane" aria-label="Người yêu cầu"><h2>Người yêu cầu</h2>${personCard(view, cards)}${openPart(underWay)}${await whoCame(c, params, errors)}${await office(c, params, errors)}${ready && spotQuestions(params, errors)}${ways}${send}${difficultyBoxes(form?.all("kho-khan") ?? noted)}${leave(visit.id)}</aside></div>`;
}

/** What the case costs, and whether it is paid now; fees that are taken beforehand are, or the dossier is not received. */
async function feePart({ view: { draft }, form, said, errors = [] }: IntakeParams): Promise<Html> {
  const fee = await feeOfDraft(draft);
  const first = draft.revision.collect === "before";
  const due = { paymentId: "", name: "", amount: fee.total };
  const kept = form ?? said;
  const pay = fee.total > 0 && payFields({ due, form: kept, errors, fallback: first ? "cash" : "later", later: true });
  return html`${feeTable(fee, 0)}${pay}`;
}

function pages(c: AppContext, { view, problems = [], focus }: IntakeParams, cards: readonly KeptCard[]): Html[] {
  const { draft, visit } = view;
  const proven = new Set(cards.filter(({ outcome }) => outcome === "match").map(({ card }) => card.personalId));
  const shown = askablePages(draft.revision, draft.ctx).map(
    (page) => problems.find((one) => one.page.id === page.id)?.page ?? page,
  );
  return shown.map((page, index) => {
    const problem = problems.find((one) => one.page.id === page.id);
    const part = page.part !== shown[index - 1]?.part && html`<h2>${page.part}</h2>`;
    const accept = problem?.accept && html`<input type="hidden" name="_biet.${page.id}" value="${problem.accept}">`;
    const fields = page.fields.map((field) =>
      counterField(c, {
        visitId: visit.id,
        draft,
        page,
        field,
        typed: problem?.typed,
        errors: problem?.errors ?? [],
        focus,
        proven,
      }),
    );
    return html`${part}<input type="hidden" name="_trang" value="${page.id}">${accept}${fields}`;
  });
}

/**
 * Who stands at the counter, asked only where somebody may act for the applicant: both names go into the dossier. Whose paper does not do is named
 * with the reason.
 */
async function whoCame(
  c: AppContext,
  { view, form, said }: IntakeParams,
  errors: readonly FieldError[],
): Promise<Html | undefined> {
  const { person, draft } = view;
  if (!person) return undefined;
  const filers = await listFilers(c.var.services, person, draft.revision);
  const barred = filers.flatMap(({ mandate, why }) =>
    why ? [html`<p class="soft">${mandate.receiver.name} không nộp thay được. ${why}</p>`] : [],
  );
  const able = filers.filter(({ why }) => !why);
  const fault = errorOf(errors, WHO_CAME);
  if (able.length === 0 && !fault.error) return html`${barred}`;
  const others = able.map(({ mandate }) => ({
    value: mandate.id,
    label: `${mandate.receiver.name} đến thay`,
    hint: `${mandateText({ ...mandate, pledged: mandate.evidence.way === "pledge" })}, số ${mandate.receiver.personalId}`,
  }));
  const asked = choice({
    name: WHO_CAME,
    label: "Ai đến nộp?",
    hint: "Đối chiếu với thẻ căn cước của người đang ở quầy.",
    value: (form ?? said)?.get(WHO_CAME) ?? "",
    options: [{ value: SELF, label: `${person.name} tự đến` }, ...others],
    ...fault,
  });
  return html`${asked}${barred}`;
}

async function office(c: AppContext, { view, form }: IntakeParams, errors: readonly FieldError[]): Promise<Html | undefined> {
  const { draft } = view;
  const deciding = await decidingAgencies(c.var.services, draft.revision);
  if (deciding.length < 2) return html`<p class="soft">Giải quyết: ${deciding[0]?.name ?? "chưa có cơ quan nào"}</p>`;
  const value = form?.get(AGENCY) || (draft.draft.agencyId ?? "");
  const theirs = deciding.find(({ communeCode }) => communeCode !== null && communeCode === view.person?.communeCode);
  // What any commune of the country does has no home.
  const away = theirs && theirs.id !== value && draft.revision.acceptedAt !== "nation";
  return select({
    name: AGENCY,
    label: "Nơi giải quyết",
    prompt: "Chọn cơ quan",
    value,
    ...(away && {
      hint: `Người yêu cầu cư trú ở địa bàn của ${theirs.name}. Việc thuộc nơi cư trú thì chọn nơi ấy; quầy này nhận hộ.`,
    }),
    options: deciding.map(({ id, name }) => ({ value: id, label: name })),
    ...errorOf(errors, AGENCY),
  });
}

const YES_NO = [
  { value: "yes", label: "Có" },
  { value: "no", label: "Không, hẹn trả" },
];

/** What has to be made sure of before it is done in one visit; a no only means an appointment. */
function spotQuestions({ view, form, said }: IntakeParams, errors: readonly FieldError[]): Html[] {
  const checks = view.draft.revision.channels.counter?.spotChecks ?? [];
  return checks.map(({ id, ask, legal }) =>
    choice({
      name: spotName(id),
      label: ask,
      hint: legal,
      across: true,
      value: (form ?? said)?.get(spotName(id)) ?? "",
      options: YES_NO,
      ...errorOf(errors, spotName(id)),
    }),
  );
}

/** Offered once the clerk was told what lacks: what is there is kept, and nobody is sent home without a paper that says what to bring. */
function incomplete(draft: DraftCase, errors: readonly FieldError[]): Html | undefined {
  const lacking = lackingPapers(draft);
  if (lacking.length === 0 || draft.revision.supplement.intake === 0) return undefined;
  if (!lacking.some(({ field }) => errors.some((error) => error.field === field))) return undefined;
  return html`<div class="acts">${button({ text: "Nhận phần đã có, in mẫu 02", name: WITHOUT_PAPERS, value: "1", kind: "quiet", key: "B" })}<p class="soft">Người dân chưa mang đủ: hồ sơ có mã và chờ bổ sung; phiếu yêu cầu bổ sung ghi các giấy tờ còn thiếu. Thời hạn chưa tính.</p></div>`;
}

/** Stands in the form, so that what was difficult is kept of who leaves without filing. */
function leave(visitId: string): Html {
  return html`<div class="row"><button class="btn plain" type="submit" formaction="${visitAct(visitId, "thoi")}">Thôi, không nộp nữa</button><span class="soft">Những gì đã gõ bị xóa; vướng mắc đã đánh dấu thì giữ.</span></div>`;
}

function warned(warnings: readonly { message: string }[]): Html {
  const lines = warnings.map(({ message }) => html`<p>${message}</p>`);
  return notice({ tone: "soon", title: "Hãy xem lại", body: html`${lines}<p>Nếu đúng, bấm Nhận hồ sơ lần nữa.</p>`, live: true });
}

/** Where an error leads: to the confirmation, the part of a date, or the input. */
function linked(draft: DraftCase, page: Page, error: { fieldId: string; message: string; part?: string }): FieldError {
  const { fieldId, part } = error;
  const field = page.fields.find(({ id }) => id === fieldId);
  const confirms = field && isRegisterType(field.type) && registerStage(draft.revision, draft.ctx, fieldId)?.stage === "confirm";
  return { field: confirms ? `${fieldId}.confirmed` : part ? `${fieldId}.${part}` : fieldId, message: withRow(page, error) };
}
