import { formatDateTime } from "../../../core/calendar/index.ts";
import type { Dossier } from "../../../core/dossier/index.ts";
import type { AppContext } from "../../context.ts";
import { type Html, html } from "../../ui/index.ts";
import { supplementForm } from "./supplement.ts";

/** What agencies of an interlinked filing ask to be added: one list, each with the button that leads to just those pages. */
export function linkedSupplements(c: AppContext, children: readonly Dossier[]): Html | undefined {
  const asking = children.filter(({ state }) => state === "awaitingSupplement");
  if (asking.length === 0) return undefined;
  return html`<div class="notice soon"><h2 id="can-bo-sung" tabindex="-1">Cần bạn bổ sung</h2>${asking.map((child) => one(c, child))}</div>`;
}

function one(c: AppContext, child: Dossier): Html | undefined {
  const asked = child.supplements.at(-1);
  if (!asked) return undefined;
  const items = asked.items.map((item) => html`<li><b>${item.label}</b>${item.note && html`: ${item.note}`}</li>`);
  const form = supplementForm(c, child, `cho ${child.procedureName}`);
  return html`<p><b>${child.agencyName}</b> (${child.procedureName}): ${asked.reason}</p>${asked.legalBasis && html`<p>Căn cứ: ${asked.legalBasis}</p>`}<ul>${items}</ul><p>Hãy bổ sung trước ${formatDateTime(Temporal.Instant.from(asked.answerBy))}. Bạn chỉ điền lại đúng những mục trên; các phần khác vẫn làm tiếp. <a class="tap" href="/ho-so/${child.code}/phieu/bo-sung">Phiếu yêu cầu bổ sung (PDF)</a></p>${form}`;
}
