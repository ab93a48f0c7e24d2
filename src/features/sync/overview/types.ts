import type { Payload } from "../types.ts";

/** Instants ISO 8601; null where there is none. */
export type LaneFigures = {
  waiting: number;
  failed: number;
  sentToday: number;
  oldestWaiting: string | null;
  lastSent: string | null;
  nextTry: string | null;
};
export type LaneOverview = LaneFigures & { name: string; title: string; lastError: { at: string; reason: string } | undefined };

/** A refused message; `behind` counts those of the same dossier that wait for it. */
export type Failure = {
  id: string;
  lane: string;
  service: string;
  payload: Payload;
  attempts: number;
  reason: string | null;
  createdAt: string;
  triedAt: string | null;
  behind: number;
  replays: { at: string; name: string }[] | null;
};
