import type { Parts } from "../parts.ts";
import type { Config } from "../platform/config.ts";

type Row = [string, string];

/** The short table after a start: addresses, demo accounts, what to try first. */
export function welcome(config: Config, parts: Pick<Parts, "demoAccounts" | "firstSteps">, seconds: number): string {
  const addresses: Row[] = [
    ["Cổng dịch vụ công", `${config.baseUrl}/`],
    ["Bàn làm việc cán bộ", `${config.baseUrl}/ban-lam-viec`],
    ...(config.simulators.enabled ? [["Hệ thống mô phỏng", `http://127.0.0.1:${config.simulators.port}/`] as Row] : []),
    ["Tình trạng", `${config.baseUrl}/healthz`],
  ];
  const accounts = config.production
    ? []
    : parts.demoAccounts.map(({ who, signsIn, where }): Row => [who, `${signsIn}  (${where})`]);
  const steps = parts.firstSteps.map((step, index): Row => [`${index + 1}.`, step]);
  return [
    `Đã sẵn sàng sau ${seconds.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} giây. Nhấn Ctrl-C để dừng.`,
    section("Địa chỉ", addresses),
    section("Tài khoản dùng thử", accounts),
    section("Nên thử trước", steps),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function section(title: string, rows: Row[]): string {
  if (rows.length === 0) return "";
  const width = Math.max(...rows.map(([name]) => name.length));
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join("\n");
}
