import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import autocannon from "autocannon";

const run = promisify(execFile);

export type Request = { method: "GET" | "POST"; path: string; headers: Record<string, string>; body?: string };
export type Load = {
  url: string;
  /** Sent in turns. */
  requests: readonly Request[];
  connections: number;
  seconds: number;
};
export type Answered = { perSecond: number; p99: number; requests: number; failed: number };
export type Generator = { name: "wrk" | "autocannon"; load: (load: Load) => Promise<Answered> };

/** wrk (Debian: `apt-get install wrk`) when it is there, which costs the machine least; otherwise autocannon, which npm brought. */
export async function findGenerator(): Promise<Generator> {
  // wrk answers its version with an exit code of 1.
  const found = await run("wrk", ["--version"]).then(
    () => true,
    (error: { code?: unknown }) => error.code !== "ENOENT",
  );
  return found ? { name: "wrk", load: withWrk } : { name: "autocannon", load: withAutocannon };
}

/** A failed answer is one that is neither 2xx nor 303. */
async function withWrk({ url, requests, connections, seconds }: Load): Promise<Answered> {
  const folder = mkdtempSync(path.join(tmpdir(), "motcua-wrk-"));
  const script = path.join(folder, "load.lua");
  const text = (value: string) => JSON.stringify(value);
  const lines = requests.map(({ method, path, headers, body }) => {
    const fields = Object.entries(headers).map(([name, value]) => `[${text(name)}]=${text(value)}`);
    return `wrk.format(${text(method)}, ${text(path)}, {${fields.join(",")}}, ${body === undefined ? "nil" : text(body)})`;
  });
  writeFileSync(
    script,
    `local ready, next = {}, 0
function init() ready = {${lines.join(",\n")}} end
function request() next = next % #ready + 1 return ready[next] end
failed = 0
function response(status) if status >= 400 or status < 200 then failed = failed + 1 end end
local threads = {}
function setup(thread) table.insert(threads, thread) end
function done(summary, latency)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("failed") end
  local e = summary.errors
  io.write(string.format("\\nJSON {\\"requests\\":%d,\\"us\\":%d,\\"p99\\":%d,\\"failed\\":%d}\\n",
    summary.requests, summary.duration, latency:percentile(99), bad + e.connect + e.read + e.write + e.timeout))
end
`,
  );
  try {
    const { stdout } = await run("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", script, url]);
    const said = JSON.parse(/^JSON (.*)$/m.exec(stdout)![1]!) as { requests: number; us: number; p99: number; failed: number };
    return { perSecond: said.requests / (said.us / 1e6), p99: said.p99 / 1000, requests: said.requests, failed: said.failed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function withAutocannon({ url, requests, connections, seconds }: Load): Promise<Answered> {
  const answer = await autocannon({ url, requests, connections, duration: seconds });
  const failed = answer["4xx"] + answer["5xx"] + answer.errors;
  return { perSecond: answer.requests.average, p99: answer.latency.p99, requests: answer.requests.total, failed };
}
