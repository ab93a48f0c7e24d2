import { DatabaseSync } from "node:sqlite";

export type Lock = { release: () => void };

/**
 * Takes an exclusive lock on a file, or answers undefined when another process holds it.
 * The lock is the kernel's (through SQLite), so it is gone the moment its holder dies, however it dies;
 * a file with a process id would go stale and a process id is soon used again.
 */
export function tryLock(file: string): Lock | undefined {
  const handle = new DatabaseSync(file, { timeout: 0 });
  try {
    handle.exec("pragma journal_mode = off; pragma locking_mode = exclusive; begin exclusive");
  } catch (error) {
    handle.close();
    if (/locked|busy/i.test(String(error))) return undefined;
    throw error;
  }
  return { release: () => handle.close() };
}
