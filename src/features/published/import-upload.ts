import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { OperatorError } from "../../platform/operator-error.ts";
import type { Services } from "../../platform/services.ts";
import { importFile } from "./import-file.ts";
import { isPublishedFile } from "./read-lines.ts";

const TASK = "import-published";
const payloadShape = z.object({ sha256: z.string(), name: z.string() });

/**
 * Takes an uploaded file of the national catalogue in, after the request: it is stored first, so a crash loses nothing and the task goes on where
 * it was.
 * @returns a Vietnamese sentence when the file is not of that kind
 */
export async function importUpload(services: Services, file: { name: string; bytes: Uint8Array }): Promise<string | undefined> {
  const name = path.basename(file.name.normalize("NFC"));
  if (!isPublishedFile(name)) return "Hãy chọn tệp .jsonl hoặc .jsonl.gz của danh mục quốc gia.";
  if (file.bytes.length === 0) return "Tệp này rỗng. Hãy chọn lại tệp.";
  if (name.endsWith(".gz") && !(await unpacks(file.bytes)))
    return "Tệp này bị hỏng hoặc tải chưa xong. Hãy tải lại tệp từ nguồn rồi nhập.";
  const { sha256 } = await services.files.put(file.bytes);
  await services.jobs.add(undefined, TASK, { sha256, name }, { key: `${TASK}:${sha256}` });
  return undefined;
}

/** Whether a compressed file is whole: the person is told at once, and need not wait for a run that never ends well. */
async function unpacks(bytes: Uint8Array): Promise<boolean> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(Readable.from([bytes]), createGunzip(), nowhere);
    return true;
  } catch {
    return false;
  }
}

/** Task. A file that cannot be read to its end is not tried again: what was read is kept. */
async function importStored(services: Services, payload: unknown): Promise<void> {
  const { sha256, name } = payloadShape.parse(payload);
  const folder = await mkdtemp(path.join(tmpdir(), "motcua-nhap-"));
  try {
    const file = path.join(folder, path.basename(name));
    await writeFile(file, await services.files.get(sha256));
    await importFile(services, file);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    services.log.warn({ err: error }, "importing a published file");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Work after the request, by name. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = { [TASK]: importStored };
