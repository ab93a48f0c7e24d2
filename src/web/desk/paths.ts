import type { QueueView } from "../../features/desk/index.ts";

/** Room of the officers. */
export const DESK = "/ban-lam-viec";

/** Counters of the lists, fetched again and again while a list is open; lists that an officer keeps; columns. */
export const LIVE_COUNTS = `${DESK}/so-lieu`;
export const SAVED_VIEWS = `${DESK}/bo-loc`;
export const LIST_COLUMNS = `${DESK}/cot`;

/** One act on many dossiers. */
export const BATCHES = `${DESK}/lo`;
export const BATCH_CHOICE = `${BATCHES}/chon`;
export const batchPath = (id: string): string => `${BATCHES}/${id}`;

/** Who is away and who stands in; who has what. */
export const LEAVE = `${DESK}/nghi-phep`;
export const WORKLOAD = `${DESK}/ai-giu-viec`;
export const donePath = (officerId: string, days: 7 | 30): string => `${WORKLOAD}/${officerId}?ngay=${days}`;
/** What was delegated to whom; what waits for a leader's decision, riskiest first. */
export const DELEGATION = `${DESK}/uy-quyen-viec`;
export const DECISIONS = `${DESK}/cho-quyet-dinh`;
export const decisionPath = (code: string): string => `${DECISIONS}/${encodeURIComponent(code)}`;
/** Where the next decision is found; a form with this field goes on there when its act is done. */
export const NEXT_DECISION = `${DECISIONS}/tiep`;
export const ONWARDS = "tiep";
/** Open dossiers of somebody who leaves or moves. */
export const HANDOVER = `${DESK}/ban-giao`;

export const VIEW_SLUGS = {
  now: "can-lam",
  room: "phong",
  today: "hom-nay",
  late: "qua-han",
  waiting: "cho-nguoi-dan",
  elsewhere: "noi-khac",
  coordination: "dieu-phoi",
  opinions: "y-kien",
  all: "ca-co-quan",
  done: "da-xong",
} as const satisfies Record<QueueView, string>;

export const dossierPath = (code: string): string => `${DESK}/ho-so/${encodeURIComponent(code)}`;
/** `stepId`: which of several open steps the act is about. */
export const actPath = (code: string, slug: string, stepId?: string): string =>
  `${dossierPath(code)}/viec/${slug}${stepId === undefined ? "" : `?${STEP_QUERY}=${encodeURIComponent(stepId)}`}`;
export const STEP_QUERY = "buoc";
export const filePath = (code: string, sha256: string): string => `${dossierPath(code)}/giay-to/${sha256}`;
/** Official papers, issued when first asked for; `version` of the event names one of several of a kind. */
export const paperPath = (code: string, slug: string, version?: number): string =>
  `${dossierPath(code)}/van-ban/${slug}${version === undefined ? "" : `/${version}`}`;
/** Letters, notes, who has it open. */
export const letterPath = (code: string): string => `${dossierPath(code)}/thu`;
export const notePath = (code: string): string => `${dossierPath(code)}/ghi-chu`;
export const presencePath = (code: string, act?: string): string =>
  `${dossierPath(code)}/ai-dang-xem${act === undefined ? "" : `?viec=${encodeURIComponent(act)}`}`;
/** Apologies and extensions that wait for the leader. */
export const EXTENSIONS = `${DESK}/gia-han`;
