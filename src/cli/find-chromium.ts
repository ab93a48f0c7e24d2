import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { browserPath, searchPath } from "../platform/config.ts";
import { OperatorError } from "../platform/operator-error.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser for the journeys: the one named by MOTCUA_CHROMIUM, one on the search path, or Debian's, installed when we are root.
 * @throws OperatorError that says exactly what to install.
 */
export function findChromium(): string {
  const named = browserPath();
  if (named) {
    if (existsSync(named)) return named;
    throw new OperatorError(`MOTCUA_CHROMIUM="${named}" không có. Hãy đặt đường dẫn tới Chromium hoặc Chrome.`);
  }
  const found = look();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("Đang cài Chromium của Debian để thử trên trình duyệt…");
    const apt = (...args: string[]) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"] });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    const installed = look();
    if (installed) return installed;
  }
  throw new OperatorError(
    'Chưa có trình duyệt để thử. Hãy cài Chromium (Debian, Ubuntu: "sudo apt-get install chromium") hoặc Chrome, hoặc đặt MOTCUA_CHROMIUM tới tệp chạy của nó.',
  );
}

function look(): string | undefined {
  return [...searchPath().flatMap((folder) => NAMES.map((name) => `${folder}/${name}`)), ...PLACES].find((file) =>
    existsSync(file),
  );
}
