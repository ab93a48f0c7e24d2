import type { Hit } from "../../core/finding/index.ts";
import type { Revision } from "../../core/procedure/types.ts";

/** A procedure that was found: one that the province has defined, or one that is known as published text only. */
export type FoundProcedure = {
  code: string;
  name: string;
  /** The word that people use first; the tidied name when nobody gave one. */
  plain: string;
  /** Comparable within one answer only. */
  score: number;
  /** The phrase that fitted best and what it is. */
  phrase: string;
  fits: Hit["fits"];
  /** The definition in force; undefined for what is published only. */
  revision: Revision | undefined;
  /** Cấp thực hiện and lĩnh vực of what is published only. */
  tiers: readonly string[];
  field: string;
};

export type FindingAnswer = {
  results: FoundProcedure[];
  /** The question with misspelt words put right, when some were. */
  corrected: string | undefined;
};

/** `typing`: the last word may not be finished. */
export type FindingOptions = { limit?: number; typing?: boolean };
