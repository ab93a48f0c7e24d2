import type { Revision } from "../procedure/types.ts";
import type { Entry } from "./lexicon.ts";
import type { FindingText } from "./types.ts";

/** What a definition of the province says of itself for being found, with what the controller added. */
export function textOfRevision(revision: Revision, entry: Entry | undefined, filed: number): FindingText {
  const { code, name, plain, summary, keywords, field, audience, competent, papers, results } = revision;
  return {
    code,
    name,
    plain,
    says: [...keywords, ...(entry?.plain ? [entry.plain] : []), ...(entry?.says ?? [])],
    related: [
      summary,
      field.name,
      results.map((result) => result.name).join(", "),
      papers.map((paper) => paper.name).join(", "),
      competent.by,
    ],
    tiers: [competent.tier],
    citizens: audience.some((one) => /công dân|cá nhân|người|hộ/i.test(one)),
    ...(entry?.use !== undefined && { use: entry.use }),
    filed,
    defined: true,
  };
}
