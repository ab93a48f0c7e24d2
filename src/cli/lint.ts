import { existsSync } from "node:fs";
import path from "node:path";
import { lintFolders, ruleContext } from "../features/catalogue/index.ts";
import { lintGuides } from "../features/guides/index.ts";
import { isPublishedFile, lintFiles } from "../features/published/index.ts";
import { systemClock } from "../platform/clock.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { describeFindings } from "./describe-findings.ts";
import { describePublished } from "./describe-published.ts";
import { ROOT } from "./run-tool.ts";
import { runVerb } from "./run-verb.ts";

/**
 * `motcua lint [--json] [folder…]`: says what is wrong with the procedures and guides of the folders, `procedures` by default; exit code 1 when anything is.
 * `motcua lint [--json] file.jsonl[.gz]…`: the same for published procedures; exit code 1 for an error, not for what only needs a look.
 */
await runVerb(async () => {
  const given = process.argv.slice(2);
  const json = given.includes("--json");
  const named = given.filter((one) => one !== "--json");
  const roots = named.length > 0 ? named : ["procedures"];
  const absent = roots.find((root) => !existsSync(root));
  if (absent !== undefined) throw new OperatorError(`Không có thư mục hoặc tệp ${absent}. Hãy kiểm tra đường dẫn.`);
  const files = roots.filter(isPublishedFile);
  if (files.length > 0 && files.length < roots.length)
    throw new OperatorError("Hãy kiểm tra thư mục thủ tục và tệp danh mục bằng hai lệnh riêng.");
  return files.length > 0 ? lintPublishedFiles(files, json) : lintDefinitions(roots, json);
});

function lintDefinitions(roots: readonly string[], json: boolean): number {
  const definitions = lintFolders(roots);
  const guides = lintGuides(roots);
  const report = { ...definitions, guides: guides.guides, findings: [...definitions.findings, ...guides.findings] };
  if (json) console.log(JSON.stringify(report, null, 2));
  else for (const line of describeFindings(report)) console.log(line);
  return report.folders > 0 && report.findings.length === 0 ? 0 : 1;
}

async function lintPublishedFiles(files: readonly string[], json: boolean): Promise<number> {
  const report = await lintFiles(files, await ruleContext(systemClock, path.join(ROOT, "law")));
  console.log(json ? JSON.stringify(report, null, 2) : describePublished(report).join("\n"));
  const wrong = report.unreadable.length > 0 || report.findings.some((one) => one.severity === "error");
  return report.procedures > 0 && !wrong ? 0 : 1;
}
