import type { Module } from "./read-modules.ts";

/** What is wrong, with its file. In English: it speaks to whoever changes the program. */
export type Fault = { file: string; message: string };

const MOST_LINES = 400;

const isTest = (file: string) =>
  file.endsWith(".test.ts") || /\/(testing|fixtures)\//.test(file) || /\/test-[^/]+\.ts$/.test(file);
const room = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1] ?? (file.startsWith("src/") ? "root" : file.split("/")[0]!);
const featureOf = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1];

/** Rooms whose modules a room may import; itself always. */
const ARROWS: Record<string, string[]> = {
  core: [],
  platform: [],
  features: ["core", "platform"],
  web: ["features", "core", "platform"],
  simulators: [],
};

/** Rooms of the platform that the web must leave to features. */
const NOT_FOR_WEB =
  /^src\/platform\/(database\.ts|migrate|files-local|http-undici|jobs|log|postgres|open-database|build-services)/;

/** Parts of the platform that are about the database itself, and so speak to it directly. */
const DATABASE = /^src\/platform\/(database\.ts|migrate|jobs-graphile|log\/signals|postgres\/|testing\/)/;

/** Every rule of the house that can be read from the text of the modules. */
export function findFaults(modules: Module[]): Fault[] {
  return [...modules.flatMap((module) => [...importFaults(module), ...textFaults(module)]), ...circles(modules)];
}

function importFaults(module: Module): Fault[] {
  const from = room(module.file);
  const faults: Fault[] = [];
  const fault = (message: string) => faults.push({ file: module.file, message });
  for (const target of module.imports) {
    const inside = /^(src|simulators|e2e|bench)\//.test(target);
    if (!inside) {
      if (from === "core" && !isTest(module.file) && target.startsWith("node:"))
        fault(`core is pure and must not import ${target}`);
      continue;
    }
    const to = room(target);
    if (isTest(target) && !isTest(module.file) && from !== "root" && from !== "cli" && from !== "e2e" && from !== "bench") {
      fault(`only tests import ${target}`);
    }
    const allowed = ARROWS[from];
    if (allowed && to !== from && !allowed.includes(to) && !(isTest(module.file) && (to === "platform" || to === "simulators"))) {
      fault(`${from} must not import ${target}`);
    }
    if (
      to === "features" &&
      featureOf(module.file) !== featureOf(target) &&
      !isTest(module.file) &&
      !/^src\/features\/[^/]+\/index\.ts$/.test(target)
    ) {
      fault(`a feature is entered through its index.ts, not ${target}`);
    }
    if (from === "web" && !isTest(module.file) && NOT_FOR_WEB.test(target)) fault(`the web leaves ${target} to features`);
  }
  return faults;
}

function textFaults(module: Module): Fault[] {
  const { file, code, lines } = module;
  const faults: Fault[] = [];
  const fault = (message: string) => faults.push({ file, message });
  if (lines > MOST_LINES) fault(`${lines} lines; at most ${MOST_LINES}`);
  if (/@ts-(ignore|nocheck|expect-error)/.test(code)) fault("silences the type checker");
  if (!file.startsWith("src/") || isTest(file)) return faults;
  const speaksSql =
    /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|import[^;]*\bsql\b[^;]*from "kysely"|from "pg"/.test(code);
  if (speaksSql && room(file) in ARROWS && !file.endsWith("/sql.ts") && !DATABASE.test(file))
    fault("SQL stands in files named sql.ts");
  if (/\bTemporal\.Now\b|\bDate\.now\(|\bnew Date\(\)/.test(code) && file !== "src/platform/clock.ts")
    fault("only platform/clock.ts reads the time");
  if (/\bprocess\.env\b/.test(code) && file !== "src/platform/config.ts") fault("only platform/config.ts reads the environment");
  return faults;
}

/** Each circle of imports once, by the way round. */
function circles(modules: Module[]): Fault[] {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (file: string, way: string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) {
      faults.push({ file, message: `circle: ${[...way.slice(start), file].join(" → ")}` });
      return;
    }
    const module = byFile.get(file);
    if (!module || done.has(file)) return;
    for (const target of module.imports) visit(target, [...way, file]);
    done.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return faults;
}
