import { listDelegations } from "../../../features/leave/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { type Html, html } from "../../ui/index.ts";
import { DELEGATION } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { dutiesText } from "./delegation-page.ts";

/** One line for whoever works by delegation today, and for whoever has delegated: both see it where they work. */
export async function delegatedToMe(c: AppContext): Promise<Html | undefined> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const now = services.clock.now().toString();
  const running = (await listDelegations(services, actor.agencyId)).filter(
    ({ from, role }) => from <= now && role === actor.role,
  );
  const lines = running.flatMap(({ officerId, officerName, substitute, duties, to }) => {
    const what = `${dutiesText(duties)}, đến hết ${shortMoment(to).slice(0, 5)}`;
    if (substitute.officerId === actor.officerId) return [html`Bạn đang làm thay ${officerName} theo ủy quyền: ${what}.`];
    return officerId === actor.officerId ? [html`Bạn đã ủy quyền cho ${substitute.name}: ${what}.`] : [];
  });
  if (lines.length === 0) return undefined;
  return html`${lines.map((line) => html`<p class="present">${line} <a class="tap" href="${DELEGATION}">Xem ủy quyền</a></p>`)}`;
}
