import { type Days, difficultVisits, difficultyName, isDifficulty, topDifficulties } from "../../../features/counter/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { type Child, empty, type Html, html, table } from "../../ui/index.ts";
import { dossierPath } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { daysForm, daysOf } from "./days.ts";
import { DIFFICULT, visitPath } from "./paths.ts";
import { homeLink } from "./waiting.ts";

/** GET: what was difficult at this agency's counter, most first; each figure opens down to its visits. */
export async function showDifficulties(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const body = await difficultiesBody(c, { action: DIFFICULT, agencyId: actor.agencyId });
  const bar = html`${homeLink(c)}<h1>Vướng mắc tại quầy</h1><span>${actor.agencyName}</span>`;
  return deskPage(c, { title: "Vướng mắc tại quầy", bar, body });
}

type Scope = { action: string /** Null: every agency of the province. */; agencyId: string | null };

/** The list and, when one is asked for, its visits; of other agencies' visits only what names nobody. */
export async function difficultiesBody(c: AppContext, { action, agencyId }: Scope): Promise<Html> {
  const { services } = c.var;
  const days = daysOf(c);
  const code = c.req.query("ma") ?? "";
  const { visits, difficult, codes } = await topDifficulties(services, agencyId, days);
  const href = (one: string) => `${action}?tu=${days.from}&den=${days.to}&ma=${one}#tung-luot`;
  const rows = codes.map((one): Child[] => [
    html`<a href="${href(one.code)}">${difficultyName(one.code)}</a>`,
    `${one.count} / ${visits}`,
    share(one.count, visits),
  ]);
  const columns = [{ label: "Vướng mắc" }, { label: "Số lượt / tổng", numeric: true }, { label: "Tỷ lệ", numeric: true }];
  const list =
    rows.length > 0
      ? table({ caption: `Có vướng mắc: ${difficult} / ${visits} lượt (${share(difficult, visits)})`, columns, rows })
      : empty({ title: "Chưa ghi vướng mắc nào", body: `Những ngày này quầy tiếp ${visits} lượt.` });
  const note = html`<p class="soft">Mẫu số là mọi lượt mở trong những ngày này, kể cả lượt không nộp hồ sơ. Một lượt có thể có nhiều vướng mắc, nên các tỷ lệ không cộng thành tổng.</p>`;
  const detail = isDifficulty(code) && (await visitsOf(c, agencyId, days, code));
  return html`${daysForm(action, days)}<div class="counter-ready">${list}</div>${note}${detail}`;
}

async function visitsOf(c: AppContext, agencyId: string | null, days: Days, code: string): Promise<Html> {
  const lines = await difficultVisits(c.var.services, agencyId, days, code);
  const rows = lines.map((one): Child[] => [
    agencyId ? html`<a href="${visitPath(one.id)}">${shortMoment(one.openedAt)}</a>` : shortMoment(one.openedAt),
    one.agencyName ?? one.agencyId,
    html`<span class="num">${one.procedureCode}</span>`,
    one.dossierCode
      ? agencyId
        ? html`<a class="num" href="${dossierPath(one.dossierCode)}">${one.dossierCode}</a>`
        : html`<span class="num">${one.dossierCode}</span>`
      : html`<span class="soft">${one.endedWhy ?? "chưa nộp"}</span>`,
    one.notedBy,
  ]);
  const columns = [{ label: "Lượt" }, { label: "Cơ quan" }, { label: "Thủ tục" }, { label: "Hồ sơ" }, { label: "Người ghi" }];
  return html`<div id="tung-luot">${table({ caption: `Từng lượt: ${difficultyName(code)}`, columns, rows })}</div>`;
}

/** 3 of 8 → "37,5 %" */
const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1).replace(".", ",").replace(/,0$/, "")} %`;
