import type { Kysely } from "kysely";
import type { Database } from "../db-types.ts";
import { entryHash } from "./hash.ts";
import { type ChainRow, selectChainRows, selectTornSnapshots } from "./sql.ts";

export type BrokenEvent = { code: string | null; dossierId: string; version: number; position: string | null; reason: string };
export type Verification = { dossiers: number; events: number; broken: BrokenEvent | undefined };

const NIL = "00000000-0000-0000-0000-000000000000";

/**
 * Recomputes every chain and holds its end against the snapshot.
 * @returns the first event that does not fit, with a Vietnamese reason; counts of what was read
 */
export async function verifyLog(
  db: Kysely<Database>,
  options: { batch?: number; onProgress?: (events: number) => void } = {},
): Promise<Verification> {
  const batch = options.batch ?? 5000;
  let previous: ChainRow | undefined;
  let dossiers = 0;
  let events = 0;
  for (;;) {
    const after = previous ? { dossierId: previous.dossierId, version: previous.version } : { dossierId: NIL, version: 0 };
    const rows = await selectChainRows(db, after, batch);
    for (const row of rows) {
      const before = previous?.dossierId === row.dossierId ? previous : undefined;
      if (!before) dossiers++;
      events++;
      const reason = faultOf(before, row);
      if (reason) return { dossiers, events, broken: broken(row, reason) };
      previous = row;
    }
    options.onProgress?.(events);
    if (rows.length < batch) break;
  }
  const torn = (await selectTornSnapshots(db))[0];
  if (!torn) return { dossiers, events, broken: undefined };
  const reason =
    torn.last === null
      ? "toàn bộ sự kiện của hồ sơ đã bị xóa"
      : "sự kiện cuối không khớp với hồ sơ: có sự kiện bị xóa hoặc bản chụp bị sửa";
  return {
    dossiers,
    events,
    broken: { code: torn.code, dossierId: torn.id, version: (torn.last ?? 0) + 1, position: null, reason },
  };
}

function faultOf(before: ChainRow | undefined, row: ChainRow): string | undefined {
  if (row.version !== (before?.version ?? 0) + 1) return "thiếu sự kiện ngay trước";
  if (!row.code) return "có sự kiện nhưng không có hồ sơ";
  const expected = before?.hash ?? null;
  const linked = expected === null ? row.prevHash === null : row.prevHash !== null && expected.equals(row.prevHash);
  if (!linked) return "mắt xích không nối với sự kiện trước";
  const { dossierId, version, type, at, actor, onBehalfOf, data } = row;
  if (!row.whole || !entryHash(row.prevHash, { dossierId, version, type, at, actor, onBehalfOf, data }).equals(row.hash)) {
    return "nội dung đã bị sửa sau khi ghi";
  }
  return undefined;
}

function broken(row: ChainRow, reason: string): BrokenEvent {
  return { code: row.code, dossierId: row.dossierId, version: row.version, position: row.position, reason };
}
