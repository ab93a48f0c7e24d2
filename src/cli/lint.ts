import { existsSync } from "node:fs";
import { lintFolders } from "../features/catalogue/index.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { describeFindings } from "./describe-findings.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua lint [folder…]`: says what is wrong with the procedures of the folders, `procedures` by default; exit code 1 when anything is. */
await runVerb(async () => {
  const given = process.argv.slice(2);
  const roots = given.length > 0 ? given : ["procedures"];
  const absent = roots.find((root) => !existsSync(root));
  if (absent !== undefined) throw new OperatorError(`Không có thư mục ${absent}. Hãy kiểm tra đường dẫn.`);
  const report = lintFolders(roots);
  for (const line of describeFindings(report)) console.log(line);
  return report.folders > 0 && report.findings.length === 0 ? 0 : 1;
});
