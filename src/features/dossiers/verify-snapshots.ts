import { isDeepStrictEqual } from "node:util";
import { replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { readEvents } from "./read-events.ts";
import { selectSnapshotsAfter } from "./sql.ts";

export type SnapshotVerification = { dossiers: number; broken: { code: string; reason: string } | undefined };

/**
 * Holds every snapshot against the fold of its events; the log itself is verified before (`verifyLog`).
 * @returns the first dossier whose snapshot says something else than its events, with a Vietnamese reason
 */
export async function verifySnapshots(services: Pick<Services, "db">, batch = 500): Promise<SnapshotVerification> {
  let after = "";
  let dossiers = 0;
  for (;;) {
    const rows = await selectSnapshotsAfter(services.db, after, batch);
    for (const { id, code, snapshot } of rows) {
      dossiers++;
      if (!isDeepStrictEqual(replay(await readEvents(services, id)), snapshot)) {
        return { dossiers, broken: { code, reason: "bản chụp của hồ sơ không khớp với các sự kiện: có người sửa trực tiếp" } };
      }
      after = code;
    }
    if (rows.length < batch) return { dossiers, broken: undefined };
  }
}
