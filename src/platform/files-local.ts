import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { FileStore } from "./files.ts";

/**
 * Files of a local folder, named by their SHA-256, in 65,536 sub-folders. A file appears whole or not at all, and is on the disk
 * before its address is handed out. What is read is checked against its name.
 */
export function localFiles(folder: string): FileStore {
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a SHA-256 address: ${sha256}`);
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    put: async (bytes) => {
      const sha256 = digest(bytes);
      const file = place(sha256);
      if (!(await sizeIs(file, bytes.length))) await writeWhole(file, bytes);
      return { sha256, size: bytes.length };
    },
    get: async (sha256) => {
      const bytes = await readFile(place(sha256));
      if (digest(bytes) !== sha256) throw new Error(`the stored file ${sha256} was changed`);
      return bytes;
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
  };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    const handle = await open(draft, "wx", 0o640);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await syncFolders(file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The names too: the file's own folder and the two above, which may be new. */
async function syncFolders(file: string): Promise<void> {
  for (let folder = path.dirname(file), level = 0; level < 3; folder = path.dirname(folder), level++) {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function sizeIs(file: string, size: number): Promise<boolean> {
  try {
    return (await stat(file)).size === size;
  } catch {
    return false;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
