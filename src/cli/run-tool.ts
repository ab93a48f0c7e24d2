import { spawn } from "node:child_process";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "../..");

/** Runs a program in the project's folder with its output on this terminal. Answers its exit code. */
export function runTool(command: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** A command that npm installed with the project. */
export const tool = (name: string): string => path.join(ROOT, "node_modules", ".bin", name);
