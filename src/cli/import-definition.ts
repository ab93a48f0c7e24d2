import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { checkEdit, type EditFinding, importFiles, MOST_ZIP } from "../features/catalogue/index.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { withDatabase } from "./with-database.ts";

const OPERATOR = { kind: "system", name: "Người vận hành (dòng lệnh)" } as const;
/** A folder of more files is no procedure; nobody has to wait until it is read. */
const MOST_FILES = 1000;

/** Takes the files of one procedure in as an edit and says what its findings are. @returns exit code @throws OperatorError for files that cannot be used */
export async function importDefinition(path: string): Promise<number> {
  const given = statSync(path).isDirectory() ? { files: readParts(path) } : { zip: readZip(path) };
  return withDatabase("motcua-import", async (services) => {
    const outcome = await importFiles(services, OPERATOR, given);
    if (outcome.kind === "refused") throw new OperatorError(outcome.problems.join("\n"));
    const { edit, known, ignored } = outcome;
    console.log(`${known ? "Bản soạn này đã có và đang mở" : "Đã tạo bản soạn"}: ${edit.code ?? "chưa có mã"} ${edit.title}.`);
    for (const name of ignored) console.log(`Không nhập ${name}: không phải tệp chữ của thủ tục.`);
    const { findings } = await checkEdit(services, edit);
    for (const found of findings) console.log(describe(found));
    const errors = findings.filter(({ severity }) => severity === "error").length;
    console.log(
      errors > 0
        ? `Còn ${errors} lỗi. Hãy sửa trên màn hình soạn thảo, hoặc sửa tệp rồi nhập lại.`
        : "Không có lỗi. Hãy trình duyệt trên màn hình soạn thảo; một người khác sẽ duyệt.",
    );
    return 0;
  });
}

function describe({ file, line, path, severity, rule, message, advice, source }: EditFinding): string {
  const place = [`${file}${line ? `:${line}` : ""}`, path].filter(Boolean).join(" ");
  return `${place}: [${rule}, ${severity === "error" ? "lỗi" : "cần xem"}] ${message} ${advice}${source ? ` Căn cứ: ${source}.` : ""}`;
}

function readParts(folder: string): Record<string, Uint8Array> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  if (paths.length > MOST_FILES)
    throw new OperatorError(`Thư mục ${folder} có ${paths.length} tệp. Hãy chỉ thư mục của một thủ tục.`);
  // Only text is a part of a definition; the rest is named and left.
  const content = (path: string) => (/\.(ya?ml|json|md)$/i.test(path) ? readFileSync(join(folder, path)) : new Uint8Array());
  return Object.fromEntries(paths.sort().map((path) => [path.split(sep).join("/"), content(path)]));
}

function readZip(file: string): Uint8Array {
  if (statSync(file).size > MOST_ZIP) throw new OperatorError(`Tệp ${file} quá lớn cho một thủ tục. Hãy xem lại tệp.`);
  return readFileSync(file);
}
