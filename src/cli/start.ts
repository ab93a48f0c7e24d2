import type { Program } from "../main.ts";
import { readConfig } from "../platform/config.ts";
import { OperatorError } from "../platform/operator-error.ts";

/** `motcua start`: runs the program until Ctrl-C, SIGTERM, or the end of whoever started it. */
const says = (line: string) => console.log(line);
let program: Program | undefined;
let stopping = false;

async function stop(code: number, why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  says(`\nĐang dừng (${why})…`);
  // Longer than every patience inside; whatever still hangs then must not keep the terminal.
  setTimeout(() => process.exit(code || 1), 30_000).unref();
  await program?.stop();
  says("Đã dừng.");
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0, signal));
process.on("disconnect", () => void stop(0, "tiến trình gọi đã kết thúc"));

function fails(reason: string): void {
  console.error(reason);
  void stop(1, "có lỗi");
}

try {
  const begun = performance.now();
  const config = readConfig();
  says("Một Cửa đang khởi động…");
  // Only now: a variable that cannot be used is told at once, not after everything was loaded.
  const { startProgram } = await import("../main.ts");
  const { parts } = await import("../parts.ts");
  const { welcome } = await import("./welcome.ts");
  program = await startProgram(config, { says, fails });
  says(welcome(config, parts, (performance.now() - begun) / 1000));
} catch (error) {
  if (!stopping) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exit(1);
  }
}
