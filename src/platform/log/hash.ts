import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { LogEntry } from "./types.ts";

/** sha256(previous hash ‖ canonical JSON of the entry, RFC 8785). The first entry of a dossier has no previous hash. */
export function entryHash(previous: Buffer | null, entry: LogEntry): Buffer {
  const { dossierId, version, type, at, actor, onBehalfOf, data } = entry;
  const body = canonicalize({ dossierId, version, type, at, actor, onBehalfOf, data });
  if (body === undefined) throw new TypeError("Log entry is not JSON");
  const hash = createHash("sha256");
  if (previous) hash.update(previous);
  return hash.update(body, "utf8").digest();
}
