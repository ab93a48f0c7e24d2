import type { QueueView } from "../../features/desk/index.ts";

/** Room of the officers. */
export const DESK = "/ban-lam-viec";

/** Who is away and who stands in; who has what. */
export const LEAVE = `${DESK}/nghi-phep`;
export const WORKLOAD = `${DESK}/ai-giu-viec`;
/** Open dossiers of somebody who leaves or moves. */
export const HANDOVER = `${DESK}/ban-giao`;

export const VIEW_SLUGS = {
  now: "can-lam",
  today: "hom-nay",
  late: "qua-han",
  waiting: "cho-nguoi-dan",
  elsewhere: "noi-khac",
  coordination: "dieu-phoi",
  opinions: "y-kien",
  all: "ca-co-quan",
  done: "da-xong",
} as const satisfies Record<QueueView, string>;

export function queuePath(ask: { view: QueueView; search?: string | undefined; page?: number }): string {
  const query = new URLSearchParams();
  if (ask.search) query.set("tim", ask.search);
  else if (ask.view !== "now") query.set("muc", VIEW_SLUGS[ask.view]);
  if (ask.page && ask.page > 1) query.set("trang", String(ask.page));
  const text = query.toString();
  return text ? `${DESK}?${text}` : DESK;
}

export const dossierPath = (code: string): string => `${DESK}/ho-so/${encodeURIComponent(code)}`;
/** `stepId`: which of several open steps the act is about. */
export const actPath = (code: string, slug: string, stepId?: string): string =>
  `${dossierPath(code)}/viec/${slug}${stepId === undefined ? "" : `?${STEP_QUERY}=${encodeURIComponent(stepId)}`}`;
export const STEP_QUERY = "buoc";
export const filePath = (code: string, sha256: string): string => `${dossierPath(code)}/giay-to/${sha256}`;
/** Official papers, issued when first asked for; `version` of the event names one of several of a kind. */
export const paperPath = (code: string, slug: string, version?: number): string =>
  `${dossierPath(code)}/van-ban/${slug}${version === undefined ? "" : `/${version}`}`;
/** Apologies and extensions that wait for the leader. */
export const EXTENSIONS = `${DESK}/gia-han`;
