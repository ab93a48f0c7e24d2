import { lintPublished, PUBLISHED_RULES, type PublishedFinding, type RuleContext } from "../../core/published/index.ts";
import { folded } from "../../core/text/index.ts";
import type { Services } from "../../platform/services.ts";
import { selectAllPresent, selectPublishedVersion } from "./sql.ts";

export type PublishedLine = { code: string; name: string; decision: string; tiers: string[]; findings: PublishedFinding[] };
export type PublishedAsk = { search?: string; rule?: string; page?: number };
export type PublishedList = {
  lines: PublishedLine[];
  total: number;
  pages: number;
  /** Over everything that was taken in, whatever is asked. */
  counts: { rule: string; title: string; severity: string; findings: number; procedures: number }[];
};

const PAGE = 50;

type Linted = { version: string; lines: (PublishedLine & { folded: string })[] };
let known: Linted | undefined;

/** What was taken in from the national catalogue, with what the rules find in it; looked through once for each import and day. */
export async function listPublished(
  services: Pick<Services, "db">,
  context: RuleContext,
  { search = "", rule, page = 1 }: PublishedAsk,
): Promise<PublishedList> {
  const { lines } = await linted(services, context);
  const words = folded(search).split(" ").filter(Boolean);
  const wanted = lines.filter(
    ({ folded, findings }) =>
      words.every((word) => folded.includes(word)) && (!rule || findings.some((finding) => finding.rule === rule)),
  );
  return {
    lines: wanted.slice((page - 1) * PAGE, page * PAGE),
    total: wanted.length,
    pages: Math.max(1, Math.ceil(wanted.length / PAGE)),
    counts: PUBLISHED_RULES.map(({ id, title, severity }) => {
      const hits = lines.map(({ findings }) => findings.filter((finding) => finding.rule === id).length).filter(Boolean);
      return { rule: id, title, severity, findings: hits.reduce((sum, count) => sum + count, 0), procedures: hits.length };
    }),
  };
}

async function linted(services: Pick<Services, "db">, context: RuleContext): Promise<Linted> {
  const version = `${context.today} ${await selectPublishedVersion(services.db)}`;
  if (known?.version === version) return known;
  const present = await selectAllPresent(services.db);
  const lines = present.map((procedure) => {
    const { code, name, decision, tiers } = procedure;
    return {
      code,
      name,
      decision,
      tiers,
      findings: lintPublished(procedure, context),
      folded: folded(`${code} ${name} ${decision}`),
    };
  });
  known = { version, lines };
  return known;
}
