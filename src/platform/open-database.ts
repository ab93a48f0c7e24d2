import { mkdirSync } from "node:fs";
import type { Config } from "./config.ts";
import { OperatorError } from "./operator-error.ts";
import { type SupervisorMessage, startEmbedded } from "./postgres/embedded.ts";
import { appUrl, type Connection, connectionUrl, layout, readConnection } from "./postgres/layout.ts";
import { tryLock } from "./postgres/lock.ts";

/**
 * A server to work on. `ownerUrl` is for migrations and the job queue's own tables, `appUrl` for everything else; they differ unless an
 * external server was named by one address only.
 */
export type OpenDatabase = {
  ownerUrl: string;
  appUrl: string;
  /** The server is our own, so its login is ours to make. */
  embedded: boolean;
  close: () => Promise<void>;
};

type Tell = (message: SupervisorMessage) => void;

/**
 * Answers the external server of the configuration, or starts the embedded one.
 * @param share true for a short command, which may use the server of a program that is running; the program itself must be alone.
 * @throws OperatorError with a sentence that says what to do.
 */
export async function openDatabase(config: Config, tell: Tell, share: boolean): Promise<OpenDatabase> {
  const { databaseUrl, ownerDatabaseUrl } = config;
  if (databaseUrl) {
    const urls = { ownerUrl: ownerDatabaseUrl ?? databaseUrl, appUrl: databaseUrl };
    return { ...urls, embedded: false, close: async () => undefined };
  }
  makeFolder(config.dataDir);
  const lock = tryLock(layout(config.dataDir).programLock);
  if (!lock) {
    const connection = readConnection(config.dataDir);
    if (share && connection?.port) return { ...urlsOf(connection), close: async () => undefined };
    throw new OperatorError(
      `Một Cửa đang chạy với thư mục dữ liệu ${config.dataDir}. Hãy dừng chương trình đó, hoặc đặt MOTCUA_DATA tới thư mục khác.`,
    );
  }
  try {
    const server = await startEmbedded(config.dataDir, tell);
    const close = async () => {
      await server.stop();
      lock.release();
    };
    return { ...urlsOf(readConnection(config.dataDir)!), close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function urlsOf(connection: Connection): Pick<OpenDatabase, "ownerUrl" | "appUrl" | "embedded"> {
  return { embedded: true, ownerUrl: connectionUrl(connection), appUrl: appUrl(connection) };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = (error as { code?: string }).code;
    throw new OperatorError(
      `Không ghi được vào thư mục dữ liệu ${folder} (${reason}). Hãy sửa quyền, hoặc đặt MOTCUA_DATA tới thư mục khác.`,
      {
        cause: error,
      },
    );
  }
}
