import {
  lintPublished,
  PUBLISHED_RULES,
  type PublishedFinding,
  type RuleContext,
  readPublished,
  type Severity,
} from "../../core/published/index.ts";
import { readLines } from "./read-lines.ts";

export type RuleCount = { rule: string; severity: Severity; title: string; findings: number; procedures: number };
export type PublishedReport = {
  procedures: number;
  unreadable: { file: string; line: number; reason: string }[];
  /** Every rule, in the order of the rules, also those that found nothing. */
  counts: RuleCount[];
  findings: PublishedFinding[];
};

/** Reads files of published procedures and lints each of them. @throws OperatorError when a file cannot be read */
export async function lintFiles(files: readonly string[], context: RuleContext): Promise<PublishedReport> {
  const findings: PublishedFinding[] = [];
  const unreadable: PublishedReport["unreadable"] = [];
  let procedures = 0;
  for (const file of files) {
    for await (const { number, text } of readLines(file)) {
      const read = readPublished(text);
      if (!read.ok) unreadable.push({ file, line: number, reason: read.reason });
      else for (const { procedure } of read.found) findings.push(...lintPublished(procedure, context));
      procedures += read.ok ? read.found.length : 0;
    }
  }
  return { procedures, unreadable, counts: countByRule(findings), findings };
}

function countByRule(findings: readonly PublishedFinding[]): RuleCount[] {
  return PUBLISHED_RULES.map(({ id, severity, title }) => {
    const own = findings.filter((one) => one.rule === id);
    return { rule: id, severity, title, findings: own.length, procedures: new Set(own.map((one) => one.code)).size };
  });
}
