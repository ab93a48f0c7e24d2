import type { Actor, Dossier, Filing, LoggedEvent } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Span } from "../../core/reports/index.ts";
import type { MoneyEntry } from "../../core/till/index.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;
export type Person = Extract<Actor, { kind: "person" }>;

/** Somebody invented (dữ liệu giả lập): the serial part of the number begins with 99, which nobody's does here. */
export type Invented = {
  id: string;
  personalId: string;
  name: string;
  /** yyyy-MM-dd */
  birthDate: string;
  gender: "male" | "female";
  phone: string;
  address: string;
  communeCode: string;
  level: 0 | 1 | 2;
};

/** A case of a definition as a model of what people file. */
export type Model = Pick<Filing, "answers" | "registers"> & {
  revisionId: string;
  revision: Revision;
  channel: Filing["channel"];
};

/** What this dossier meets on its way; drawn before it begins, so that no step looks ahead. */
export type Fate = {
  /** Seldom above 1: then the office needs longer than it has. */
  pace: number;
  refused: boolean;
  supplementAtIntake: boolean;
  supplementAtAppraisal: boolean;
  /** Nobody answers what was asked. */
  unanswered: boolean;
  sentBack: boolean;
  negative: boolean;
  withdrawn: boolean;
  rated: boolean;
  archived: boolean;
};

/** What one dossier left behind: its log with what is folded from it, and how many events each act made. */
export type Life = {
  dossier: Dossier;
  events: LoggedEvent[];
  spans: Span[];
  money: MoneyEntry[];
  acts: { command: string; version: number; at: string }[];
};
