import type { Actor } from "../../core/dossier/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;
export type Person = Extract<Actor, { kind: "person" }>;

export type Letter = {
  id: string;
  at: string;
  fromOffice: boolean;
  /** Name, and position of an officer. */
  author: { name: string; position?: string };
  body: string;
  /** When the other side first had it before them, and who. */
  readAt: string | null;
  readBy: string | null;
};
export type InternalNote = { id: string; at: string; author: { name: string; position: string }; body: string };
export type Talk = { letters: Letter[]; notes: InternalNote[] };

/** What somebody does who has the dossier open: looks at it, or fills in an act, named in words. */
export type Present = { name: string; doing: string };
export type Written = { ok: true } | { ok: false; message: string };
