import type { MandateRight } from "../../core/dossier/index.ts";
import type { Mandate } from "../../core/mandate/index.ts";

/** A refusal names the input that is wrong, where one is. */
export type MandateOutcome = { ok: true; mandate: Mandate } | { ok: false; field?: MandateField; message: string };
export type MandateField =
  | "giverNumber"
  | "giverName"
  | "receiverNumber"
  | "receiverName"
  | "rights"
  | "procedures"
  | "dossiers"
  | "until"
  | "relation"
  | "file"
  | "evidence"
  | "taxCode"
  | "reason";

/** What somebody is to be allowed. Lists left empty mean all procedures. */
export type WantedScope = { rights: readonly MandateRight[]; procedures: readonly string[]; dossiers: readonly string[] };

/** A file whose content was checked (see features/filing). */
export type CheckedEvidence = { bytes: Uint8Array; name: string; mediaType: string };
