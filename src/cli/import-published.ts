import { type ImportCounts, importFile } from "../features/published/index.ts";
import { progressBar } from "./progress-bar.ts";
import { withDatabase } from "./with-database.ts";

/** Takes a file of published procedures in and says how many. @returns exit code */
export async function importPublished(file: string): Promise<number> {
  const bar = progressBar("Đang nhập");
  return withDatabase("motcua-import", async (services) => {
    const counts = await importFile(services, file, bar.show);
    bar.end();
    for (const line of describe(counts)) console.log(line);
    return counts.unreadable === 0 ? 0 : 1;
  });
}

function describe(counts: ImportCounts): string[] {
  const said = (count: number) => count.toLocaleString("vi-VN");
  return [
    ...(counts.resumedAfter > 0 ? [`Tiếp tục lần nhập dở, từ sau dòng ${said(counts.resumedAfter)}.`] : []),
    `Thủ tục mới: ${said(counts.added)}. Đã đổi nội dung: ${said(counts.changed)}. Không đổi: ${said(counts.unchanged)}.`,
    `Dòng không đọc được: ${said(counts.unreadable)}. Đoạn giữ nguyên văn vì không tách được: ${said(counts.unparsed)}.`,
    `Trong cơ sở dữ liệu: ${said(counts.procedures)} thủ tục, ${said(counts.contents)} nội dung khác nhau.`,
  ];
}
