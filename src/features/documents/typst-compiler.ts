import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { PdfAnswer, PdfOrder } from "./typst-process.ts";

/**
 * The native compiler gives little memory back (0.1 MB a document), so it runs in a process of its own that is replaced after this many.
 * That also keeps the 5 ms a document takes away from the event loop.
 */
const DOCUMENTS_PER_PROCESS = 500;

type Waiting = { resolve(pdf: Uint8Array): void; reject(error: Error): void };
type Compiler = { child: ChildProcess; waiting: Map<number, Waiting>; taken: number };

let current: Compiler | undefined;

/**
 * Compiles a file of `templates/` with `data` (JSON) as `sys.inputs.data` to PDF/A-2b. The process starts on first use (about 0.3 s),
 * does not keep the program alive and ends with it.
 * @param alone in a process of its own, so that a book of thousands of rows holds up no slip
 * @throws Error when the template fails or the process dies
 */
export function compilePdf(template: string, data: string, alone = false): Promise<Uint8Array> {
  if (!alone) current ??= startCompiler();
  const compiler = (alone ? undefined : current) ?? startCompiler();
  const id = compiler.taken++;
  if (compiler === current && compiler.taken >= DOCUMENTS_PER_PROCESS) current = undefined;
  return new Promise((resolve, reject) => {
    compiler.waiting.set(id, { resolve, reject });
    keepAlive(compiler);
    const order: PdfOrder = { id, template, data };
    compiler.child.send(order, (error) => error && settle(compiler, { id, error: error.message }));
  });
}

function startCompiler(): Compiler {
  const child = fork(join(import.meta.dirname, "typst-process.ts"), [], {
    execArgv: [],
    // With one arena glibc reuses what the threads of the compiler free.
    env: { MALLOC_ARENA_MAX: "1" },
    serialization: "advanced",
  });
  const compiler: Compiler = { child, waiting: new Map(), taken: 0 };
  child.on("message", (answer: PdfAnswer) => settle(compiler, answer));
  child.on("error", (error) => abandon(compiler, error.message));
  child.on("exit", (code, signal) => abandon(compiler, `it ended with ${signal ?? `code ${code}`}`));
  return compiler;
}

function settle(compiler: Compiler, answer: PdfAnswer): void {
  const waiting = compiler.waiting.get(answer.id);
  compiler.waiting.delete(answer.id);
  keepAlive(compiler);
  if ("pdf" in answer) waiting?.resolve(new Uint8Array(answer.pdf));
  else waiting?.reject(new Error(`The document could not be made: ${answer.error}`));
}

function abandon(compiler: Compiler, why: string): void {
  if (current === compiler) current = undefined;
  for (const { reject } of compiler.waiting.values()) reject(new Error(`The process that makes documents failed: ${why}`));
  compiler.waiting.clear();
}

/** Only work in progress keeps the program alive; a process that was replaced is let go when it has no more work. */
function keepAlive(compiler: Compiler): void {
  const { child, waiting } = compiler;
  if (waiting.size > 0) {
    child.ref();
    child.channel?.ref();
    return;
  }
  child.unref();
  child.channel?.unref();
  if (current !== compiler && child.connected) child.disconnect();
}
