import type { Author, Editor } from "./types.ts";

/** A refusal where no outcome can carry it; the message is one sentence for the person who acts. */
export class CatalogueRefusal extends Error {}

export const NOT_ALLOWED =
  "Chỉ cán bộ kiểm soát thủ tục hành chính hoặc lãnh đạo cấp tỉnh làm việc này. Hãy chuyển vai hoặc nhờ người có quyền.";

/** A leader signs for the whole province when the post is at its own agency: codes of the province have no dot (QĐ 20/2020/QĐ-TTg). */
const ofProvince = (agencyId: string): boolean => !agencyId.includes(".");

/** Whether the actor may work on procedures: a controller, a leader of the province, or the operator at the command line. */
export function mayEdit(actor: Author): boolean {
  return actor.kind === "system" || mayApprove(actor);
}

/** Whether the actor may approve and publish; never the program itself. */
export function mayApprove(actor: Author): boolean {
  return actor.kind === "officer" && (actor.role === "controller" || (actor.role === "leader" && ofProvince(actor.agencyId)));
}

export function editorOf(actor: Author): Editor {
  return actor.kind === "officer" ? { officerId: actor.officerId, name: actor.name } : { officerId: "system", name: actor.name };
}
