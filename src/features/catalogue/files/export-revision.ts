import { zipSync } from "fflate";
import { writeFiles } from "../../../core/procedure/index.ts";
import type { Services } from "../../../platform/services.ts";
import { selectFiles } from "../history/sql.ts";
import { getRevision } from "../revisions.ts";

/** A published revision as files: those it was compiled from, or, where they were not kept, files that compile to the same. */
export async function exportRevision(
  services: Pick<Services, "db">,
  id: string,
): Promise<{ code: string; files: Record<string, string> } | undefined> {
  const stored = await selectFiles(services.db, id);
  if (!stored) return undefined;
  return { code: stored.code, files: stored.files ?? writeFiles(await getRevision(services, id)) };
}

/** The earliest time a zip can name: the same files give the same bytes. */
const ALWAYS = new Date(1980, 0, 1);

/** A zip of files, inside one folder of that name. The same files give the same bytes. */
export function zipFiles(folder: string, files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = Object.keys(files)
    .sort()
    .map((path) => [`${folder}/${path}`, encoder.encode(files[path])] as const);
  return zipSync(Object.fromEntries(parts), { mtime: ALWAYS });
}
