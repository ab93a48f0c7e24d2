import { type Dossier, STATE_NAMES } from "../../../core/dossier/index.ts";
import type { OpenLine } from "../../../features/counter/index.ts";
import { type Html, html, link } from "../../ui/index.ts";
import { actPath, dossierPath } from "../paths.ts";
import { handOverPath } from "./collect.ts";

/** Where missing papers are handed in. */
export const supplementPath = ({ code }: Pick<Dossier, "code">): string => actPath(code, "nop-bo-sung");

/** What the person has under way here, with the way to it: a card is often scanned by who comes to fetch or to bring something. */
export function openPart(lines: readonly OpenLine[]): Html | undefined {
  if (lines.length === 0) return undefined;
  const items = lines.map(
    (one) =>
      html`<li><a href="${dossierPath(one.code)}">${one.subject}</a><br><span class="soft">${STATE_NAMES[one.state]}${one.elsewhere && ", nhận ở quầy khác"}</span> ${way(one)}</li>`,
  );
  return html`<h3>Hồ sơ đang có của người này</h3><ul class="plain">${items}</ul>`;
}

function way({ code, state, elsewhere }: OpenLine): Html | undefined {
  if (state === "resultReady" && !elsewhere) return link({ href: handOverPath(code), text: "Trả kết quả" });
  return state === "awaitingSupplement" ? link({ href: supplementPath({ code }), text: "Nhận bổ sung" }) : undefined;
}
