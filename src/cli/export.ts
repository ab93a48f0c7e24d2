import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exportRevision, historyOf, safePath, zipFiles } from "../features/catalogue/index.ts";
import { systemClock, TIME_ZONE } from "../platform/clock.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { runVerb } from "./run-verb.ts";
import { withDatabase } from "./with-database.ts";

/**
 * `motcua export CODE [--to FOLDER|FILE.zip]`: writes the files of a procedure's revision in force, of the last one when none is; CODE.zip by
 * default. Nothing that is there is written over.
 */
await runVerb(async () => {
  const args = process.argv.slice(2);
  const at = args.indexOf("--to");
  const [code, ...more] = at < 0 ? args : args.toSpliced(at, 2);
  const target = at < 0 ? `${code}.zip` : args[at + 1];
  if (!code || more.length > 0 || !target)
    throw new OperatorError("Hãy ghi mã thủ tục và nơi ghi, ví dụ: node bin/motcua.js export 1.001193 --to khai-sinh.zip");
  const zip = /\.zip$/i.test(target);
  if (zip ? existsSync(target) : existsSync(target) && readdirSync(target).length > 0)
    throw new OperatorError(`${target} đã có. Hãy chọn một tên khác, hoặc xóa nó trước.`);
  return withDatabase("motcua-export", async (services) => {
    const day = systemClock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
    const revisions = await historyOf(services, code, day);
    const chosen = revisions.find(({ state }) => state === "inForce") ?? revisions[0];
    const exported = chosen && (await exportRevision(services, chosen.id));
    if (!exported) throw new OperatorError(`Không có thủ tục ${code} trong danh mục. Hãy xem lại mã.`);
    const { files } = exported;
    if (zip) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, zipFiles(code, files));
    } else writeFolder(target, files);
    console.log(`Đã ghi ${Object.keys(files).length} tệp của ${code} ${chosen.name}, áp dụng từ ${chosen.from}, vào ${target}.`);
    return 0;
  });
});

function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  const odd = Object.keys(files).find((path) => !safePath(path));
  if (odd !== undefined) throw new OperatorError(`Tên tệp “${odd}” không ghi ra đĩa được. Hãy đổi tên trên màn hình soạn thảo.`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
