import type { PublishedProcedure } from "../published/index.ts";
import type { Entry } from "./lexicon.ts";
import type { FindingText, Tier } from "./types.ts";

/** Parts of a published procedure by which it is found. */
export type PublishedParts = Pick<PublishedProcedure, "code" | "name" | "tiers" | "audience" | "fields" | "keywords"> & {
  papers: readonly string[];
  results: readonly string[];
  agencies: readonly string[];
};

const MOST_PAPERS = 8;
const PAPER_LENGTH = 120;

export function partsOf(procedure: PublishedProcedure): PublishedParts {
  const { code, name, tiers, audience, fields, keywords, agencies } = procedure;
  return {
    code,
    name,
    tiers,
    audience,
    fields,
    keywords,
    papers: procedure.cases.flatMap(({ papers }) => papers.map((paper) => paper.name)),
    results: procedure.results.map((result) => result.name),
    agencies: [agencies.competent, ...agencies.performing],
  };
}

/** What is known of a published procedure for finding it. */
export function textOfPublished(parts: PublishedParts | PublishedProcedure, entry: Entry | undefined, filed: number): FindingText {
  const { code, name, tiers, audience, fields, keywords, papers, results, agencies } = "papers" in parts ? parts : partsOf(parts);
  const named = [...new Set(papers)].slice(0, MOST_PAPERS).map((one) => one.slice(0, PAPER_LENGTH));
  return {
    code,
    name,
    plain: entry?.plain ?? "",
    says: entry?.says ?? [],
    related: [keywords, fields.map((field) => field.name).join(", "), results.join(", "), named.join(", "), agencies.join(", ")].filter(
      (one) => one !== "",
    ),
    tiers: tiers.map(tierOf),
    citizens: audience.some((one) => /công dân|cá nhân|hộ gia đình/i.test(one)),
    ...(entry?.use !== undefined && { use: entry.use }),
    filed,
    defined: false,
  };
}

const TIERS: Record<string, Tier> = { "cấp xã": "commune", "cấp tỉnh": "province", "cấp bộ": "ministry" };
const tierOf = (tier: string): Tier => TIERS[tier.toLowerCase()] ?? "other";
