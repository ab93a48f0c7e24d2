import type { Server } from "node:http";
import { createServer } from "node:net";
import { serve } from "@hono/node-server";
import { OperatorError } from "../platform/operator-error.ts";
import type { Fetch } from "./front.ts";

/** Milliseconds that requests under way get to finish when the program stops. */
const PATIENCE = 5_000;

/** Serves the application. @throws OperatorError when the port is taken. */
export async function listen(fetch: Fetch, host: string, port: number): Promise<{ close: () => Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const opened = serve({ fetch, hostname: host, port }, () => resolve(opened)) as Server;
    opened.once("error", (error: Error & { code?: string }) => reject(portError(error, host, port)));
  });
  return {
    close: () =>
      new Promise((resolve) => {
        const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE);
        server.close(() => {
          clearTimeout(impatient);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

export function portError(error: Error & { code?: string }, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new OperatorError(
      `Cổng ${port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chạy với cổng khác, ví dụ PORT=${port + 100} npm start.`,
    );
  }
  if (error.code === "EACCES") return new OperatorError(`Không được phép mở cổng ${port}. Hãy chọn PORT từ 1024 trở lên.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new OperatorError(`Máy này không có địa chỉ "${host}". Hãy sửa MOTCUA_HOST.`);
  return error;
}

/** Finds a taken port before the slow parts of a start. @throws OperatorError */
export function probePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(portError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
