import type { LintReport } from "../features/catalogue/index.ts";

/** What `motcua lint` prints: one line a finding, then the sum. */
export function describeFindings({ folders, findings }: LintReport): string[] {
  const lines = findings.map(({ file, line, path, message }) => {
    const place = `${file}${line === undefined ? "" : `:${line}`}${path ? ` ${path}` : ""}`;
    return `${place}: ${message}`;
  });
  const sum =
    folders === 0
      ? "Không tìm thấy thủ tục nào (tệp procedure.yaml)."
      : `${folders} thủ tục, ${findings.length || "không có"} lỗi.`;
  return [...lines, sum];
}
