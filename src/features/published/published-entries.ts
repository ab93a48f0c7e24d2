import type { Services } from "../../platform/services.ts";
import { type PublishedEntry, selectPublishedEntries, selectPublishedVersion } from "./sql.ts";

const kept = new WeakMap<Services["db"], { version: string; entries: Promise<readonly PublishedEntry[]> }>();

/** Every published procedure that was taken in, by code; read anew only after an import. */
export async function publishedEntries({ db }: Pick<Services, "db">): Promise<readonly PublishedEntry[]> {
  const version = await selectPublishedVersion(db);
  const before = kept.get(db);
  if (before?.version === version) return before.entries;
  const entries = selectPublishedEntries(db);
  kept.set(db, { version, entries });
  entries.catch(() => kept.delete(db));
  return entries;
}
