import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { LogLine } from "../types.ts";

/** sha256(previous hash ‖ canonical JSON of the line, RFC 8785). The first line has no previous hash. */
export function lineHash(previous: Buffer | null, line: LogLine & { key: string }): Buffer {
  const { position, key, act, at, actor, agencyId, subject, before, after, reason } = line;
  const body = canonicalize({ position, key, act, at, actor, agencyId, subject, before, after, reason });
  if (body === undefined) throw new TypeError("A line of the log is not JSON");
  const hash = createHash("sha256");
  if (previous) hash.update(previous);
  return hash.update(body, "utf8").digest();
}
