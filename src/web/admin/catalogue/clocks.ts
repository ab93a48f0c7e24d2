import { formatDate } from "../../../core/calendar/index.ts";
import type { ClockState } from "../../../core/procedure/index.ts";
import type { CatalogueClock } from "../../../features/catalogue/index.ts";
import { type Html, html, type Tone, tag } from "../../ui/index.ts";

const TONES = { ok: "ok", soon: "soon", late: "late", met: "ok" } as const satisfies Record<ClockState, Tone>;

/** One clock with its countdown in words. */
export const clockTag = (clock: CatalogueClock): Html => tag({ tone: TONES[clock.state], text: clock.say.replace(/\.$/, "") });

/** Clocks of one procedure, with the last day and where the rule stands. */
export function clockList(clocks: readonly CatalogueClock[]): Html {
  if (clocks.length === 0) return html`<p>Chưa tính được: ghi ngày có hiệu lực và ngày ký quyết định ở mục Chung.</p>`;
  return html`<ul class="plain">${clocks.map((clock) => html`<li>${clockTag(clock)} <span class="soft">Hạn ${formatDate(clock.due)}. ${clock.source}.</span></li>`)}</ul>`;
}
