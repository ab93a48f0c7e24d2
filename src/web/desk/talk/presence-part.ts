import { bePresent, type Present } from "../../../features/talk/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { type Html, html } from "../../ui/index.ts";
import { ACTS } from "../acts/index.ts";
import { presencePath } from "../paths.ts";

const EVERY_MS = 8000;

/** Who else has the dossier open and what they are at; true while the page is open, silent when there is nobody. */
export function presencePart(code: string, present: readonly Present[], act?: string): Html {
  const who = present.map(({ name, doing }) => html`<p class="present"><b>${name}</b> ${doing}.</p>`);
  return html`<mc-poll id="ai-dang-xem" data-href="${presencePath(code, act)}" data-every="${EVERY_MS}" aria-live="polite">${who}</mc-poll>`;
}

/** Says that this officer is here, and who else is. @param act slug of the act whose page is open */
export function presentNow(c: AppContext, dossierId: string, act?: string): Promise<Present[]> {
  const known = act !== undefined && ACTS.some(({ slug }) => slug === act);
  const doing = known ? "đang làm một việc trên hồ sơ này" : "đang mở hồ sơ này";
  return bePresent(c.var.services, { dossierId, officer: officerOf(c).actor, doing });
}
