import { missing, nextPage } from "../../core/procedure/index.ts";
import type { DraftCase, Stop } from "./types.ts";

/** Key of a paper in `Draft.touched`. */
export const paperKey = (paperId: string): string => `paper:${paperId}`;

/** Key in `Draft.touched` of having left the choice of the office to the centre of the province. */
export const AGENCY_KEY = "agency:unknown";

/** True when the choice of the office was left to the centre of the province. */
export const leftToCentre = ({ draft }: Pick<DraftCase, "draft">): boolean => !draft.agencyId && AGENCY_KEY in draft.touched;

/** The first thing that is still to be answered; `check` when nothing is. */
export function nextStop(draft: DraftCase): Stop {
  const pageId = draft.dossier ? nextAsked(draft) : nextPage(draft.revision, draft.ctx)?.id;
  if (pageId) return { kind: "page", pageId };
  if (!draft.draft.agencyId && !leftToCentre(draft)) return { kind: "agency" };
  const paper = openPapers(draft).find((one) => !isPaperDone(draft, one.id, one.required || draft.dossier !== undefined));
  return paper ? { kind: "paper", paperId: paper.id } : { kind: "check" };
}

/** Whether a page may be opened: everything before it is answered. */
export function pageOpen(draft: DraftCase, pageId: string): boolean {
  const stop = nextStop(draft);
  const index = draft.pages.findIndex((page) => page.id === pageId);
  if (index < 0) return false;
  return stop.kind !== "page" || index <= draft.pages.findIndex((page) => page.id === stop.pageId);
}

/** Papers that no register answers. */
export function openPapers(draft: DraftCase) {
  return draft.papers.filter((ask) => ask.satisfiedBy === undefined).map((ask) => ask.paper);
}

/** A required paper is done with a file, an optional one once its page was left. */
function isPaperDone({ draft }: DraftCase, paperId: string, required: boolean): boolean {
  const filed = paperId in draft.given || draft.papers.some((paper) => paper.paperId === paperId);
  return filed || (!required && paperKey(paperId) in draft.touched);
}

/** In a supplement every page that was pointed at is answered anew. */
function nextAsked({ draft, pages, revision, ctx }: DraftCase): string | undefined {
  const lacking = new Set(missing(revision, ctx, []).fields.map((field) => field.pageId));
  return pages.find((page) => !(page.id in draft.touched) || lacking.has(page.id))?.id;
}
