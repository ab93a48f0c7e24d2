import type { PublishedReport } from "../features/published/index.ts";

const SEVERITY = { error: "lỗi", warning: "cần xem", note: "ghi chú" } as const;

/** What `motcua lint FILE` prints: one line a finding with what to do and why, then the count of each rule. */
export function describePublished({ procedures, unreadable, counts, findings }: PublishedReport): string[] {
  const said = (count: number) => count.toLocaleString("vi-VN");
  const width = Math.max(...counts.map((one) => one.rule.length));
  return [
    ...unreadable.map(({ file, line, reason }) => `${file}:${line}: [unreadable, lỗi] ${reason}`),
    ...findings.map(
      ({ code, place, rule, severity, message, advice, source }) =>
        `${code} ${place}: [${rule}, ${SEVERITY[severity]}] ${message} Việc cần làm: ${advice} Căn cứ: ${source}.`,
    ),
    ...(findings.length + unreadable.length > 0 ? [""] : []),
    ...counts.map(
      ({ rule, severity, title, findings: count, procedures: of }) =>
        `${rule.padEnd(width)}  ${said(count).padStart(6)} chỗ, ${said(of).padStart(5)} thủ tục  (${SEVERITY[severity]}) ${title}`,
    ),
    `${said(procedures)} thủ tục, ${findings.length ? said(findings.length) : "không có"} phát hiện, ${unreadable.length ? said(unreadable.length) : "không có"} dòng không đọc được.`,
  ];
}
