#!/usr/bin/env node
// Runs a verb of Một Cửa on any Node from 20: brings the libraries up to date when needed, then hands over to the pinned Node.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { install, librariesAreCurrent } from "./install.js";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [verb = "start", ...rest] = process.argv.slice(2);
const verbs = [
  "start",
  "migrate",
  "admin",
  "seed",
  "import",
  "export",
  "lint",
  "search",
  "verify",
  "due",
  "test",
  "check",
  "bench",
  "format",
  "db-types",
];
// The command runs in the project's folder; files are named from where the person stands.
const args = ["import", "export", "lint"].includes(verb)
  ? rest.map((one, i) => (existsSync(one) || rest[i - 1] === "--to" ? path.resolve(one) : one))
  : rest.map((one, i) => (verb === "admin" && rest[i - 1] === "--province" ? path.resolve(one) : one));
// What is written without a name goes where the person stands, too.
if (verb === "export" && args.length > 0 && !args.includes("--to")) args.push("--to", path.resolve(`${args[0]}.zip`));
const file = path.join(root, "src", "cli", `${verb}.ts`);

if (!verbs.includes(verb) || !existsSync(file)) fail(`Không có lệnh "${verb}". Các lệnh: ${verbs.join(", ")}.`);
if (!librariesAreCurrent(root, verb)) {
  const problem = await install(root);
  if (problem) fail(problem);
}
run(pinnedNode());

/** Node 26 from npm; the one that runs this when it is new enough and npm could not place its own. */
function pinnedNode() {
  const pinned = path.join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  return fail(
    `Thiếu Node 26 (npm không được phép chạy bước cài của gói "node"). Hãy cài Node từ bản 26, hoặc chạy "npm rebuild node" rồi thử lại.`,
  );
}

function run(node) {
  // What was compiled once is read the next time, by every process that comes of this one: tests and starts take a quarter less.
  const env = { NODE_COMPILE_CACHE: path.join(root, "node_modules", ".cache", "motcua"), ...process.env };
  const child = spawn(node, [file, ...args], { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // Ctrl-C reaches the child too; it counts the first signal only. When this process is killed, the closed channel tells the child.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm that was killed cannot pass anything on; its child sees that it has another parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
  child.on("error", (error) => fail(`Không chạy được ${node}: ${error.message}`));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
