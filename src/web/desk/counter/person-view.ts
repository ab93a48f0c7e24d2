import type { IdCard } from "../../../core/id-card/index.ts";
import { dateOnScreen } from "../../../core/procedure/index.ts";
import {
  type KeptCard,
  LOOKUP_REASONS,
  type TypedError,
  type Visit,
  type Visitor,
  type VisitView,
} from "../../../features/counter/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  date,
  definitionList,
  type Html,
  html,
  link,
  longText,
  notice,
  select,
  tag,
  text,
} from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { cardEvidence, cardWarned } from "./card-view.ts";
import { difficultyBoxes } from "./difficulty-view.ts";
import { COUNTER, visitAct, visitPath } from "./paths.ts";

/** Who it is, so that the clerk compares it with the face and the card. */
export function personCard(
  { visit, person }: Pick<VisitView, "visit" | "person">,
  cards: readonly KeptCard[] = [],
): Html | undefined {
  if (!person) return undefined;
  const source = visit.byHand
    ? tag({ tone: "soon", text: "gõ theo thẻ" })
    : tag({ tone: "ok", text: person.level > 0 ? `VNeID mức ${person.level}` : "dữ liệu dân cư ✓" });
  const items = [
    { term: "Số định danh", value: html`<span class="num">${person.personalId}</span>` },
    {
      term: "Ngày sinh",
      value: person.birthDate ? dateOnScreen(person.birthDate) : html`<span class="soft">không rõ ngày</span>`,
    },
    { term: "Nơi cư trú", value: person.address },
    ...(visit.byHand ? [{ term: "Gõ tay vì", value: visit.byHand.reason }] : []),
  ];
  return html`<p class="counter-name"><b>${person.name}</b> ${source}</p>${definitionList({ items })}${cards.filter(({ field }) => field === "visitor").map(cardEvidence)}`;
}

const WORDS: Record<Exclude<Visitor, "known" | "asking">, { title: string; body: string }> = {
  unknown: {
    title: "Không tìm thấy số này",
    body: "Cơ sở dữ liệu quốc gia về dân cư không có số này. Hãy xem lại từng chữ số trên thẻ. Nếu đúng, hãy gõ theo thẻ.",
  },
  away: {
    title: "Chưa tra cứu được người này",
    body: "Cơ sở dữ liệu quốc gia về dân cư không trả lời, hoặc chưa cho tra cứu với thủ tục này. Không phải chờ: hãy gõ theo thẻ. Người giải quyết sẽ tra cứu lại.",
  },
};

type Params = {
  visit: Visit;
  visitor: Visitor;
  form?: Form;
  errors?: readonly TypedError[];
  card?: IdCard | undefined;
  ticked: readonly string[];
};

/** While it is not known who the visitor is: waiting for the register, or typing from the card with a reason. */
export function visitorPage(c: AppContext, params: Params): Response {
  const { visit, visitor, errors = [] } = params;
  const bar = html`${back(COUNTER, "Tại quầy")}<h1>Người yêu cầu</h1><span class="num soft">${visit.personalId}</span>`;
  const body = visitor === "asking" ? asking(visit) : byHand(c, params);
  return deskPage(c, { title: "Người yêu cầu", bar, body, errors: [...errors], scripts: ["counter"] });
}

function asking(visit: Visit): Html {
  const look = link({ href: visitPath(visit.id), text: "Xem lại", look: "quiet" });
  return html`<mc-poll id="tra-cuu"><p role="status">Đang hỏi Cơ sở dữ liệu quốc gia về dân cư… Quá tám giây không có trả lời thì bạn gõ theo thẻ được.</p><p>${look}</p></mc-poll>`;
}

function byHand(c: AppContext, { visit, visitor, form, errors = [], card, ticked }: Params): Html {
  const words = WORDS[visitor === "away" ? "away" : "unknown"];
  const value = (name: string, onCard = "") => ({ value: form?.get(name) ?? onCard, ...errorOf(errors, name) });
  const [year = "", month = "", dayOfMonth = ""] = card?.birthDate?.split("-") ?? [];
  const day = {
    day: form?.get("ngay-sinh.day") ?? dayOfMonth,
    month: form?.get("ngay-sinh.month") ?? month,
    year: form?.get("ngay-sinh.year") ?? year,
  };
  const reasons = LOOKUP_REASONS.map(({ code, label }) => ({ value: code, label }));
  const why = select({ name: "ma-ly-do", label: "Vì sao gõ tay", prompt: "Chọn lý do", options: reasons, ...value("ma-ly-do") });
  const fields = html`${text({ name: "ten", label: "Họ, chữ đệm, tên", maxLength: 150, ...value("ten", card?.name) })}${date({ name: "ngay-sinh", label: "Ngày sinh", hint: "Chỉ biết năm thì để trống.", optional: true, value: day, ...errorOf(errors, "ngay-sinh") })}${text({ name: "noi-o", label: "Nơi cư trú", maxLength: 300, ...value("noi-o", card?.address) })}${why}${longText({ name: "ly-do", label: "Ghi thêm", optional: true, rows: 2, maxLength: 300, value: form?.get("ly-do") ?? "" })}${difficultyBoxes(form?.all("kho-khan") ?? ticked)}`;
  const send = html`<div class="row">${button({ text: "Đúng người, đi tiếp" })}${link({ href: COUNTER, text: "Gõ lại số", look: "plain" })}</div>`;
  return html`<div class="act-page">${notice({ tone: "soon", title: words.title, body: words.body })}${card && cardWarned(card)}${postForm(c, { action: visitAct(visit.id, "go-tay"), body: html`${fields}${send}` })}</div>`;
}
