import { verifySnapshots } from "../features/dossiers/index.ts";
import { verifyOrganisation } from "../features/organisation/index.ts";
import { readConfig } from "../platform/config.ts";
import { createDb, createPool } from "../platform/database.ts";
import { verifyLog } from "../platform/log/index.ts";
import { openDatabase } from "../platform/open-database.ts";
import { runVerb } from "./run-verb.ts";

const CALM = "Hãy giữ nguyên hiện trạng, sao lưu cơ sở dữ liệu và báo người phụ trách an toàn thông tin.";

/** `motcua verify`: recomputes every chain of the log and that of people and agencies and names the first event that does not fit; exit code 1 when there is one. */
await runVerb(async () => {
  const database = await openDatabase(readConfig(), () => undefined, true);
  const pool = createPool({ url: database.ownerUrl, name: "motcua-verify", size: 2, statementTimeout: 600_000 });
  const db = createDb(pool);
  try {
    const shown = process.stderr.isTTY;
    const onProgress = (events: number): void =>
      void (shown && process.stderr.write(`\rĐã kiểm tra ${events.toLocaleString("vi-VN")} sự kiện…`));
    const { dossiers, events, broken } = await verifyLog(db, { onProgress });
    if (shown) process.stderr.write("\n");
    const snapshots = broken ? undefined : await verifySnapshots({ db });
    if (snapshots?.broken) {
      console.error(`Sổ sự kiện nguyên vẹn, nhưng hồ sơ ${snapshots.broken.code} không khớp: ${snapshots.broken.reason}.`);
      return 1;
    }
    const organisation = await verifyOrganisation({ db });
    if (!broken && organisation.broken) {
      const { position, reason } = organisation.broken;
      console.error(
        `Sổ sự kiện nguyên vẹn, nhưng nhật ký thay đổi người dùng và cơ quan bị can thiệp ở dòng ${position}: ${reason}.`,
      );
      console.error(CALM);
      return 1;
    }
    if (!broken) {
      console.log(`Nhật ký thay đổi người dùng và cơ quan nguyên vẹn: ${organisation.lines} dòng.`);
      console.log(`Sổ sự kiện nguyên vẹn: ${dossiers} hồ sơ, ${events} sự kiện.`);
      if (snapshots?.waiting)
        console.log(
          `${snapshots.waiting} hồ sơ có bản chụp của phiên bản trước nên chưa so được; hãy khởi động chương trình một lần rồi kiểm tra lại.`,
        );
      return 0;
    }
    console.error(
      `Sổ sự kiện đã bị can thiệp. Chỗ hỏng đầu tiên: hồ sơ ${broken.code ?? broken.dossierId}, sự kiện thứ ${broken.version}: ${broken.reason}.`,
    );
    console.error(CALM);
    return 1;
  } finally {
    await pool.end();
    await database.close();
  }
});
