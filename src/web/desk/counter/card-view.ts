import { cardWarnings, type IdCard } from "../../../core/id-card/index.ts";
import { dateOnScreen } from "../../../core/procedure/index.ts";
import type { CardOutcome, KeptCard } from "../../../features/counter/index.ts";
import { type Html, html, type Tone, tag } from "../../ui/index.ts";
import { shortMoment } from "../words.ts";

const WORDS = {
  match: { tone: "ok", text: "thẻ khớp dữ liệu dân cư ✓" },
  differs: { tone: "late", text: "thẻ khác dữ liệu dân cư" },
  notFound: { tone: "late", text: "dữ liệu dân cư không có số này" },
  unavailable: { tone: "soon", text: "chưa tra cứu được" },
} as const satisfies Record<CardOutcome, { tone: Tone; text: string }>;

/** What a scanned card said against what the register says; where they differ both stand side by side. */
export function cardEvidence({ card, outcome, differences, checkedAt, scannedAt, scannedBy }: KeptCard): Html {
  const said = tag(outcome ? WORDS[outcome] : { tone: "soon", text: "đang hỏi dữ liệu dân cư" });
  const date = (text: string): string => (/^\d{4}(-\d{2}-\d{2})?$/.test(text) ? dateOnScreen(text) : text);
  const lines = differences.map(
    (one) => html`<dt>${one.what}</dt><dd>thẻ: <mark>${date(one.card)}</mark><br>dân cư: <mark>${date(one.register)}</mark></dd>`,
  );
  const both =
    lines.length > 0 &&
    html`<dl class="pairs">${lines}</dl><p class="soft">Nhìn lại thẻ và người. Đúng người thì đi tiếp: hồ sơ ghi theo dữ liệu dân cư và nêu chỗ khác.</p>`;
  const name = card.name ?? "không đọc được họ tên";
  return html`<div class="counter-card"><p>Thẻ: <b>${name}</b> <span class="num">${card.personalId}</span> ${said}</p>${cardWarned(card)}${both}<p class="soft">Quét ${shortMoment(scannedAt)}, ${scannedBy}${checkedAt && html`; đối chiếu ${shortMoment(checkedAt)}`}</p></div>`;
}

/** What was wrong with the line of a card: said beside it, and nothing is held up by it. */
export const cardWarned = (card: IdCard): Html[] =>
  cardWarnings(card).map((words) => html`<p>${tag({ tone: "soon", text: "Xem lại" })} ${words}</p>`);
