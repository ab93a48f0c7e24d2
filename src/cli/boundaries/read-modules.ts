import { globSync, readFileSync } from "node:fs";
import path from "node:path";

export type Module = {
  /** From the project's folder, with slashes. */
  file: string;
  /** Without comments. */
  code: string;
  lines: number;
  /** Files of the project, and names of packages and of Node's own modules. */
  imports: string[];
};

const IMPORT = /(?:^|\n|;)\s*(?:import|export)\s(?:[^"'`;]*?\sfrom\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

/** Reads the modules of a project and what each imports, types included. */
export function readModules(root: string): Module[] {
  return globSync(["src/**/*.ts", "simulators/**/*.ts", "e2e/**/*.ts", "bench/**/*.ts"], { cwd: root })
    .sort()
    .map((file) => parseModule(file.replaceAll("\\", "/"), readFileSync(path.join(root, file), "utf8")));
}

export function parseModule(file: string, source: string): Module {
  const code = withoutComments(source);
  const imports = [...code.matchAll(IMPORT)].map((found) => resolve(file, (found[1] ?? found[2])!));
  return { file, code, lines: source.split("\n").length - 1, imports };
}

function resolve(from: string, name: string): string {
  return name.startsWith(".") ? path.posix.join(path.posix.dirname(from), name) : name;
}

/** Line comments only where a space or the line's start stands before them, so that addresses in strings stay whole. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
