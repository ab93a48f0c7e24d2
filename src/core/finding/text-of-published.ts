import type { Entry } from "./lexicon.ts";
import type { FindingText, Tier } from "./types.ts";

/** Parts of a published procedure by which it is found. */
export type PublishedParts = {
  code: string;
  name: string;
  tiers: readonly string[];
  audience: readonly string[];
  fields: readonly string[];
  keywords: string;
  papers: readonly string[];
  results: readonly string[];
};

const MOST_PAPERS = 8;
const PAPER_LENGTH = 120;

/** What is known of a published procedure for finding it, with what the controller added. */
export function textOfPublished(parts: PublishedParts, entry: Entry | undefined, filed: number): FindingText {
  const { code, name, tiers, audience, fields, keywords, papers, results } = parts;
  const named = [...new Set(papers)].slice(0, MOST_PAPERS).map((one) => one.slice(0, PAPER_LENGTH));
  return {
    code,
    name,
    plain: entry?.plain ?? "",
    says: entry?.says ?? [],
    related: [keywords, fields.join(", "), results.join(", "), named.join(", ")].filter((one) => one !== ""),
    tiers: tiers.map(tierOf),
    citizens: audience.some((one) => /công dân|cá nhân|hộ gia đình/i.test(one)),
    ...(entry?.use !== undefined && { use: entry.use }),
    filed,
    defined: false,
  };
}

const TIERS: Record<string, Tier> = { "cấp xã": "commune", "cấp tỉnh": "province", "cấp bộ": "ministry" };
const tierOf = (tier: string): Tier => TIERS[tier.toLowerCase()] ?? "other";
