import { isDeepStrictEqual } from "node:util";
import { type Dossier, replay } from "../../core/dossier/index.ts";
import { spansOf } from "../../core/reports/index.ts";
import { entriesOf } from "../../core/till/index.ts";
import type { Services } from "../../platform/services.ts";
import { readMoney } from "./money/write-money.ts";
import { readEvents } from "./read-events.ts";
import { readSpans } from "./spans/write-spans.ts";
import { selectSnapshotsAfter } from "./sql.ts";

export type SnapshotVerification = {
  dossiers: number;
  /** Snapshots that wait for being folded anew at the next start (`foldAnew`); they say nothing yet. */
  waiting: number;
  broken: { code: string; reason: string } | undefined;
};

/**
 * Holds every snapshot, and the spans and receipts that reports count, against the fold of its events; the log itself is verified before (`verifyLog`).
 * @returns the first dossier whose snapshot says something else than its events, with a Vietnamese reason
 */
export async function verifySnapshots(services: Pick<Services, "db">, batch = 500): Promise<SnapshotVerification> {
  let after = "";
  let dossiers = 0;
  let waiting = 0;
  for (;;) {
    const rows = await selectSnapshotsAfter(services.db, after, batch);
    for (const { id, code, snapshot, current } of rows) {
      dossiers++;
      if (!current) waiting++;
      else {
        const wrong = await faultOf(services, id, snapshot);
        if (wrong)
          return { dossiers, waiting, broken: { code, reason: `${wrong} không khớp với các sự kiện: có người sửa trực tiếp` } };
      }
      after = code;
    }
    if (rows.length < batch) return { dossiers, waiting, broken: undefined };
  }
}

/** Rows of the database as the objects that they stand for. */
const plain = <T extends object>(rows: readonly T[]): T[] => rows.map((row) => ({ ...row }));

async function faultOf(services: Pick<Services, "db">, id: string, snapshot: Dossier): Promise<string | undefined> {
  const events = await readEvents(services, id);
  if (!isDeepStrictEqual(replay(events), snapshot)) return "bản chụp của hồ sơ";
  const spans = await readSpans(services.db, id);
  if (!isDeepStrictEqual(spansOf(events), plain(spans))) return "số liệu báo cáo của hồ sơ";
  const money = await readMoney(services.db, id);
  return isDeepStrictEqual(entriesOf(events), plain(money)) ? undefined : "biên lai, tiền thu của hồ sơ";
}
