/** The outside world as a process of its own: `node simulators/main.ts`. Ends when its stdin closes (its parent is gone) and on SIGTERM. */
import { startSimulators } from "./start.ts";

const port = Number(process.env.SIM_PORT ?? 3001);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`Biến môi trường SIM_PORT="${process.env.SIM_PORT}" không dùng được: cần một số cổng từ 0 đến 65535.`);
  process.exit(1);
}

try {
  const simulators = await startSimulators({
    port,
    issuerHost: process.env.SIM_ISSUER_HOST,
    clientSecret: process.env.SIM_CLIENT_SECRET,
    dataDir: process.env.SIM_DATA,
    ...(process.env.SIM_SMTP_PORT && { smtpPort: Number(process.env.SIM_SMTP_PORT) }),
  });
  const stop = () => void simulators.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.stdin.once("end", stop).once("error", stop).resume();
  console.log(`Hệ thống mô phỏng sẵn sàng: ${simulators.url}/`);
} catch (error) {
  const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(
    busy
      ? `Cổng ${port} đang có chương trình khác dùng. Hãy đặt SIM_PORT thành một cổng còn trống.`
      : `Không mở được hệ thống mô phỏng: ${String(error)}`,
  );
  process.exit(1);
}
