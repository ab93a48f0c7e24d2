import { statSync } from "node:fs";
import { isPublishedFile } from "../features/published/index.ts";
import { OperatorError } from "../platform/operator-error.ts";
import { importDefinition } from "./import-definition.ts";
import { importPublished } from "./import-published.ts";
import { runVerb } from "./run-verb.ts";

/**
 * `motcua import FILE.jsonl[.gz]`: takes published procedures into the database; exit code 1 when a line could not be read.
 * `motcua import FOLDER` or `FILE.zip`: takes the files of one procedure in as an edit; exit code 1 when they cannot be used.
 */
await runVerb(async () => {
  const [path, ...more] = process.argv.slice(2);
  if (path && more.length === 0) {
    if (isPublishedFile(path)) return importPublished(path);
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory() || (kind?.isFile() && /\.zip$/i.test(path))) return importDefinition(path);
    if (!kind) throw new OperatorError(`Không có tệp hoặc thư mục ${path}. Hãy kiểm tra đường dẫn.`);
  }
  throw new OperatorError(
    "Hãy chỉ một tệp .jsonl hoặc .jsonl.gz của danh mục quốc gia, hoặc thư mục hay tệp .zip của một thủ tục, ví dụ: node bin/motcua.js import danh-muc.jsonl.gz",
  );
});
