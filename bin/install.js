import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Verbs that need nothing of the development tools. */
const PLAIN = new Set(["start", "migrate", "import", "verify"]);

const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const lockOf = (root) => path.join(root, "package-lock.json");
const stampOf = (root) => path.join(root, "node_modules", ".motcua-lock");

/** True when node_modules holds what package-lock.json asks for: by our stamp, or by npm's own record of what it placed. */
export function librariesAreCurrent(root, verb) {
  const placed = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(placed)) return false;
  if (existsSync(stampOf(root)) && readFileSync(stampOf(root), "utf8") === hashOf(lockOf(root))) return true;
  const asked = JSON.parse(readFileSync(lockOf(root), "utf8")).packages;
  const found = JSON.parse(readFileSync(placed, "utf8")).packages;
  return Object.entries(asked).every(([place, entry]) => {
    if (place === "" || entry.link) return true;
    if (found[place]) return found[place].version === entry.version;
    return entry.optional || entry.devOptional || entry.peer || (entry.dev && PLAIN.has(verb));
  });
}

/** Runs `npm ci`, once more when it fails. Answers a sentence when both fail. */
export async function install(root) {
  console.log("Đang tải thư viện lần đầu (khoảng một phút, tuỳ đường truyền)…");
  for (const last of [false, true]) {
    if ((await npmCi(root)) === 0) {
      writeFileSync(stampOf(root), hashOf(lockOf(root)));
      return undefined;
    }
    if (!last) console.log("Tải thư viện chưa được, đang thử lại…");
  }
  return 'Không tải được thư viện. Hãy kiểm tra đường truyền và quyền ghi vào thư mục này rồi chạy lại; chi tiết ở các dòng trên, hoặc chạy "npm ci".';
}

function npmCi(root) {
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const script = process.env.npm_execpath;
  const [command, before] = script?.endsWith(".js") ? [process.execPath, [script]] : ["npm", []];
  return new Promise((resolve) => {
    const child = spawn(command, [...before, ...args], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
