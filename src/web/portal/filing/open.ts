import { viewDossier } from "../../../features/dossiers/index.ts";
import { type Draft, type DraftCase, draftCase, findDraft, isDraftElsewhere } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { personOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";

/** What a closed draft became is shown instead of it; one of another's matter leads to the choice of whom one works for. */
export class Filed extends Error {
  readonly path: string;
  constructor(path: string) {
    super("the draft was filed");
    this.path = path;
  }
}

/** The open draft of this address. @throws Problem 404 when it is not theirs or was thrown away, Filed when it was handed in or is of another's matter */
export async function openDraft(c: AppContext): Promise<Draft> {
  const { services } = c.var;
  const { person, actor } = personOf(c);
  const draft = await findDraft(services, person, c.req.param("draftId") ?? "");
  if (!draft) {
    const id = c.req.param("draftId") ?? "";
    if (!(await isDraftElsewhere(services, person, id))) throw notFound();
    throw new Filed(`/lam-cho?ve=${encodeURIComponent(c.req.path)}`);
  }
  // What a clerk fills in is handed in at the counter.
  if (draft.channel !== "online") throw notFound();
  if (!draft.closedAt) return draft;
  const dossier = draft.dossierId ? await viewDossier(services, actor, { id: draft.dossierId }) : undefined;
  if (!dossier) throw notFound("Phần đang điền này đã được xóa. Bạn có thể bắt đầu lại từ trang của thủ tục.");
  throw new Filed(`/ho-so/${dossier.code}/da-nop`);
}

/** The same, worked through. */
export async function draftOf(c: AppContext): Promise<DraftCase> {
  return draftCase(c.var.services, personOf(c).person, await openDraft(c));
}
