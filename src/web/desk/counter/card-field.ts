import { readEntry, readScan } from "../../../core/id-card/index.ts";
import { type KeptCard, keepCard, placeCard, takesCards } from "../../../features/counter/index.ts";
import type { DraftCase } from "../../../features/filing/index.ts";
import type { OfficerActor } from "../../../features/identity/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { type FieldError, fieldId, type Html, html } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { cardEvidence } from "./card-view.ts";
import type { OpenVisit } from "./open-visit.ts";

export const CARD = "_the";
/** Id of the button that saves and asks the registers. */
export const SAVE_BUTTON = "nut-luu";

/** One field for the cards of those whom the form is about; the number goes to its question. Nothing where no question takes a card. */
export function cardField(draft: DraftCase, cards: readonly KeptCard[], form: Form | undefined, errors: readonly FieldError[]) {
  if (!takesCards(draft.revision)) return undefined;
  const { error } = errorOf(errors, CARD);
  const id = fieldId(CARD);
  const open = draft.revision.pages
    .flatMap(({ fields }) => fields)
    .some((field) => field.type === "person" && draft.ctx.answers[field.id] === undefined);
  // Of a card that another one took the place of nothing is said any more.
  const counts = ({ field, card }: KeptCard): boolean =>
    [undefined, card.personalId].includes(draft.ctx.answers[field] as string);
  const others = cards.filter((one) => one.field !== "visitor" && counts(one)).map(cardEvidence);
  const said = error && html`<p class="error" id="${id}-error">Lỗi: ${error}</p>`;
  return html`<div class="${error ? "field wrong" : "field"}"${open ? undefined : html` data-skip`}><label class="label" for="${id}">Quét thẻ của người trong tờ khai <span class="optional">(không bắt buộc)</span></label><p class="hint" id="${id}-hint">Ví dụ thẻ của cha, của mẹ: quét lần lượt, số vào đúng chỗ. Không có thẻ thì bấm Enter.</p>${said}<input type="text" id="${id}" name="${CARD}" value="${form?.get(CARD) ?? ""}" autocomplete="off" spellcheck="false" data-send="${SAVE_BUTTON}" aria-describedby="${id}-hint"></div>${others}` as Html;
}

export type TakenCard = { form: Form; scanned: boolean; errors: FieldError[] };

/** Puts what scanned cards answer into the form as if it had been typed, and keeps the cards. */
export async function takeCards(c: AppContext, view: OpenVisit, clerk: OfficerActor, form: Form): Promise<TakenCard> {
  const { draft, visit } = view;
  const direct = await cardsInFields(c, view, clerk, form);
  const typed = form.get(CARD);
  if (typed.trim() === "") return { form: withValues(form, direct.values, []), scanned: false, errors: direct.errors };
  const entry = readEntry(typed, { provinceCode: clerk.agencyId.split(".")[0]! });
  const card = entry.kind === "card" ? entry.card : entry.kind === "personalId" ? { personalId: entry.personalId } : undefined;
  const wrong = (message: string): TakenCard => ({
    form: withValues(form, direct.values, []),
    scanned: true,
    errors: [{ field: CARD, message }, ...direct.errors],
  });
  if (!card) return wrong(entry.kind === "wrong" ? entry.message : "Đây không phải thẻ căn cước. Hãy quét lại mặt có mã QR.");
  const placed = placeCard(draft, card);
  if (!placed.ok) return wrong(placed.message);
  if (entry.kind === "card") await keepCard(c.var.services, clerk, visit.id, { field: placed.field, card });
  const order = draft.revision.pages.map(({ id }) => id);
  const pageIds = [...new Set([...form.all("_trang"), ...placed.pageIds])].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return {
    form: withValues(form, { ...direct.values, ...placed.values, [CARD]: "" }, pageIds),
    scanned: true,
    errors: direct.errors,
  };
}

/** A card scanned straight into the question for a number. Of two different cards nobody knows which one is meant: they stay there as they were read. */
async function cardsInFields(c: AppContext, { draft, visit }: OpenVisit, clerk: OfficerActor, form: Form) {
  const values: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const { id, type } of draft.revision.pages.flatMap(({ fields }) => fields)) {
    const scan = type === "person" ? readScan(form.get(id)) : undefined;
    if (scan?.kind === "twoCards") errors.push({ field: id, message: scan.message });
    if (scan?.kind !== "card") continue;
    await keepCard(c.var.services, clerk, visit.id, { field: id, card: scan.card });
    values[id] = scan.card.personalId;
  }
  return { values, errors };
}

function withValues(form: Form, values: Readonly<Record<string, string>>, pageIds: readonly string[]): Form {
  const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
  return {
    ...form,
    get: (name) => values[name] ?? form.get(name),
    has: (name) => name in values || form.has(name),
    all: (name) => (name === "_trang" && pageIds.length > 0 ? [...pageIds] : (own[name] ?? form.all(name))),
    values: { ...form.values, ...own },
  };
}
