/**
 * Glossary: ủy quyền authorised · người thân family · giám hộ, đại diện theo pháp luật guardian · người được tổ chức giao delegate · bên giao
 * giver · bên nhận receiver · phạm vi scope · thu hồi revoke · cam đoan pledge.
 */
import type { Actor, FileRef, InstantText, MandateKind, MandateScope } from "../dossier/types.ts";

export const MANDATE_STATES = ["offered", "checking", "active", "declined", "revoked", "expired"] as const;
/** offered: the receiver has to accept · checking: a register or the counter has to confirm it. */
export type MandateState = (typeof MANDATE_STATES)[number];

/** What the receiver is to the giver. */
export const RELATIONS = ["grandparent", "parent", "child", "spouse", "sibling"] as const;
export type Relation = (typeof RELATIONS)[number];

/** Whose matter it is: a person by account, or an organisation; `number`: 12 digits or the tax code. */
export type Giver = { kind: "person" | "organisation"; id: string; number: string; name: string };
export type Receiver = { personalId: string; name: string };

/**
 * What a mandate rests on: a written authorisation that was certified; made by both with VNeID accounts of level 2; what a register says; a
 * pledge of kinship that no register could confirm; a decision of a court or people's committee.
 */
export type Evidence = {
  way: "certified" | "electronic" | "register" | "pledge" | "decision" | "lawfulRepresentative";
  file?: FileRef;
  /** Who certified or decided, number and date as on the paper. */
  by?: string;
  number?: string;
  date?: string;
  relation?: Relation;
  /** Register that was asked, and when it answered. */
  source?: string;
  at?: InstantText;
};

export type Mandate = {
  id: string;
  kind: MandateKind;
  giver: Giver;
  receiver: Receiver;
  scope: MandateScope;
  /** yyyy-MM-dd, both days included; `until` null while the law sets no end. */
  from: string;
  until: string | null;
  evidence: Evidence;
  state: MandateState;
  /** The centre that recorded it or has to check it. */
  agencyId: string | null;
  version: number;
  createdAt: InstantText;
};

/** `reason` of what was declined, revoked or found wanting. */
export type MandateEvent =
  | { type: "Offered" }
  | { type: "Recorded" }
  | { type: "Claimed"; relation?: Relation }
  | { type: "Proven"; source: string }
  | { type: "Pledged"; why: string }
  | { type: "SentToCheck" }
  | { type: "Accepted" }
  | { type: "Declined"; reason: string }
  | { type: "Revoked"; reason: string }
  | { type: "Expired" };
export type LoggedMandateEvent = { version: number; at: InstantText; actor: Actor; event: MandateEvent };
