import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Text files of one procedure by path inside its folder. */
export type DefinitionFolder = { folder: string; files: Record<string, string> };

const TEXT_FILE = /\.(ya?ml|json|md)$/;

/** Folders at or below `root` that hold a procedure.yaml, sorted. @throws Error when `root` is no folder */
function findFolders(root: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true });
  const here = entries.some((entry) => entry.isFile() && entry.name === "procedure.yaml") ? [root] : [];
  const below = entries.filter((entry) => entry.isDirectory()).flatMap((entry) => findFolders(join(root, entry.name)));
  return [...here, ...below].sort();
}

function readFolder(folder: string): DefinitionFolder {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => TEXT_FILE.test(path) && statSync(join(folder, path)).isFile(),
  );
  return {
    folder,
    files: Object.fromEntries(paths.sort().map((path) => [path.split(sep).join("/"), readFileSync(join(folder, path), "utf8")])),
  };
}

/** Reads every procedure at or below the given folders, e.g. `["procedures"]`. @throws when a folder does not exist */
export function readDefinitions(roots: readonly string[]): DefinitionFolder[] {
  return [...new Set(roots.flatMap(findFolders))].map(readFolder);
}

/** Path of a file as people write it, from the present folder. */
export const displayPath = (folder: string, file: string): string => join(relative(".", folder) || ".", file);
