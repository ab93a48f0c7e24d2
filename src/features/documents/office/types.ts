import type { Actor, Dossier } from "../../../core/dossier/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;

/** Papers over several dossiers: hand-over lists between counter and rooms, of results back, and the book. */
export const OFFICE_KINDS = ["handoverList", "resultHandover", "dossierBook"] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

export type OfficePaper = {
  id: string;
  agencyId: string;
  kind: OfficeKind;
  year: number;
  number: number;
  title: string;
  /** Dossiers on it. */
  rows: number;
  sha256: string;
  /** File name for the person who saves it. */
  name: string;
  /** Bytes. */
  size: number;
  /** ISO 8601. */
  issuedAt: string;
  issuedBy: { officerId: string; name: string };
};

/** A dossier that went from the counter to a room, or came back with its result. */
export type Move = {
  dossier: Dossier;
  /** Of the event that handed it on. */
  version: number;
  at: string;
  kind: "handoverList" | "resultHandover";
  /** Where it went; for a result the room it came from; with its agency when that is not the one of the counter. */
  room: string;
  /** The counter that has it (phi địa giới), when that is another agency's. */
  counter?: string;
  step: string;
  /** Stands on a list already. */
  listed: boolean;
};

/** A day, or days from the first to the last, yyyy-MM-dd. */
export type Period = { from: string; until: string };
