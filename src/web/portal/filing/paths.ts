import type { DraftCase, Stop } from "../../../features/filing/index.ts";

/** Parts of the address of a draft that no page of a procedure may be called. */
export const CHECK = "kiem-tra";
export const AGENCY = "noi-nop";
export const FETCH = "noi-nhan";

export const pagePath = (draftId: string, pageId: string): string => `/nop/${draftId}/${pageId}`;
export const paperPath = (draftId: string, paperId: string): string => `/nop/${draftId}/giay-to/${paperId}`;
export const reportPath = (draftId: string, fieldId: string): string =>
  `/nop/${draftId}/chua-dung/${encodeURIComponent(fieldId)}`;

export function stopPath(draftId: string, stop: Stop): string {
  switch (stop.kind) {
    case "page":
      return pagePath(draftId, stop.pageId);
    case "agency":
      return pagePath(draftId, AGENCY);
    case "paper":
      return paperPath(draftId, stop.paperId);
    case "check":
      return pagePath(draftId, CHECK);
  }
}

/** Where a draft came from. */
export const originPath = ({ draft, dossier }: DraftCase): string =>
  dossier ? `/ho-so/${dossier.code}` : `/thu-tuc/${draft.procedureCode}`;
