import type { Actor } from "../../core/dossier/index.ts";
import type { RegisterValues } from "../../core/procedure/types.ts";

/** What registers are asked. `person` {personalId} · `organisation` {taxCode} · `marriage` {first, second} (ID numbers in any order) · `birthNotice` {number} · `kin` {personalId}: parents, spouse and grandparents, by number. */
export type LookupKind = "person" | "organisation" | "marriage" | "birthNotice" | "kin";
export type LookupState = "pending" | "answered" | "unavailable";

export type Question = {
  kind: LookupKind;
  args: Record<string, string>;
  /** In Vietnamese, what the data is used for; kept for the person concerned and for inspections (Luật 91/2025/QH15). */
  purpose: string;
  /** The register answers only for procedures that it has licensed (maDVC). */
  procedureCode: string;
  askedBy: Actor;
};

/** A question of somebody who fills a form; the answer belongs to one field of a draft. */
export type DraftQuestion = Question & { draftId: string; fieldId: string; dossierId?: string };

/** Where the look-ups of a draft stand, by field id. */
export type Lookups = {
  values: RegisterValues;
  /** Asked, not answered yet. */
  pending: string[];
  /** The register did not answer; the citizen goes on and the office checks later. */
  unavailable: string[];
};

/** Arguments with which a field is asked now, by field id. */
export type CurrentArgs = Record<string, Record<string, string>>;
