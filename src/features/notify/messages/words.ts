import { formatDateTime } from "../../../core/calendar/index.ts";
import type { Dossier, DossierEvent, EventType } from "../../../core/dossier/index.ts";

export type Words = { kind: string; title: string; body: string };
/** What a message says besides its event. */
export type About = Pick<
  Dossier,
  | "agencyName"
  | "acceptedAt"
  | "delivery"
  | "dueAt"
  | "draft"
  | "extension"
  | "apology"
  | "payments"
  | "children"
  | "supplements"
  | "state"
>;
export type EventOf<T extends EventType> = Extract<DossierEvent, { type: T }>;

export const say = (kind: string, title: string, body: string): Words => ({ kind, title, body });
export const at = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));
/** A sentence ends. */
export const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
/** Where people go with paper and money. */
export const counterOf = ({ acceptedAt, agencyName }: Pick<Dossier, "acceptedAt" | "agencyName">): string =>
  `quầy một cửa của ${acceptedAt?.agencyName ?? agencyName}`;
