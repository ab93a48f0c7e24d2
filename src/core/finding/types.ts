/** Who answers a procedure, from the nearest to people to the farthest. */
export type Tier = "commune" | "province" | "ministry" | "other";

/** What is known of a procedure for finding it. */
export type FindingText = {
  code: string;
  name: string;
  /** The word that people use first; "" when nobody gave one. */
  plain: string;
  /** Phrases by which people ask for it: keywords of its definition and what the controller wrote in procedures/finding. */
  says: readonly string[];
  /** Texts that only speak about it: summary, field, papers, results, agencies. */
  related: readonly string[];
  tiers: readonly Tier[];
  /** Ordinary people may apply for themselves. */
  citizens: boolean;
  /** 0 to 10: how often people need it, as the controller judges; undefined when nobody did. */
  use?: number;
  /** Dossiers handed in here so far. */
  filed: number;
  /** It can be started or read as a definition of the province, not only as published text. */
  defined: boolean;
};

/** A syllable as it is compared: `full` with vowel marks and the tone as a digit at the end, `plain` without either. */
export type Syllable = { plain: string; full: string };

export type Hit = {
  code: string;
  /** 0 to about 1.2; comparable within one answer only. */
  score: number;
  /** The phrase that fitted best, as it was written. */
  phrase: string;
  /** `name`: of the procedure; `says`: words by which people ask for it; `related`: a text about it; `code`: its number. */
  fits: "name" | "says" | "related" | "code";
};

export type Found = {
  hits: Hit[];
  /** The question with misspelt words put right, when some were; undefined otherwise. */
  corrected: string | undefined;
};
