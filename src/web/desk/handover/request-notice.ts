import { type HandOverRequest, listHandOverRequests } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { type Html, html, link, notice } from "../../ui/index.ts";
import { HANDOVER } from "../paths.ts";

/** What administrators have asked the leaders of the agency to hand over; nothing for anybody else. */
export async function handOverNotices(c: AppContext): Promise<Html | undefined> {
  const { actor } = officerOf(c);
  if (actor.role !== "leader") return undefined;
  const requests = await listHandOverRequests(c.var.services, actor.agencyId);
  return requests.length > 0 ? html`${requests.map(requested)}` : undefined;
}

function requested({ officerId, officerName, reason, requestedBy }: HandOverRequest): Html {
  const way = link({ href: `${HANDOVER}/${officerId}`, text: `Bàn giao việc của ${officerName}`, look: "quiet" });
  const body = html`<p>${requestedBy} (quản trị) đề nghị bàn giao: ${reason}.</p>${way}`;
  return notice({ tone: "soon", title: `Cần bàn giao việc của ${officerName}`, body });
}
