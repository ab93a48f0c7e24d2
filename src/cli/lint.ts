import { existsSync } from "node:fs";
import { lintFolders } from "../features/catalogue/lint-folders.ts";

/** `motcua lint [folder…]`: says what is wrong with the procedures of the folders. Gives the exit code: 1 when anything is. */
export function lint(paths: readonly string[], print: (line: string) => void = console.log): number {
  const roots = paths.length > 0 ? paths : ["procedures"];
  const absent = roots.find((root) => !existsSync(root));
  if (absent !== undefined) {
    print(`Không có thư mục ${absent}. Hãy kiểm tra đường dẫn.`);
    return 1;
  }
  const { folders, findings } = lintFolders(roots);
  for (const { file, line, path, message } of findings)
    print(`${file}${line === undefined ? "" : `:${line}`}${path ? ` ${path}` : ""}: ${message}`);
  if (folders === 0) {
    print(`Không tìm thấy thủ tục nào (tệp procedure.yaml) trong ${roots.join(", ")}.`);
    return 1;
  }
  print(findings.length === 0 ? `${folders} thủ tục, không có lỗi.` : `${folders} thủ tục, ${findings.length} lỗi.`);
  return findings.length === 0 ? 0 : 1;
}
