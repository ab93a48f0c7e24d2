import { type ImportCounts, importFile, isPublishedFile } from "../features/published/index.ts";
import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { createDb, createPool } from "../platform/database.ts";
import { migrate } from "../platform/migrate.ts";
import { openDatabase } from "../platform/open-database.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { progressBar } from "./progress-bar.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua import FILE`: takes published procedures of a .jsonl or .jsonl.gz file into the database; exit code 1 when a line could not be read. */
await runVerb(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0 || !isPublishedFile(file))
    throw new OperatorError("Hãy chỉ một tệp .jsonl hoặc .jsonl.gz, ví dụ: node bin/motcua.js import danh-muc.jsonl.gz");
  const database = await openDatabase(readConfig(), () => undefined, true);
  const bar = progressBar("Đang nhập");
  try {
    await migrate(database.ownerUrl);
    const pool = createPool({ url: database.ownerUrl, name: "motcua-import", size: 2, statementTimeout: 60_000 });
    try {
      const counts = await importFile({ db: createDb(pool), clock: systemClock }, file, bar.show);
      bar.end();
      for (const line of describe(counts)) console.log(line);
      return counts.unreadable === 0 ? 0 : 1;
    } finally {
      await pool.end();
    }
  } finally {
    await database.close();
  }
});

function describe(counts: ImportCounts): string[] {
  const said = (count: number) => count.toLocaleString("vi-VN");
  return [
    ...(counts.resumedAfter > 0 ? [`Tiếp tục lần nhập dở, từ sau dòng ${said(counts.resumedAfter)}.`] : []),
    `Thủ tục mới: ${said(counts.added)}. Đã đổi nội dung: ${said(counts.changed)}. Không đổi: ${said(counts.unchanged)}.`,
    `Dòng không đọc được: ${said(counts.unreadable)}. Đoạn giữ nguyên văn vì không tách được: ${said(counts.unparsed)}.`,
    `Trong cơ sở dữ liệu: ${said(counts.procedures)} thủ tục, ${said(counts.contents)} nội dung khác nhau.`,
  ];
}
